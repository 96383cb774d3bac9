import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { movements } from '../../../../electron/engine/claims/movements.ts';
import { newsOf } from '../../../../electron/engine/claims/news.ts';
import { readOpenClaims } from '../../../../electron/engine/claims/read.ts';
import type { Period } from '../../../../shared/contract/mva.ts';
import { openClaims } from './answers.ts';

const read = (answer: unknown): OpenClaims => readOpenClaims(answer) as OpenClaims;
const MARCH = { aar: '2026', fraDato: '2026-03-01', tilDato: '2026-04-30', terminTekniskNavn: '02' };
const term: Period = { kind: 'toMaaneder', year: 2026, number: 2 };

interface Made {
  readonly id: string;
  readonly open: number;
  readonly due?: string;
  readonly type?: string;
  readonly change?: Record<string, unknown>;
}
const answer = (...made: Made[]): OpenClaims =>
  read({
    aapentKravMedGjenstaaendeBeloep: made.map(
      ({ id, open, due = '2026-06-10', type = 'Mva-melding', change = {} }) => ({
        ...{ kravidentifikator: id, kravtype: type, kravgruppe: 'Merverdiavgift', gjenstaaendeBeloep: open },
        kravforfall: [{ kravforfallsIdentifikator: id, forfallsdato: due, gjenstaaendeBeloep: open }],
        ...change,
      }),
    ),
  });
const told = (
  before: OpenClaims,
  after: OpenClaims,
  filed: readonly Period[] = [],
  days = ['2026-06-01', '2026-06-02'],
) =>
  newsOf({
    ...{ before, after, yesterday: days[0] ?? '', today: days[1] ?? '', filed },
    moved: movements(before, after),
  }).map(({ kind }) => kind);

describe('what is news of a client’s claims', () => {
  it('is nothing when nothing moved and no day passed', () => {
    fc.assert(
      fc.property(openClaims, (given) => {
        expect(told(read(given), read(given), [], ['2026-06-02', '2026-06-02'])).toEqual([]);
      }),
    );
  });

  it('is a new claim, but not its interest, nor one that a return of ours explains', () => {
    const none = answer();
    expect(told(none, answer({ id: 'a', open: 100 }))).toEqual(['newClaim']);
    expect(told(none, answer({ id: 'a', open: 100, change: { hovedstolKravidentifikator: 'b' } }))).toEqual([]);
    const own = answer({ id: 'a', open: 100, change: { kravperiode: MARCH, fastsettingsmaate: 'egenfastsatt' } });
    expect(told(none, own, [term])).toEqual([]);
    expect(told(none, own, [{ ...term, number: 3 }])).toEqual(['newClaim']);
    // What the authority sets itself for that term is not what we filed.
    const set = answer({ id: 'a', open: 100, change: { kravperiode: MARCH, fastsettingsmaate: 'myndighetsfastsatt' } });
    expect(told(none, set, [term])).toEqual(['newClaim']);
  });

  it('is a coercive fine, also for a term that was filed', () => {
    const fine = answer({ id: 'f', open: 5_000, type: 'tvangsmulktMva', change: { kravperiode: MARCH } });
    expect(told(answer(), fine, [term])).toEqual(['fine']);
  });

  it('is that a claim fell overdue, the day after its due day and once, also where we filed its return', () => {
    const owed = answer({ id: 'a', open: 100, due: '2026-06-10', change: { kravperiode: MARCH } });
    expect(told(owed, owed, [term], ['2026-06-09', '2026-06-10'])).toEqual([]);
    expect(told(owed, owed, [term], ['2026-06-10', '2026-06-11'])).toEqual(['overdue']);
    // After a weekend, or a week without answers.
    expect(told(owed, owed, [term], ['2026-06-05', '2026-06-15'])).toEqual(['overdue']);
    expect(told(owed, owed, [term], ['2026-06-11', '2026-06-12'])).toEqual([]);
  });

  it('is that a claim is overdue when it first appears so late, whatever explains the claim itself', () => {
    const late = answer({ id: 'a', open: 100, due: '2026-05-10', change: { kravperiode: MARCH } });
    expect(told(answer(), late, [term])).toEqual(['overdue']);
    expect(told(answer(), late, [])).toEqual(['newClaim', 'overdue']);
  });

  it('is not that a claim fell overdue whose execution is put off, until it is no longer', () => {
    const owed = (utsattIverksettelse: boolean) =>
      answer({
        ...{ id: 'a', open: 100 },
        change: { kravforfall: [{ forfallsdato: '2026-06-10', gjenstaaendeBeloep: 100, utsattIverksettelse }] },
      });
    expect(told(owed(true), owed(true), [], ['2026-06-10', '2026-06-11'])).toEqual([]);
    expect(told(owed(true), owed(false), [], ['2026-06-20', '2026-06-21'])).toEqual(['overdue']);
  });

  it('is nothing that comes of a party being shielded no longer', () => {
    const owed = answer({ id: 'a', open: 100, due: '2026-05-10' });
    expect(told({ ...owed, claims: [], shielded: true }, owed)).toEqual([]);
  });

  it('is that credit was settled, and not that a debt was', () => {
    expect(told(answer({ id: 'c', open: -700 }), answer())).toEqual(['payout']);
    expect(told(answer({ id: 'c', open: -700 }), answer({ id: 'c', open: -200 }))).toEqual(['payout']);
    expect(told(answer({ id: 'd', open: 700 }), answer())).toEqual([]);
  });

  it('never throws and has a key for each, whatever was answered', () => {
    fc.assert(
      fc.property(openClaims, openClaims, (one, other) => {
        const [before, after] = [read(one), read(other)];
        const day = '2026-06-01';
        const news = newsOf({
          ...{ before, after, yesterday: day, today: '2026-07-01', filed: [term] },
          moved: movements(before, after),
        });
        expect(news.every(({ key }) => key !== '')).toBe(true);
      }),
    );
  });
});
