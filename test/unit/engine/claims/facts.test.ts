import { describe, expect, it } from 'vitest';
import { Facts } from '../../../../electron/engine/claims/facts.ts';
import type { OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { readOpenClaims } from '../../../../electron/engine/claims/read.ts';
import { ClaimsStore } from '../../../../electron/engine/claims/store.ts';
import { manualClock, openTestStore, type TestStore } from '../support.ts';

const A = '310000019';
const B = '310000027';

function answer(overdue: number, ...claims: object[]): OpenClaims {
  const read = readOpenClaims({
    totalOversikt: { sumForfalteKrav: overdue },
    aapentKravMedGjenstaaendeBeloep: claims.map((claim) => ({
      ...{ kravgruppe: 'Merverdiavgift', gjenstaaendeBeloep: 657 },
      ...{ kravperiode: { aar: '2026', fraDato: '2026-03-01', tilDato: '2026-04-30' } },
      ...claim,
    })),
  });
  if (!read) throw new Error('not read');
  return read;
}
const fine = { kravidentifikator: 'F', kravtype: 'tvangsmulktMvaManglendeMvaMelding' };
const decided = { kravidentifikator: 'D', kravtype: 'Mva-melding', fastsettingsmaate: 'myndighetsfastsatt' };

async function file(store: TestStore, period: string, verdict: string | null): Promise<void> {
  const of = { organisation_number: A, client_name: 'Fjell', category: 'alminnelig', period, figures_hash: '' };
  const id = `${period} ${verdict}`;
  const made = { file_name: '', file_hash: '', imported_at: '', imported_by: 'Kari', discarded_at: null };
  await store.db
    .insertInto('returns')
    .values({ id, ...of, document: '{}', ...made })
    .execute();
  await store.db
    .insertInto('filings')
    .values({
      ...{ id, return_id: id, ...of, channel: 'systemUser', person: 'Kari', reference: '', job_id: 'j', open: 0 },
      ...{ state: 'settled', sent: 'sent', instance: null, verdict, server_findings: '[]', payment: null },
      ...{ problem: null, started_at: '2026-06-03T08:00:00Z', settled_at: null },
    })
    .execute();
}

function stage() {
  const clock = manualClock(Date.UTC(2026, 10, 2, 9));
  const store = openTestStore({ clock });
  const claims = new ClaimsStore(store, clock);
  const facts = new Facts(claims, store);
  const idsOf = async (part: 'missing' | 'fines') =>
    (await facts.of(() => true)).map((each) => each[part].map(({ id }) => id));
  return { clock, store, claims, facts, idsOf };
}

describe('what asks for somebody today', () => {
  it('is a return that Skatteetaten misses, until one is filed for that very term and not rejected', async () => {
    const { store, claims, idsOf } = stage();
    await claims.save(A, answer(0, fine, decided));
    expect(await idsOf('missing')).toEqual([['F', 'D']]);
    await file(store, '2026-toMaaneder-3', 'ingen avvik');
    await file(store, '2026-toMaaneder-2', 'ugyldig skattemelding');
    expect(await idsOf('missing')).toEqual([['F', 'D']]);
    expect(await idsOf('fines')).toEqual([[]]);
    await file(store, '2026-toMaaneder-2', null);
    expect(await idsOf('missing')).toEqual([[]]);
    // What was decided then is no return that is missing, but the fine is to be paid all the same.
    expect(await idsOf('fines')).toEqual([['F']]);
  });

  it('is read anew when there is another answer, and not of those that refuse or are not reached', async () => {
    const { clock, claims, facts } = stage();
    await claims.save(A, answer(500));
    await claims.save(B, answer(700));
    const overdue = async (isReached = (_: string) => true) => (await facts.of(isReached)).map((each) => each.overdue);
    expect(await overdue()).toEqual([500_00, 700_00]);
    await clock.advance(1_000);
    await claims.save(A, answer(100));
    expect(await overdue()).toEqual([100_00, 700_00]);
    expect(await overdue((number) => number === B)).toEqual([700_00]);
    await claims.saveProblem(B, { code: 'claims.noAccess', params: {}, retryable: false }, null);
    expect(await overdue()).toEqual([100_00]);
    // A service that is down takes nothing of what was told away.
    await claims.saveProblem(A, { code: 'http.unavailable', params: {}, retryable: true }, null);
    expect(await overdue()).toEqual([100_00]);
  });
});
