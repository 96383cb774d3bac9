import { describe, expect, it } from 'vitest';
import type { ClaimsApi } from '../../../../electron/engine/claims/api.ts';
import { Look, type Reached } from '../../../../electron/engine/claims/look.ts';
import type { OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { type ClientNews, NewsTeller } from '../../../../electron/engine/claims/news-teller.ts';
import { readOpenClaims } from '../../../../electron/engine/claims/read.ts';
import { ClaimsStore } from '../../../../electron/engine/claims/store.ts';
import { Turns } from '../../../../electron/engine/claims/turns.ts';
import { dayInNorway } from '../../../../shared/mva/periods.ts';
import { ok } from '../../../../shared/outcome.ts';
import { manualClock, openTestStore, silentLog } from '../support.ts';

const DAY_MS = 24 * 60 * 60_000;
const client: Reached = {
  organisationNumber: '310000002',
  systemUser: { id: 'u', system: 'firm', externalRef: 'r', kind: 'agent', title: 'Klienter', packages: [] },
};
const owes = (...due: string[]): OpenClaims =>
  readOpenClaims({
    aapentKravMedGjenstaaendeBeloep: due.map((each) => ({
      ...{ kravidentifikator: each, kravtype: 'ARBGAVG', kravgruppe: 'Arbeidsgiveravgift', gjenstaaendeBeloep: 100 },
      kravforfall: [{ forfallsdato: each, gjenstaaendeBeloep: 100 }],
    })),
  }) as OpenClaims;

function stage() {
  const clock = manualClock(Date.UTC(2026, 5, 8, 6));
  const kept = openTestStore();
  const claims = new ClaimsStore(kept, clock);
  const news: ClientNews[] = [];
  let isFull = false;
  const teller = new NewsTeller({
    ...{ store: kept, claims, log: silentLog(), today: () => dayInNorway(clock.now()) },
    onNews: async (told) => {
      if (isFull) throw new Error('the disk is full');
      news.push(...told);
    },
  });
  let answer = owes();
  const telling: Promise<void>[] = [];
  const look = new Look({
    api: { open: async () => ok(answer) } as unknown as ClaimsApi,
    ...{ store: claims, turns: new Turns({ clock, atOnce: () => 2 }), clock },
    tokens: { straight: async () => ok('token'), straightAgain: async (refused) => ok(refused) },
    onAnswer: (organisationNumber, saved) => saved && telling.push(teller.tell(organisationNumber, saved)),
  });
  const told = () => news.splice(0).map(({ kind, organisationNumber }) => `${kind} ${organisationNumber}`);
  const day = async (given = answer) => {
    answer = given;
    await look.open(client, { byPerson: false, signal: new AbortController().signal });
    await Promise.all(telling);
    await clock.advance(DAY_MS);
    return told();
  };
  return { ...{ day, told, teller, claims }, fill: (full: boolean) => (isFull = full) };
}
const of = (kind: string) => `${kind} ${client.organisationNumber}`;

describe('looks at a client, one day after the other', () => {
  it('tell nothing of the first answer, then what is new, and the day after the due day that it is overdue', async () => {
    const { day } = stage();
    expect(await day(owes('2026-06-10'))).toEqual([]);
    expect(await day(owes('2026-06-10', '2026-07-15'))).toEqual([of('newClaim')]);
    expect(await day()).toEqual([]);
    expect(await day()).toEqual([of('overdue')]);
    expect(await day()).toEqual([]);
  });

  it('lose no news to a kill or a fault between the answer and its telling, whatever was answered since', async () => {
    const { day, told, teller, claims, fill } = stage();
    await day(owes());
    fill(true);
    expect(await day(owes('2026-07-15'))).toEqual([]);
    expect(await day(owes('2026-07-15', '2026-08-15'))).toEqual([]);
    expect(await claims.untold()).toHaveLength(1);
    fill(false);
    await teller.rest();
    expect(told()).toEqual([of('newClaim'), of('newClaim')]);
    expect(await claims.untold()).toEqual([]);
    await teller.rest();
    expect(told()).toEqual([]);
  });
});
