import { beforeEach, describe, expect, it } from 'vitest';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import { ReadingStore } from '../../../../electron/engine/dialogs/reading/store.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import { manualClock, openTestStore, type TestStore } from '../support.ts';
import { addClients, CLIENT, FILTER, item, ORIGIN, save } from './support.ts';

let store: TestStore;
let dialogs: DialogStore;
beforeEach(async () => {
  store = openTestStore();
  dialogs = new DialogStore(store);
  await addClients(store);
});

const setDone = (id: string) => store.db.updateTable('dialogs').set({ done: 1 }).where('id', '=', id).execute();

describe('messages held locally', () => {
  it('count as changed only when something in them changed', async () => {
    expect(await save(store, [item(1), item(2)])).toBe(2);
    expect(await save(store, [item(1), item(2, { isContentSeen: true })])).toBe(1);
  });

  it('keep everything that the list says, and count as changed when any of it changes', async () => {
    await save(store, [item(1)]);
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
      expect(await save(store, [item(1, change)]), JSON.stringify(change)).toBe(1);
    await save(store, [item(1, { org: 'nav', progress: 60, latestActivity: activity, seenSinceLastContentUpdate })]);
    expect(await dialogs.find(item(1).id)).toMatchObject({
      ...{ org: 'nav', progress: 60, extended_status: null, has_unopened_content: 1, from_party_transmissions: 0 },
      ...{ latest_activity_id: 'a-1', latest_activity_type: 'Information', latest_activity_at: activity.createdAt },
      seen: '[{"at":"2026-05-03T08:00:00.0000000Z","name":"Kari Vik","mine":false}]',
    });
  });

  it('stay with the system user that listed them first', async () => {
    await save(store, [item(1)]);
    expect(await save(store, [item(1)], { ...ORIGIN, systemUserId: 's-2' })).toBe(0);
    expect((await dialogs.find(item(1).id))?.system_user_id).toBe('s-1');
  });

  it('keep the text of an opened one in the index when its title changes', async () => {
    await save(store, [item(1)]);
    const reading = new ReadingStore(store, manualClock());
    await reading.saveText(item(1).id, 'text', { body: 'Fradrag for representasjon' });
    await save(store, [item(1, { title: 'Endret vedtak' })]);
    for (const search of ['representasjon', 'endret'])
      expect((await listDialogs(store, { ...FILTER, search })).rows, search).toHaveLength(1);
  });

  it('keep the received timestamps to the last digit', async () => {
    await save(store, [item(1)]);
    expect((await dialogs.find(item(1).id))?.updated_at).toBe('2026-05-01T07:12:33.1234560Z');
  });

  it('stay done until new content comes', async () => {
    await save(store, [item(1)]);
    await setDone(item(1).id);
    await save(store, [item(1, { isContentSeen: true })]);
    expect((await dialogs.find(item(1).id))?.done).toBe(1);
    await save(store, [item(1, { contentUpdatedAt: '2026-06-01T00:00:00.0000000Z' })]);
    expect((await dialogs.find(item(1).id))?.done).toBe(0);
  });

  it('are counted as unread per client while neither read nor done', async () => {
    await save(store, [item(1), item(2), item(3, { isContentSeen: true })]);
    await setDone(item(2).id);
    expect(await dialogs.unread()).toEqual(new Map([[CLIENT.organisationNumber, 1]]));
  });
});
