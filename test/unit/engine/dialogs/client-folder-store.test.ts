import { beforeEach, describe, expect, it } from 'vitest';
import { ClientFolderStore } from '../../../../electron/engine/dialogs/client-folders/store.ts';
import { SEES_ALL, type Sight } from '../../../../electron/engine/people/sight.ts';
import { among } from '../../../../electron/engine/store/among.ts';
import { BatchWriter } from '../../../../electron/engine/store/batch-writer.ts';
import type { WhichMessages } from '../../../../shared/contract/client-folders.ts';
import { manualClock } from '../support.ts';
import { BAKERI, listed, messageStage, NOW, type Stage } from './list/stage.ts';

let stage: Stage;
let store: ClientFolderStore;

beforeEach(async () => {
  stage = await messageStage();
  store = new ClientFolderStore(stage.store, manualClock(NOW), new BatchWriter(stage.store));
  await stage.save([listed(1, { title: 'Vedtak om avgift', guiAttachmentCount: 1 }), listed(2, { title: 'Vedtak' })]);
  await stage.save([listed(3, { title: 'Vedtak om lån' })], BAKERI);
  for (const number of [2, 3]) await file(number, 'a', `https://a/${number}`);
});

async function file(number: number, id: string, url: string, hash: string | null = null): Promise<void> {
  const of = { dialog_id: listed(number).id, attachment_id: id, name: `${id}.pdf`, media_type: null, size: null };
  await stage.store.db
    .insertInto('dialog_attachments')
    .values({ ...of, url, expires_at: null, file_hash: hash, transmission_id: null })
    .execute();
}

async function plan(which: WhichMessages, sight: Sight = SEES_ALL) {
  const found = await store.plan(which, { sight });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('which files are saved', () => {
  it('are those of all that a search finds, counted first', async () => {
    expect(await plan({ filter: { search: 'vedtak' } })).toEqual({
      messages: 3,
      files: 2,
      toFetch: 2,
      unopened: 1,
      unavailable: 0,
    });
    expect(await plan({ filter: { search: 'lån' } })).toMatchObject({ messages: 1, files: 1 });
    expect(await plan({ filter: { organisationNumber: BAKERI.organisationNumber } })).toMatchObject({ messages: 1 });
  });

  it('are of no client that whoever asks may not see', async () => {
    const seen = [BAKERI.organisationNumber];
    const sight: Sight = { all: false, sees: (each) => seen.includes(each), where: (column) => among(column, seen) };
    expect(await plan({ filter: { search: 'vedtak' } }, sight)).toMatchObject({ messages: 1, files: 1 });
    const begun = await store.begin({ filter: { search: 'vedtak' } }, { sight });
    if (!begun.ok) throw new Error(begun.error.code);
    expect((await store.waiting(begun.value.saveId)).map((each) => each.organisationNumber)).toEqual([
      BAKERI.organisationNumber,
    ]);
  });

  it('are each one once, though a message lists it twice: what is held rather than what would be fetched', async () => {
    await file(2, 'b', 'https://login/?goto=https%3A%2F%2Fa%2F2', 'hash');
    const which = { dialogIds: [listed(2).id] };
    expect(await plan(which)).toMatchObject({ files: 1, toFetch: 0 });
    const begun = await store.begin(which, { sight: SEES_ALL });
    if (!begun.ok) throw new Error(begun.error.code);
    expect((await store.waiting(begun.value.saveId)).map((each) => each.attachmentId)).toEqual(['b']);
  });
});
