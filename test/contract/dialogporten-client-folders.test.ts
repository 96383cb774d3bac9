import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Rig, rig, tellPractice, withMessages } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const DOWNLOADS = '/platform/correspondence/api/v1/correspondence/';

/** Opened messages of two clients, each with files, and a folder chosen for them. */
async function opened(own: Rig): Promise<{ ids: string[]; root: string }> {
  await withMessages(own);
  const listed = (await own.must('dialogs.list', { limit: 500 })).rows.filter(({ attachments }) => attachments > 0);
  const ids: string[] = [];
  for (const { id } of listed) {
    const message = await own.must('dialogs.open', { dialogId: id });
    if (message.attachmentList.some(({ available }) => available)) ids.push(id);
    if (ids.length === 6) break;
  }
  const root = join(own.folder, 'clients');
  mkdirSync(root);
  own.engine.grantFile('root', root);
  await own.must('clientFolders.useFolder', { handle: 'root' });
  return { ids, root };
}

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();

async function saved(own: Rig, dialogIds: string[]) {
  const { saveId, jobId } = await own.must('clientFolders.save', { which: { dialogIds } });
  await until(
    async () =>
      (await own.must('jobs.list', {})).jobs.some(({ id, finishedAt }) => id === jobId && finishedAt !== null),
    'every file',
    30_000,
  );
  return own.must('clientFolders.result', { saveId });
}

describe('attachments into client folders, over practice', () => {
  it('lie where the rule says, whole, once, and beside what lay there', async () => {
    const own = await rig();
    const { ids, root } = await opened(own);
    const plan = await own.must('clientFolders.plan', { which: { dialogIds: ids } });
    expect(plan).toMatchObject({ messages: 6, unopened: 0, toFetch: plan.files });
    expect(await saved(own, ids)).toMatchObject({ saved: plan.files, waiting: 0, failed: [] });
    const there = filesIn(root);
    expect(there).toHaveLength(plan.files);
    for (const path of there) {
      expect(path).toMatch(/\/\d{9} [^/]+\/20\d\d\/20\d\d-\d\d-\d\d [^/]+\.\w+$/);
      if (path.endsWith('.pdf')) expect(readFileSync(path, 'latin1').startsWith('%PDF-')).toBe(true);
      else expect(readFileSync(path).byteLength).toBeGreaterThan(10);
    }
    await saved(own, ids);
    expect(filesIn(root)).toEqual(there);
    const [first = ''] = there;
    writeFileSync(first, 'our own notes');
    await saved(own, ids);
    expect(readFileSync(first, 'utf8')).toBe('our own notes');
    expect(filesIn(root)).toHaveLength(plan.files + 1);
  }, 60_000);

  it('are named when a sender refuses one, and the others are saved', async () => {
    const own = await rig();
    const { ids, root } = await opened(own);
    const { files } = await own.must('clientFolders.plan', { which: { dialogIds: ids } });
    await tellPractice(own, '', { match: DOWNLOADS, method: 'GET', status: 404, times: 1 });
    const result = await saved(own, ids);
    expect(result).toMatchObject({ saved: files - 1, waiting: 0, failed: [{ problem: { code: 'dialogs.gone' } }] });
    expect(filesIn(root)).toHaveLength(files - 1);
  }, 60_000);

  it('stop at once when the saving is cancelled, and leave nothing half done', async () => {
    const own = await rig();
    const { ids, root } = await opened(own);
    await tellPractice(own, '', { match: DOWNLOADS, method: 'GET', delayMs: 3_600_000, times: 100 });
    const { saveId } = await own.must('clientFolders.save', { which: { dialogIds: ids } });
    const job = async () => (await own.must('jobs.list', {})).jobs.find(({ kind }) => kind === 'folders.save');
    await until(async () => (await job())?.state === 'running', 'the job to run', 30_000);
    await own.must('jobs.cancel', { id: (await job())?.id ?? '' });
    await until(async () => (await job())?.finishedAt !== null, 'the job to end', 10_000);
    expect((await job())?.state).toBe('cancelled');
    expect(await own.must('clientFolders.result', { saveId })).toMatchObject({ saved: 0, failed: [] });
    expect(filesIn(root)).toEqual([]);
  }, 60_000);

  it('wait for a folder that is away, and say so', async () => {
    const own = await rig();
    const { ids, root } = await opened(own);
    renameSync(root, `${root}-away`);
    const { saveId } = await own.must('clientFolders.save', { which: { dialogIds: ids } });
    const job = async () => (await own.must('jobs.list', {})).jobs.find(({ kind }) => kind === 'folders.save');
    await until(async () => (await job())?.state === 'waiting', 'the job to wait', 30_000);
    expect((await job())?.problem?.code).toBe('folders.missing');
    expect(await own.must('clientFolders.result', { saveId })).toMatchObject({ saved: 0, failed: [] });
    expect(readdirSync(own.folder)).not.toContain('clients');
  }, 60_000);
});
