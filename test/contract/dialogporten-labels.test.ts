import { describe, expect, it } from 'vitest';
import { type Rig, rig, tellPractice, withMessages } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const BULK_SET = '/platform/dialogporten/api/v1/enduser/dialogs/context/systemlabels/actions/bulkset';

/** Messages of two clients, fetched. */
async function messages(own: Rig): Promise<string[]> {
  await withMessages(own);
  return (await own.must('dialogs.list', { limit: 30 })).rows.map(({ id }) => id);
}

const settled = (own: Rig) =>
  until(async () => (await own.must('labels.view', {})).waiting === 0, 'every label to be set', 30_000);

describe('labels in Altinn, over practice', () => {
  it('are not touched before the firm has allowed it', async () => {
    const own = await rig();
    const [dialogId = ''] = await messages(own);
    const refused = await own.call('labels.change', { wishes: [{ dialogId, folder: 'Bin' }] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'dialogs.labelsNotAllowed', sent: 'notSent' } });
    expect(await own.must('labels.of', { dialogId })).toMatchObject({ waiting: false });
  });

  it('of many are moved, and moved back, and a later full look finds them so', async () => {
    const own = await rig();
    const ids = await messages(own);
    await own.must('labels.allow', { allowed: true });
    const before = await Promise.all(ids.map((dialogId) => own.must('labels.of', { dialogId })));
    const { undo } = await own.must('labels.change', {
      wishes: ids.map((dialogId) => ({ dialogId, folder: 'Archive' as const })),
    });
    await settled(own);
    // Read back from Altinn, not assumed: another label set by the server's own rules would show.
    for (const dialogId of ids) expect(await own.must('labels.of', { dialogId })).toMatchObject({ folder: 'Archive' });
    await own.must('labels.change', { wishes: undo });
    await settled(own);
    for (const [at, dialogId] of ids.entries())
      expect((await own.must('labels.of', { dialogId })).folder).toBe(before[at]?.folder);
    const { rows } = await own.must('audit.list', { act: 'labels.archive', limit: 200 });
    const ended = rows.filter(({ outcome }) => outcome !== 'begun');
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.every(({ outcome, person }) => outcome === 'done' && person === 'Kari Test')).toBe(true);
  });

  it.each([
    ['is down', { status: 503 }],
    ['loses its answer', { cut: true, after: true }],
  ])(
    'wait when Altinn %s, survive a restart, and are set once',
    async (_, answer) => {
      const own = await rig();
      const [dialogId = ''] = await messages(own);
      await own.must('labels.allow', { allowed: true });
      await tellPractice(own, '', { match: BULK_SET, method: 'POST', times: 1, ...answer });
      await own.must('labels.change', { wishes: [{ dialogId, folder: 'Bin' }] });
      const job = async () => (await own.must('jobs.list', {})).jobs.find(({ kind }) => kind === 'labels.send');
      await until(async () => (await job())?.state === 'waiting', 'a job that waits', 30_000);
      await own.restart();
      expect(await own.must('labels.of', { dialogId })).toMatchObject({ folder: 'Bin', waiting: true });
      await settled(own);
      expect(await own.must('labels.of', { dialogId })).toMatchObject({ folder: 'Bin', waiting: false, problem: null });
    },
    60_000,
  );
});
