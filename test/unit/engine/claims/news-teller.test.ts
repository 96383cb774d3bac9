import { describe, expect, it } from 'vitest';
import type { ClaimsApi } from '../../../../electron/engine/claims/api.ts';
import { Look, type Reached } from '../../../../electron/engine/claims/look.ts';
import type { OpenClaims } from '../../../../electron/engine/claims/model.ts';
import type { ClaimNews } from '../../../../electron/engine/claims/news.ts';
import { newsTeller } from '../../../../electron/engine/claims/news-teller.ts';
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

describe('looks at a client, one day after the other', () => {
  it('tell nothing of the first answer, then what is new, and the day after the due day that it is overdue', async () => {
    const clock = manualClock(Date.UTC(2026, 5, 8, 6));
    const kept = openTestStore();
    const news: (ClaimNews & { readonly client: { readonly name: string } })[] = [];
    const answers = [owes('2026-06-10'), owes('2026-06-10', '2026-07-15')];
    const tell = newsTeller({
      ...{ store: kept, log: silentLog(), nameOf: async () => 'Fjell og Fjord AS' },
      today: () => dayInNorway(clock.now()),
      onNews: (told) => news.push(...told),
    });
    const telling: Promise<void>[] = [];
    const look = new Look({
      api: { open: async () => ok(answers[0] as OpenClaims) } as unknown as ClaimsApi,
      store: new ClaimsStore(kept, clock),
      turns: new Turns({ clock, atOnce: () => 2 }),
      tokens: { straight: async () => ok('token'), straightAgain: async (refused) => ok(refused) },
      clock,
      onAnswer: (organisationNumber, saved) => saved && telling.push(tell(organisationNumber, saved)),
    });
    const day = async () => {
      news.length = 0;
      await look.open(client, { byPerson: false, signal: new AbortController().signal });
      await Promise.all(telling);
      await clock.advance(DAY_MS);
      return news.map(({ kind, client: of }) => `${kind} ${of.name}`);
    };
    expect(await day()).toEqual([]);
    answers.shift();
    expect(await day()).toEqual(['newClaim Fjell og Fjord AS']);
    expect(await day()).toEqual([]);
    expect(await day()).toEqual(['overdue Fjell og Fjord AS']);
    expect(await day()).toEqual([]);
  });
});
