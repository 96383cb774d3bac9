import { beforeEach, describe, expect, it } from 'vitest';
import { DialogportenApi } from '../../../../electron/engine/dialogs/api.ts';
import { listDialogs } from '../../../../electron/engine/dialogs/query.ts';
import type { ListItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import { DialogSync, type SyncOptions } from '../../../../electron/engine/dialogs/sync.ts';
import type { HttpRequest } from '../../../../electron/engine/http/http.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, silentLog, type TestStore } from '../support.ts';

const CLIENT = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const OTHER = { organisationNumber: '310000027', name: 'Øvre Årdal Bakeri AS' };
const SYSTEM_USER = {
  id: 's-1',
  system: 'firm' as const,
  externalRef: 'agent-1',
  kind: 'agent' as const,
  title: 'Klienter',
  packages: [],
};
const ORIGIN = { organisationNumber: CLIENT.organisationNumber, clientName: CLIENT.name, systemUserId: 's-1' };
const FILTER = { offset: 0, limit: 100 };

function item(number: number, change: Partial<ListItem> & { title?: string; summary?: string } = {}): ListItem {
  const stamp = `2026-05-${String(number).padStart(2, '0')}T07:12:33.1234560Z`;
  const text = (value: string) => ({ value: [{ value, languageCode: 'nb' }], mediaType: 'text/plain' });
  const { title, summary, ...rest } = change;
  return {
    id: `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`,
    org: 'skd',
    serviceResource: 'urn:altinn:resource:skd-vedtak',
    serviceResourceType: 'CorrespondenceService',
    party: organisationUrn(CLIENT.organisationNumber),
    createdAt: stamp,
    updatedAt: stamp,
    contentUpdatedAt: stamp,
    status: 'NotApplicable',
    hasUnopenedContent: true,
    fromServiceOwnerTransmissionsCount: 0,
    fromPartyTransmissionsCount: 0,
    isContentSeen: false,
    isApiOnly: false,
    endUserContext: { revision: 'r', systemLabels: ['Default'] },
    content: { title: text(title ?? `Vedtak ${number}`), summary: text(summary ?? 'Vedtaket gjelder 2. termin.') },
    ...rest,
  };
}

let store: TestStore;
let dialogs: DialogStore;
beforeEach(async () => {
  store = openTestStore();
  dialogs = new DialogStore(store, manualClock());
  for (const client of [CLIENT, OTHER]) {
    await store.db
      .insertInto('clients')
      .values({
        organisation_number: client.organisationNumber,
        name: client.name,
        form: 'AS',
        bankrupt: 0,
        vat_registered: 1,
        looked_up_at: null,
      })
      .execute();
  }
});

describe('messages held locally', () => {
  it('count as changed only when something in them changed', async () => {
    expect(await dialogs.save(ORIGIN, [item(1), item(2)])).toBe(2);
    expect(await dialogs.save(ORIGIN, [item(1), item(2, { isContentSeen: true })])).toBe(1);
  });

  it('keep everything that the list says, and count as changed when any of it changes', async () => {
    await dialogs.save(ORIGIN, [item(1)]);
    const activity = { id: 'a-1', createdAt: '2026-05-02T00:00:00.0000000Z', type: 'Information' };
    const seenSinceLastContentUpdate = [
      { seenAt: '2026-05-03T08:00:00.0000000Z', seenBy: { actorName: 'Kari Vik' }, isCurrentEndUser: false },
    ];
    for (const change of [
      { progress: 40 },
      { extendedStatus: 'waiting' },
      { latestActivity: activity },
      { seenSinceLastContentUpdate },
      { fromPartyTransmissionsCount: 2 },
      { hasUnopenedContent: false },
    ])
      expect(await dialogs.save(ORIGIN, [item(1, change)]), JSON.stringify(change)).toBe(1);
    await dialogs.save(ORIGIN, [
      item(1, { org: 'nav', progress: 60, latestActivity: activity, seenSinceLastContentUpdate }),
    ]);
    expect(await dialogs.find(item(1).id)).toMatchObject({
      ...{ org: 'nav', progress: 60, extended_status: null, has_unopened_content: 1, from_party_transmissions: 0 },
      ...{ latest_activity_id: 'a-1', latest_activity_type: 'Information', latest_activity_at: activity.createdAt },
      seen: '[{"at":"2026-05-03T08:00:00.0000000Z","name":"Kari Vik","mine":false}]',
    });
  });

  it('stay with the system user that listed them first', async () => {
    await dialogs.save(ORIGIN, [item(1)]);
    expect(await dialogs.save({ ...ORIGIN, systemUserId: 's-2' }, [item(1)])).toBe(0);
    expect(await dialogs.ids(item(1).party, 's-2')).toEqual([]);
  });

  it('keep the received timestamps to the last digit', async () => {
    await dialogs.save(ORIGIN, [item(1)]);
    expect((await dialogs.find(item(1).id))?.updated_at).toBe('2026-05-01T07:12:33.1234560Z');
  });

  it('stay done until new content comes', async () => {
    await dialogs.save(ORIGIN, [item(1)]);
    await dialogs.setDone(item(1).id, true);
    await dialogs.save(ORIGIN, [item(1, { isContentSeen: true })]);
    expect((await dialogs.find(item(1).id))?.done).toBe(1);
    await dialogs.save(ORIGIN, [item(1, { contentUpdatedAt: '2026-06-01T00:00:00.0000000Z' })]);
    expect((await dialogs.find(item(1).id))?.done).toBe(0);
  });

  it('are counted as unread per client while neither read nor done', async () => {
    await dialogs.save(ORIGIN, [item(1), item(2), item(3, { isContentSeen: true })]);
    await dialogs.setDone(item(2).id, true);
    expect(await dialogs.unread()).toEqual(new Map([[CLIENT.organisationNumber, 1]]));
  });
});

describe('a search', () => {
  const found = async (search: string) =>
    (await listDialogs(store, { ...FILTER, search })).rows.map((row) => row.title);
  beforeEach(() =>
    dialogs.save(ORIGIN, [
      item(1, { title: 'Vedtak om merverdiavgift' }),
      item(2, { title: 'Purring på årsregnskap', summary: 'Årsregnskapet er ikke mottatt.' }),
      item(3, { title: 'Arsenikk i grunnvann' }),
    ]),
  );

  it('finds words from their beginning as they are typed, newest first', async () => {
    expect(await found('merverdi')).toEqual(['Vedtak om merverdiavgift']);
    expect(await found('fjell')).toHaveLength(3);
  });

  it('keeps å apart from a', async () => {
    expect(await found('års')).toEqual(['Purring på årsregnskap']);
    expect(await found('ars')).toEqual(['Arsenikk i grunnvann']);
  });

  it.each(['"', '*', 'AND', 'title:x', '(', '-', "'; DROP TABLE dialogs", 'NEAR(', '^'])(
    'takes %s as text, never as a query language',
    async (text) => {
      await expect(found(text)).resolves.toBeDefined();
      expect((await listDialogs(store, FILTER)).total).toBe(3);
    },
  );

  it('marks what it found', async () => {
    const { rows } = await listDialogs(store, { ...FILTER, search: 'avgift merverdi' });
    expect(rows).toHaveLength(0);
    const hit = (await listDialogs(store, { ...FILTER, search: 'merverdi' })).rows[0];
    expect(hit?.snippet).toBe('Vedtak om \uE000merverdiavgift\uE001');
  });
});

describe('the quiet sync', () => {
  function sync(script: Script, change: Partial<SyncOptions> = {}) {
    const http = scriptedHttp(script);
    const clock = manualClock(Date.UTC(2026, 4, 20));
    const pushes: string[] = [];
    const looked: string[] = [];
    const health: string[] = [];
    const sync = new DialogSync({
      store: dialogs,
      api: new DialogportenApi(http, 'https://dialogporten.example'),
      tokens: { altinn: async () => ok('token'), forget: () => undefined } as unknown as SyncOptions['tokens'],
      audit: { around: (_entry: unknown, act: () => Promise<unknown>) => act() } as unknown as SyncOptions['audit'],
      clock,
      log: silentLog(),
      push: (name) => pushes.push(name),
      systemUsers: async () => [SYSTEM_USER],
      clientsOf: async () => [CLIENT, OTHER],
      isReached: async () => true,
      onSeen: async (_systemUser, seen) => {
        looked.push(...seen);
      },
      onHealth: async (systemUser, state) => {
        health.push(`${systemUser.title} ${state}`);
      },
      random: () => 0.5,
      ...change,
    });
    return { http, clock, sync, pushes, looked, health };
  }
  const party = (client: { organisationNumber: string }, more: object = {}) => ({
    party: organisationUrn(client.organisationNumber),
    ...more,
  });
  const parties = (...list: object[]) => ({ status: 200, body: { authorizedParties: list } });
  const page = (items: ListItem[], more: object = {}) => ({
    status: 200,
    body: { items, hasNextPage: false, ...more },
  });
  const query = (request: HttpRequest | undefined) => new URL(request?.url ?? 'https://none').searchParams;
  const isParties = (request: HttpRequest) => request.url.endsWith('/parties');

  it('lists and never reads details, so that nothing is marked as seen', async () => {
    const { http, sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT)) : page([item(1), item(2)]),
    );
    await quiet.now();
    await quiet.settled();
    expect((await listDialogs(store, FILTER)).total).toBe(2);
    expect(http.requests.map((request) => `${request.method} ${new URL(request.url).pathname}`)).toEqual([
      'GET /api/v1/enduser/parties',
      'GET /api/v1/enduser/dialogs',
    ]);
  });

  it('walks every page with the same order, and goes on from the newest it received, with overlap', async () => {
    const {
      http,
      sync: quiet,
      looked,
    } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT));
      if (query(request).get('continuationToken') === 'next') return page([item(9)]);
      return query(request).has('updatedAfter')
        ? page([])
        : page([item(3)], { hasNextPage: true, continuationToken: 'next' });
    });
    await quiet.now();
    await quiet.settled();
    const walked = http.requests.filter((request) => !isParties(request));
    expect(walked.map((request) => query(request).get('orderBy'))).toEqual(['createdAt_asc', 'createdAt_asc']);
    expect(looked).toEqual([CLIENT.organisationNumber]);
    await quiet.now();
    await quiet.settled();
    expect(query(http.requests.at(-1)).get('updatedAfter')).toBe('2026-05-09T06:57:33.123Z');
  });

  it('knows what sub-units are called', async () => {
    const sub = { party: organisationUrn('310000035'), name: 'Fjell og Fjord AS avd. Molde' };
    const { sync: quiet } = sync((request) =>
      request.url.endsWith('/parties') ? parties(party(CLIENT, { subParties: [sub] })) : page([]),
    );
    await quiet.now();
    await quiet.settled();
    const known = await store.db.selectFrom('dialog_parties').selectAll().where('name', '!=', '').execute();
    expect(known).toEqual([{ ...sub, organisation_number: CLIENT.organisationNumber }]);
  });

  it('asks for sub-units, and not for a main unit that is only a heading', async () => {
    const sub = { party: organisationUrn('310000035') };
    const { http, sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT, { hasOnlyAccessToSubParties: true, subParties: [sub] })) : page([]),
    );
    await quiet.now();
    await quiet.settled();
    expect(
      http.requests.filter((request) => !isParties(request)).map((request) => query(request).get('party')),
    ).toEqual([sub.party]);
  });

  it('keeps one client’s failure at that client and goes on with the next', async () => {
    const { sync: quiet } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT), party(OTHER));
      if (query(request).get('party') === organisationUrn(CLIENT.organisationNumber))
        return fail('http.timeout', { retryable: true });
      return page([item(5, { party: organisationUrn(OTHER.organisationNumber) })]);
    });
    await quiet.now();
    await quiet.settled();
    expect(quiet.state().failures).toMatchObject([{ client: CLIENT, problem: { code: 'http.timeout' } }]);
    expect((await listDialogs(store, FILTER)).rows.map((row) => row.client.name)).toEqual([OTHER.name]);
  });

  it('asks nothing about a client whose access ended while the others had their turn', async () => {
    const { http, sync: quiet } = sync(
      (request) => (isParties(request) ? parties(party(CLIENT), party(OTHER)) : page([])),
      { isReached: async (_systemUser, organisationNumber) => organisationNumber === OTHER.organisationNumber },
    );
    await quiet.now();
    await quiet.settled();
    const asked = http.requests.filter((request) => !isParties(request)).map((request) => query(request).get('party'));
    expect(new Set(asked)).toEqual(new Set([organisationUrn(OTHER.organisationNumber)]));
    expect(quiet.state().failures).toEqual([]);
  });

  it('sets aside what is no longer listed only after asking without a side effect', async () => {
    let listed = [item(1), item(2), item(3)];
    const fates: Record<string, number> = { [item(1).id]: 410, [item(2).id]: 200 };
    const { clock, sync: quiet } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT));
      const id = /dialogs\/([^/]+)\/activities/.exec(request.url)?.[1];
      return id ? { status: fates[id] ?? 500, body: [] } : page(listed);
    });
    await quiet.now();
    await quiet.settled();
    listed = [item(3)];
    await clock.advance(25 * 60 * 60_000);
    await quiet.now();
    await quiet.settled();
    expect((await dialogs.find(item(1).id))?.gone).toBe('deleted');
    expect((await dialogs.find(item(2).id))?.gone).toBeNull();
    expect((await listDialogs(store, FILTER)).total).toBe(2);
  });

  it('tells the health of each system user by its look', async () => {
    let status = 403;
    const { sync: quiet, health } = sync((request) => (isParties(request) && status !== 200 ? { status } : parties()));
    await quiet.now();
    await quiet.settled();
    status = 200;
    await quiet.now();
    await quiet.settled();
    expect(health).toEqual(['Klienter dialogs.noAccess', 'Klienter ok']);
  });

  it('comes by itself, again and again, and stops when told', async () => {
    const { clock, http, sync: quiet } = sync((request) => (isParties(request) ? parties() : page([])));
    quiet.start();
    await clock.advance(1_000);
    await quiet.settled();
    expect(http.requests).toHaveLength(1);
    await clock.advance(10 * 60_000);
    await quiet.settled();
    expect(http.requests).toHaveLength(2);
    await quiet.stop();
    await clock.advance(60 * 60_000);
    expect(http.requests).toHaveLength(2);
  });
});
