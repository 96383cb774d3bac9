import { expect, it } from 'vitest';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import { SyncStore } from '../../../../electron/engine/dialogs/sync-store.ts';
import { openTestStore } from '../support.ts';
import { addClients, item, ORIGIN } from './support.ts';

const listed = (...items: readonly ReturnType<typeof item>[]) => items.map((each) => ({ origin: ORIGIN, item: each }));
const LATER = '2026-05-19T12:00:00.0000000Z';

it('pages listed at once answer each their own, and a message on two of them reads as it was listed last', async () => {
  const store = openTestStore();
  await addClients(store);
  const sync = new SyncStore(store);
  const pages = await Promise.all([
    sync.save(listed(item(1))),
    sync.save(listed(item(2, { title: 'Varsel' }), item(3))),
    sync.save(listed(item(2, { title: 'Purring', contentUpdatedAt: LATER }), item(3))),
    sync.save([]),
  ]);
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([
    [item(1).id],
    [item(2).id, item(3).id],
    [item(2).id],
    [],
  ]);
  const found = async (search: string) =>
    (await listDialogs(store, { offset: 0, limit: 10, search })).rows.map(({ id }) => id);
  expect(await found('purring')).toEqual([item(2).id]);
  expect(await found('varsel')).toEqual([]);
  expect(await found('vedtak')).toHaveLength(3);
});

it('what cannot be written fails for all that were to be written with it, and the next page is written', async () => {
  const store = openTestStore();
  let isFull = false;
  const sync = new SyncStore(store, async () => {
    if (isFull) throw new Error('full');
  });
  await sync.save(listed(item(1)));
  isFull = true;
  const both = await Promise.allSettled([sync.save(listed(item(2))), sync.save(listed(item(3)))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isFull = false;
  expect(await sync.save(listed(item(2), item(3)))).toHaveLength(2);
});
