import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDetails } from '../../../../electron/engine/claims/compare.ts';
import type { Filed } from '../../../../electron/engine/claims/filings.ts';
import { knownClaims } from '../../../../electron/engine/claims/known.ts';
import type { Claim, OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { claimOfReturn, type ToldOfClient, waitUntil } from '../../../../electron/engine/claims/of-return.ts';
import { readClaims, readOpenClaims } from '../../../../electron/engine/claims/read.ts';
import { returnClaim } from '../../../../shared/contract/claims-tied.ts';
import * as answers from './answers.ts';

const payment = {
  ...{ amount: 48_200, kid: '900000000012345', account: '76940512057', payee: 'Skatteetaten' },
  ...{ due: '2026-06-10', preliminary: false },
};
const filed: Filed = {
  ...{ returnId: 'r', organisationNumber: '310000002', clientName: 'Fjell', category: 'alminnelig' },
  ...{ period: { kind: 'toMaaneder', number: 2, year: 2026 }, amount: 48_200_00, kid: payment.kid, payment },
  filedOn: '2026-06-03',
};
const AFTER = '2026-06-15';

function claim(fields: object = {}, details: object = {}): Claim {
  const [read] =
    readClaims({
      krav: {
        ...{ kravidentifikator: 'KRAV-1', kravtype: 'Mva-melding', kravgruppe: 'Merverdiavgift' },
        ...{ fastsettingsmaate: 'egenfastsatt', opprinneligBeloep: 48200, gjenstaaendeBeloep: 48200 },
        kravperiode: { aar: '2026', fraDato: '2026-03-01', tilDato: '2026-04-30', terminTekniskNavn: '02' },
        kravforfall: [
          {
            ...{ forfallsdato: '2026-06-10', opprinneligBeloep: 48200, gjenstaaendeBeloep: 48200 },
            betalingsinformasjon: {
              kidnummer: '9000 0000 0012 345',
              konto: { kontonummer: '7694.05.12057' },
              ...details,
            },
          },
        ],
        ...fields,
      },
    })?.entries ?? [];
  if (!read) throw new Error('not read');
  return read;
}

const openOf = (...claims: Claim[]): OpenClaims => ({
  ...{ party: null, shielded: false, claims, unplaced: [], totals: null, groups: [] },
});
const told = (answer: OpenClaims | null, more: Partial<ToldOfClient> = {}, fetchedAt = '2026-06-14T05:00:00Z') => ({
  kept: { organisationNumber: '310000002', fetchedAt, answer, problem: null, seenAt: null },
  ...{ years: [], gone: [], isReached: true, ...more },
});
const view = (of: ToldOfClient, today = AFTER, more: Partial<Filed> = {}) =>
  claimOfReturn({ ...filed, ...more }, of, { today, replacedBy: null });
const year = (fetchedAt: string, ...entries: Claim[]) => ({
  ...{ year: 2026, fetchedAt, answer: { party: null, shielded: false, from: null, to: null, entries } },
});

describe('the claim of a return that was filed', () => {
  it('is waited for five working days, over Whitsun and weekends, and no warning comes before', () => {
    expect(waitUntil('2026-06-03')).toBe('2026-06-10');
    // Whit Monday is no working day.
    expect(waitUntil('2026-05-21')).toBe('2026-05-29');
    for (const day of ['2026-06-03', '2026-06-07', '2026-06-10'])
      expect(view(told(openOf()), day).state).toBe('waiting');
    expect(view(told(openOf()), '2026-06-11').state).toBe('notOpen');
  });

  it('has not come only when the year’s own answer lacks it too', () => {
    expect(view(told(openOf())).askYears).toEqual([2026]);
    expect(view(told(openOf(), { years: [year('2026-06-05T05:00:00Z')] })).state).toBe('notOpen');
    expect(view(told(openOf(), { years: [year('2026-06-14T06:00:00Z')] })).state).toBe('missing');
  });

  it('is not judged by an answer from before it could be there, nor by one that withholds it', () => {
    expect(view(told(openOf(), {}, '2026-06-09T05:00:00Z')).state).toBe('notFetched');
    expect(view(told(null)).state).toBe('notFetched');
    expect(view(told({ ...openOf(), shielded: true })).state).toBe('shielded');
    expect(view(told(null, { isReached: false })).state).toBe('unreached');
  });

  it('is there, right, and how to pay it is as the return has it', () => {
    const found = view(told(openOf(claim())), '2026-06-04');
    expect(found).toMatchObject({ state: 'there', amount: 'same', settled: 'open', open: 48_200_00 });
    expect(found.details?.map(({ field, same }) => [field, same])).toEqual([
      ['kid', true],
      ['account', true],
      ['amount', true],
      ['due', true],
    ]);
  });

  it('is settled when it left what is open: seen to go, or known from its year', () => {
    const gone = [
      { kind: 'gone' as const, claim: claim(), before: 48_200_00, after: null, at: '2026-06-12T05:00:00Z' },
    ];
    expect(view(told(openOf(), { gone }))).toMatchObject({ state: 'there', settled: 'all', goneOn: '2026-06-12' });
    const paid = claim({
      gjenstaaendeBeloep: 0,
      kravforfall: [{ forfallsdato: '2026-06-10', opprinneligBeloep: 48200, gjenstaaendeBeloep: 0 }],
    });
    expect(view(told(openOf(), { years: [year('2026-06-14T06:00:00Z', paid)] }))).toMatchObject({
      ...{ state: 'there', settled: 'all', goneOn: null, details: null },
    });
    // It was open when the year was asked for, and is so no longer.
    expect(view(told(openOf(), { years: [year('2026-06-12T06:00:00Z', claim())] })).settled).toBe('all');
    // Of a shielded client that it is not listed says nothing.
    const withheld = told({ ...openOf(), shielded: true }, { years: [year('2026-06-12T06:00:00Z', claim())] });
    expect(view(withheld).settled).toBe('open');
  });

  it('is open again when it was put right and came back', () => {
    const gone = [
      { kind: 'gone' as const, claim: claim(), before: 48_200_00, after: null, at: '2026-06-12T05:00:00Z' },
    ];
    expect(view(told(openOf(claim()), { gone }))).toMatchObject({ settled: 'open', goneOn: null });
  });

  it('with another amount waits while a correction may be on its way, and is a notice after', () => {
    const other = told(openOf(claim({ opprinneligBeloep: 40000 })));
    expect(view(other, '2026-06-08').state).toBe('waiting');
    expect(view(other)).toMatchObject({ state: 'there', amount: 'other', claimed: 40_000_00, filed: 48_200_00 });
  });

  it('is the sum of the first and the correction', () => {
    const first = claim({ kravidentifikator: 'KRAV-0', opprinneligBeloep: 40000, gjenstaaendeBeloep: 0 });
    const more = claim({ kravidentifikator: 'KRAV-2', opprinneligBeloep: 8200, gjenstaaendeBeloep: 8200 });
    const found = view(told(openOf(first, more)));
    expect(found).toMatchObject({ amount: 'same', claimed: 48_200_00, open: 8_200_00 });
    expect(found.details?.find(({ field }) => field === 'amount')?.same).toBe(true);
  });

  it('does not come of nothing, and is the newer return’s where there is one', () => {
    expect(view(told(openOf()), AFTER, { amount: 0 }).state).toBe('nothing');
    const replaced = claimOfReturn(filed, told(openOf(claim())), { today: AFTER, replacedBy: 'newer' });
    expect(replaced).toMatchObject({ state: 'replaced', replacedBy: 'newer', lines: [], details: null });
  });

  it('stands apart from what the authority decided for the term, and from its fines', () => {
    const decided = claim({ kravidentifikator: 'K2', fastsettingsmaate: 'myndighetsfastsatt' });
    const fine = claim({ kravidentifikator: 'K3', kravtype: 'tvangsmulktMvaManglendeMvaMelding' });
    const ofOther = claim({ kravidentifikator: 'K4', kravtype: 'tvangsmulktMva', kravperiode: { aar: '2025' } });
    const found = view(told(openOf(decided, fine, ofOther, claim())));
    expect(found.lines.map(({ claimId }) => claimId)).toEqual(['KRAV-1']);
    expect(found.decided.map(({ claimId }) => claimId)).toEqual(['K2', 'K3']);
  });

  it('to the client’s credit has nothing to pay by', () => {
    const credit = claim({
      ...{ opprinneligBeloep: -48200, gjenstaaendeBeloep: -48200 },
      kravforfall: [{ opprinneligBeloep: -48200, gjenstaaendeBeloep: -48200, forfallsdato: '2026-06-10' }],
    });
    const found = view(told(openOf(credit)), AFTER, { amount: -48_200_00, payment: null });
    expect(found).toMatchObject({ state: 'there', amount: 'same', settled: 'open', details: null });
  });
});

describe('how to pay, as the return and its claim have it', () => {
  it('tells each number that is another', () => {
    const other = claim({}, { kidnummer: '123', konto: { kontonummer: '86010517198' } });
    expect(compareDetails(payment, [other], false)).toEqual([
      { field: 'kid', ofReturn: payment.kid, ofClaim: '123', same: false },
      { field: 'account', ofReturn: payment.account, ofClaim: '86010517198', same: false },
      { field: 'amount', ofReturn: '4820000', ofClaim: '4820000', same: true },
      { field: 'due', ofReturn: '2026-06-10', ofClaim: '2026-06-10', same: true },
    ]);
  });

  it('is not told where Skatteetaten gave none', () => {
    const bare = claim({ kravforfall: [{ opprinneligBeloep: 1, gjenstaaendeBeloep: 1, betalingsinformasjon: {} }] });
    expect(compareDetails(payment, [bare], false)).toEqual([]);
    expect(compareDetails(payment, [], false)).toBeNull();
    expect(compareDetails(null, [bare], false)).toBeNull();
  });
});

describe('whatever the service writes', () => {
  const day = fc.constantFrom('2026-06-03', '2026-06-10', '2026-06-11', '2027-01-02');
  it('is a view that keeps its promises: nothing thrown, no warning while it may come', () => {
    fc.assert(
      fc.property(answers.openClaims, answers.claims, answers.claims, day, (open, history, left, today) => {
        const answer = readOpenClaims(open) ?? null;
        const entries = readClaims(history)?.entries ?? [];
        const gone = (readClaims(left)?.entries ?? []).map((each) => ({
          ...{ kind: 'gone' as const, claim: each, before: each.open, after: null, at: '2026-06-12T05:00:00Z' },
        }));
        const of = told(answer, { years: [year('2026-06-13T00:00:00Z', ...entries)], gone });
        const found = view(of, today);
        returnClaim.omit({ replacedBy: true }).parse(found);
        if (today <= '2026-06-10') expect(['missing', 'notOpen', 'notFetched']).not.toContain(found.state);
        if (found.state !== 'there') expect([found.amount, found.settled, found.lines.length]).toEqual([null, null, 0]);
      }),
    );
  });

  it('leaves out no claim that is open', () => {
    fc.assert(
      fc.property(answers.openClaims, (open) => {
        const answer = readOpenClaims(open);
        if (!answer) return;
        const known = new Set(knownClaims(told(answer)).map(({ claim: each }) => each.id));
        for (const { id } of answer.claims) expect(known.has(id)).toBe(true);
      }),
    );
  });
});
