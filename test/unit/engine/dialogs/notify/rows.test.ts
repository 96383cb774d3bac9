import { beforeEach, describe, expect, it } from 'vitest';
import { clientsAnsweredFor, isOwnFiling, refusedFilings } from '../../../../../electron/engine/dialogs/notify/rows.ts';
import { openTestStore, type TestStore } from '../../support.ts';

const CLIENT = '310000019';
let store: TestStore;
beforeEach(() => {
  store = openTestStore();
});

async function filing(change: { started_at: string; instance?: string | null; organisation_number?: string }) {
  const of = {
    organisation_number: CLIENT,
    client_name: 'Fjell og Fjord AS',
    category: 'alminnelig',
    period: '2026-toMaaneder-2',
    figures_hash: '',
  };
  const file = { file_name: '', file_hash: '', imported_at: '', imported_by: 'Kari', discarded_at: null };
  await store.db
    .insertInto('returns')
    .values({ id: 'r-1', ...of, document: '{}', ...file })
    .execute();
  await store.db
    .insertInto('filings')
    .values({
      id: 'f-1',
      return_id: 'r-1',
      ...of,
      channel: 'systemUser',
      person: 'Kari',
      reference: '',
      job_id: 'j-1',
      state: 'waitingForFeedback',
      sent: 'sent',
      open: 1,
      instance: '50000001/7b0ce7a2-9d0d-4f5c-9d5a-0d9a3c2f6a11',
      verdict: null,
      server_findings: '[]',
      payment: null,
      problem: null,
      settled_at: null,
      ...change,
    })
    .execute();
}

describe('a message of the VAT app', () => {
  const made = '2026-05-04T08:05:00.0000000Z';

  it('is explained by a filing of ours for the client that began shortly before it', async () => {
    await filing({ started_at: '2026-05-04T08:04:00.000Z' });
    expect(await isOwnFiling(store, CLIENT, made)).toBe(true);
    expect(await isOwnFiling(store, '310000027', made)).toBe(false);
    expect(await isOwnFiling(store, CLIENT, '2026-05-03T08:05:00.0000000Z')).toBe(false);
    expect(await isOwnFiling(store, CLIENT, '2026-05-06T08:05:00.0000000Z')).toBe(false);
  });

  it('is not explained by a filing that never made an instance', async () => {
    await filing({ started_at: '2026-05-04T08:04:00.000Z', instance: null });
    expect(await isOwnFiling(store, CLIENT, made)).toBe(false);
  });
});

describe('the clients a person answers for', () => {
  it('are those that name them as responsible or as deputy', async () => {
    const names = [
      ['310000019', 'Kari', ''],
      ['310000027', 'Ola', 'Kari'],
      ['310000035', 'Ola', ''],
    ] as const;
    for (const [organisation_number, responsible, deputy] of names)
      await store.db
        .insertInto('clients')
        .values({
          organisation_number,
          name: organisation_number,
          form: 'AS',
          bankrupt: 0,
          vat_registered: 1,
          looked_up_at: null,
          responsible,
          deputy,
        })
        .execute();
    expect([...(await clientsAnsweredFor(store, 'Kari'))].sort()).toEqual(['310000019', '310000027']);
  });
});

describe('refused filings', () => {
  it('are those that Skatteetaten said no to', async () => {
    await filing({ started_at: '2026-05-04T08:00:00.000Z' });
    expect(await refusedFilings(store)).toEqual([]);
    await store.db.updateTable('filings').set({ verdict: 'ugyldig skattemelding' }).execute();
    const client = { organisationNumber: CLIENT, name: 'Fjell og Fjord AS' };
    expect(await refusedFilings(store)).toEqual([{ id: 'f-1', returnId: 'r-1', client }]);
  });
});
