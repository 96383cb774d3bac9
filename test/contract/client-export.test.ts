import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Rig, rig, withMessages } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const words = {
  name: 'Overlevering',
  returns: Array.from({ length: 9 }, (_, index) => `r${index}`),
  messages: Array.from({ length: 7 }, (_, index) => `m${index}`),
};

interface Message {
  readonly id: string;
  readonly done: boolean;
  readonly texts: readonly { readonly body: string }[];
  readonly notes: readonly { readonly text: string }[];
  readonly tags: readonly string[];
  readonly files: readonly { readonly name: string; readonly path: string | null }[];
}

/** Messages of two clients, one of them opened, noted on and done, with one of its files held; and a folder. */
async function ready() {
  const own = await rig();
  await withMessages(own);
  const listed = (await own.must('dialogs.list', { limit: 500 })).rows.filter(({ attachments }) => attachments > 0);
  for (const { id, client } of listed) {
    const { attachmentList } = await own.must('dialogs.open', { dialogId: id });
    const [file] = attachmentList.filter(({ available }) => available);
    if (!file || !(await own.call('dialogs.saveAttachment', { dialogId: id, attachmentId: file.id })).ok) continue;
    await own.must('office.addNote', { dialogId: id, text: 'Ringt om fristen' });
    await own.must('office.setTag', { dialogIds: [id], tag: 'klage', on: true });
    await own.must('office.setDone', { dialogIds: [id], done: true });
    const folder = join(own.folder, 'handed over');
    mkdirSync(folder);
    own.engine.grantFile('folder', folder);
    return { own, id, file, organisationNumber: client.organisationNumber, folder };
  }
  throw new Error('no message with a file');
}

const jobOf = async (own: Rig, jobId: string) => (await own.must('jobs.list', {})).jobs.find(({ id }) => id === jobId);

describe('a client exported for whoever takes over', () => {
  it('is one whole zip with messages, texts, what the office added, files, and a list of what is not held', async () => {
    const { own, id, file, organisationNumber, folder } = await ready();
    const plan = await own.must('clientExport.plan', { organisationNumber });
    for (const names of [['Overlevering.zip'], ['Overlevering (2).zip', 'Overlevering.zip']]) {
      const { jobId } = await own.must('clientExport.start', { organisationNumber, handle: 'folder', ...words });
      await until(async () => (await jobOf(own, jobId))?.state === 'done', 'the export', 30_000);
      expect(readdirSync(folder).sort()).toEqual(names);
    }
    const zip = unzipSync(readFileSync(join(folder, 'Overlevering.zip')));
    const read = (path: string) => strFromU8(zip[path] ?? new Uint8Array());
    const messages = JSON.parse(read('meldinger.json')) as Message[];
    expect(messages).toHaveLength(plan.messages);
    expect(read('meldinger.csv').match(/\ufeff/g) ?? []).toHaveLength(0);
    expect(read('meldinger.csv').trim().split('\r\n').length).toBeGreaterThan(plan.messages);
    const one = messages.find((each) => each.id === id);
    expect(one).toMatchObject({ done: true, notes: [{ text: 'Ringt om fristen' }], tags: ['klage'] });
    const held = one?.files.find(({ path }) => path !== null);
    expect(held?.name).toBe(file.name);
    expect(zip[held?.path ?? '']?.byteLength).toBeGreaterThan(10);
    const missing = JSON.parse(read('mangler.json')) as { files: unknown[]; messagesNotOpened: unknown[] };
    expect([missing.files.length, missing.messagesNotOpened.length]).toEqual([plan.notHeld, plan.unopened]);
    expect(JSON.parse(read('skadde-filer.json'))).toEqual([]);
    const { rows } = await own.must('audit.list', { act: 'client.exportOne', limit: 10 });
    expect(rows[0]).toMatchObject({ client: { organisationNumber } });
  }, 60_000);

  it('waits for a folder that is away, and leaves nothing behind when it is cancelled', async () => {
    const { own, organisationNumber, folder } = await ready();
    // It is there when it is chosen, and away when it is written to.
    const started = own.must('clientExport.start', { organisationNumber, handle: 'folder', ...words });
    const { jobId } = await started;
    await until(async () => (await jobOf(own, jobId))?.finishedAt !== null, 'the export', 30_000);
    const before = readdirSync(folder);
    renameSync(folder, `${folder}-away`);
    expect(await own.call('clientExport.start', { organisationNumber, handle: 'folder', ...words })).toMatchObject({
      error: { code: 'folders.missing' },
    });
    renameSync(`${folder}-away`, folder);
    const again = await own.must('clientExport.start', { organisationNumber, handle: 'folder', ...words });
    await own.call('jobs.cancel', { id: again.jobId });
    await until(async () => (await jobOf(own, again.jobId))?.finishedAt !== null, 'the end', 30_000);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(before.length);
  }, 60_000);

  it('is not called done where every name is taken, and says why it waits', async () => {
    const { own, organisationNumber, folder } = await ready();
    for (let copy = 1; copy < 1000; copy += 1)
      writeFileSync(join(folder, `Overlevering${copy === 1 ? '' : ` (${copy})`}.zip`), 'of the firm');
    const { jobId } = await own.must('clientExport.start', { organisationNumber, handle: 'folder', ...words });
    await until(async () => (await jobOf(own, jobId))?.problem !== null, 'why it waits', 30_000);
    expect(await jobOf(own, jobId)).toMatchObject({
      finishedAt: null,
      problem: { code: 'folders.failed', params: { reason: 'EEXIST' } },
    });
    const there = readdirSync(folder);
    expect(there).toHaveLength(999);
    expect(there.filter((name) => readFileSync(join(folder, name), 'utf8') !== 'of the firm')).toEqual([]);
  }, 60_000);
});
