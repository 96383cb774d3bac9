import { beforeEach, describe, expect, it } from 'vitest';
import { type ListItem, listItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { MessageRetention } from '../../../../electron/engine/dialogs/storage/retention.ts';
import { usageOf } from '../../../../electron/engine/dialogs/storage/usage.ts';
import { SyncStore } from '../../../../electron/engine/dialogs/sync-store.ts';
import type { JobDefinition } from '../../../../electron/engine/jobs/definition.ts';
import { SEES_ALL } from '../../../../electron/engine/people/sight.ts';
import { SideFiles } from '../../../../electron/engine/store/files.ts';
import { Settings } from '../../../../electron/engine/store/settings.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { ok } from '../../../../shared/outcome.ts';
import { manualClock, openTestStore, type TestStore } from '../support.ts';

const CLIENT = '310000019';
const ORIGIN = { organisationNumber: CLIENT, clientName: 'Fjell og Fjord AS', systemUserId: 's-1' };
const NOW = Date.UTC(2026, 10, 22, 12);
const id = (number: number) => `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`;

function item(number: number, day: string, more: object = {}): ListItem {
  const at = `${day}T07:12:33.1234560Z`;
  return listItem.parse({
    ...{ id: id(number), org: 'skd', serviceResource: 'urn:altinn:resource:skd-vedtak', status: 'NotApplicable' },
    ...{ party: organisationUrn(CLIENT), createdAt: at, updatedAt: at, contentUpdatedAt: at },
    endUserContext: { revision: 'r', systemLabels: ['Default'] },
    ...more,
  });
}

let store: TestStore;
let files: SideFiles;
let retention: MessageRetention;
let sync: SyncStore;
let job: JobDefinition<unknown, unknown>;
let acts: unknown[];

beforeEach(() => {
  store = openTestStore();
  files = new SideFiles({ folder: `${store.folder}/files`, key: store.key });
  acts = [];
  const jobs = {
    define: (definition: JobDefinition<unknown, unknown>) => {
      job = definition;
    },
    enqueue: async () => ok({ id: 'job' }),
  };
  const audit = { note: async (entry: unknown) => void acts.push(entry) };
  const base = { store, sideFiles: files, settings: new Settings(store), clock: manualClock(NOW), jobs, audit };
  retention = new MessageRetention({ ...base, push: () => undefined, person: () => 'Kari' } as never);
  sync = new SyncStore(
    store,
    async () => undefined,
    (at) => retention.isDeleted(at),
  );
});

const save = (...items: ListItem[]) => sync.save(items.map((each) => ({ origin: ORIGIN, item: each })));
const held = async () =>
  (await store.db.selectFrom('dialogs').select('id').orderBy('id').execute()).map((row) => row.id);

/** What is past its time, deleted as the job does. */
async function deleteOld(before = '2023-11-22', isStopped = () => false) {
  expect(await retention.delete(before)).toMatchObject({ ok: true });
  let state: unknown = job.initial;
  const context = {
    payload: { before, person: 'Kari' },
    state,
    signal: {
      get aborted() {
        return isStopped();
      },
    },
    save: async (next: unknown) => {
      state = next;
    },
    progress: async () => undefined,
  };
  return job.run(context as never);
}

describe('how long messages are kept', () => {
  it('is for ever until the firm says otherwise, and then nothing goes by itself', async () => {
    await save(item(1, '2019-01-05'));
    expect(await retention.view()).toEqual({ years: null, old: null, deletedBefore: null });
    expect((await retention.setYears(3)).old).toEqual({ before: '2023-11-22', messages: 1, clients: 1, undone: 1 });
    expect(await held()).toEqual([id(1)]);
  });

  it('never reaches what is to be followed up or is due, nor what has new content', async () => {
    const later = { dueAt: '2026-12-01T22:59:59.0000000Z' };
    const renewed = { contentUpdatedAt: '2026-01-05T07:12:33.1234560Z' };
    await save(
      item(1, '2019-01-05'),
      item(2, '2019-01-05', later),
      item(3, '2019-01-05', renewed),
      item(4, '2019-01-05'),
    );
    await store.db
      .insertInto('dialog_office')
      .values({ dialog_id: id(4), person_id: null, follow_up_on: '2026-11-30', follow_up_by: 'Kari' })
      .execute();
    await retention.setYears(3);
    expect(await deleteOld()).toEqual({ kind: 'done' });
    expect(await held()).toEqual([id(2), id(3), id(4)]);
    expect(acts.at(-1)).toMatchObject({ act: 'storage.deleteOld', person: 'Kari', params: { messages: 1 } });
  });

  it('ends with the files too, unless another message has the same', async () => {
    await save(item(1, '2019-01-05'), item(2, '2026-01-05'));
    const own = await files.put(Buffer.from('own'));
    const shared = await files.put(Buffer.from('shared'));
    const attach = (dialog: number, file: string, { hash, size }: { hash: string; size: number }) =>
      store.db
        .insertInto('dialog_attachments')
        .values({
          ...{ dialog_id: id(dialog), attachment_id: file, name: file, media_type: null, url: 'https://sted.example' },
          ...{ expires_at: null, file_hash: hash, transmission_id: null, size },
        })
        .execute();
    await attach(1, 'own', own);
    await attach(1, 'shared', shared);
    await attach(2, 'shared', shared);
    const before = await usageOf(store, SEES_ALL);
    expect(before.clients).toEqual([expect.objectContaining({ organisationNumber: CLIENT, messages: 2, files: 2 })]);
    expect(before.total.fileBytes).toBe(own.size + shared.size);
    await retention.setYears(3);
    await deleteOld();
    expect((await files.get(own.hash)).ok).toBe(false);
    expect((await files.get(shared.hash)).ok).toBe(true);
    expect((await usageOf(store, SEES_ALL)).total).toMatchObject({ messages: 1, files: 1 });
  });

  it('is not undone by the next look: what was deleted comes back only with new content', async () => {
    await save(item(1, '2019-01-05'), item(2, '2026-01-05'));
    await retention.setYears(3);
    await deleteOld();
    await save(item(1, '2019-01-05'), item(2, '2026-01-05'));
    expect(await held()).toEqual([id(2)]);
    await save(item(1, '2019-01-05', { contentUpdatedAt: '2026-11-20T07:12:33.1234560Z' }));
    expect(await held()).toEqual([id(1), id(2)]);
  });

  it('is by the day that was shown, never later than the limit', async () => {
    await save(item(1, '2019-01-05'));
    await retention.setYears(3);
    expect(await retention.delete('2024-01-01')).toMatchObject({ ok: false, error: { code: 'storage.notOldEnough' } });
    await retention.setYears(null);
    expect(await retention.delete('2019-06-01')).toMatchObject({ ok: false, error: { code: 'storage.notOldEnough' } });
    expect(await held()).toEqual([id(1)]);
  });

  it('goes on where it was when it is stopped between two batches', async () => {
    await save(...Array.from({ length: 250 }, (_, each) => item(each, '2019-01-05')));
    await retention.setYears(3);
    let looks = 0;
    expect((await deleteOld('2023-11-22', () => ++looks > 1)).kind).toBe('wait');
    expect(await held()).toHaveLength(150);
    expect(await deleteOld()).toEqual({ kind: 'done' });
    expect(await held()).toEqual([]);
  });
});
