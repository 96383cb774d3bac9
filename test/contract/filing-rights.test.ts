import { describe, expect, it } from 'vitest';
import { logIn, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { practiceDrafts } from '../support/practice-drafts.ts';
import { until } from '../unit/engine/support.ts';

const PARTIES = '/platform/accessmanagement/api/v1/enduser/authorizedparties';

async function told(own: Rig, isTold = (view: Awaited<ReturnType<typeof look>>) => view.readAt !== null) {
  await until(async () => isTold(await look(own)), 'what the login may do', 30_000);
  const { rows } = await look(own);
  return rows.map(({ right }) => right && [right.fillIn, right.sign, right.source]);
}
const look = (own: Rig) => own.must('filingRights.view', {});
const batchRows = async (own: Rig, batchId: string) => (await own.must('batch.get', { batchId })).rows;
const isDone = (own: Rig, batchId: string) => async () => (await own.must('batch.get', { batchId })).state === 'done';

describe('a login to file', () => {
  it('tells what the person may do, is kept over a restart, is not another’s, and stops what would be refused', async () => {
    const own = await rig();
    const returns = await practiceDrafts(own, 2);
    await logIn(own, 'filing', /uten signeringsrett/);
    expect(await told(own)).toEqual(Array(2).fill(['yes', 'no', 'altinn']));
    const { rows } = await own.must('batch.candidates', { channel: 'person' });
    expect(rows.map(({ right, notSent }) => [right?.sign, notSent])).toEqual(Array(2).fill(['no', null]));

    // The second was ticked although.
    const despiteRight = [returns[1]?.returnId ?? ''];
    const { id } = await own.must('batch.start', { returns, despiteRight, channel: 'person' });
    await until(isDone(own, id), 'the end of the batch', 60_000);
    expect((await batchRows(own, id)).map(({ state, sent, problem }) => [state, sent, problem?.code])).toEqual([
      ['failed', 'notSent', 'mva.mayNotSign'],
      ['failed', 'notSent', 'mva.refused'],
    ]);
    expect((await own.must('audit.list', { act: 'mva.createInstance', limit: 100 })).rows).toHaveLength(2);
    expect((await told(own))[1]).toEqual(['yes', 'no', 'filing']);

    await own.restart();
    expect(await told(own)).toEqual([
      ['yes', 'no', 'altinn'],
      ['yes', 'no', 'filing'],
    ]);
    await logIn(own, 'filing', /med signeringsrett/);
    expect(await told(own)).toEqual(Array(2).fill(['yes', 'yes', 'altinn']));
    await own.must('batch.retry', { batchId: id, returnIds: returns.map(({ returnId }) => returnId) });
    const isOut = async () => (await batchRows(own, id)).every(({ sent }) => sent === 'sent');
    await until(isOut, 'both returns sent', 60_000);
    await until(isDone(own, id), 'the end of the batch', 60_000);
  }, 180_000);

  it('that Altinn tells nothing of leaves it unknown, says why, and stops nothing', async () => {
    const own = await rig();
    const returns = await practiceDrafts(own, 2);
    await tellPractice(own, '', { match: PARTIES, times: 100, status: 403 });
    await logIn(own, 'filing', /med signeringsrett/);
    expect(await told(own, ({ problem }) => problem !== null)).toEqual([null, null]);
    expect((await look(own)).readAt).toBeNull();
    const { id } = await own.must('batch.start', { returns: returns.slice(0, 1), channel: 'person' });
    await until(isDone(own, id), 'the end of the batch', 60_000);
    expect((await batchRows(own, id))[0]?.sent).toBe('sent');
    const learnt = (await look(own)).rows.find(({ right }) => right !== null);
    expect(learnt?.right).toMatchObject({ fillIn: 'yes', sign: 'yes', source: 'filing' });
    // Asked again by the button.
    await tellPractice(own, 'clear', {});
    const { problem, rows } = await own.must('filingRights.read', {});
    expect([problem, rows.map(({ right }) => right?.sign)]).toEqual([null, ['yes', 'yes']]);
    const { people } = await own.must('people.list', {});
    await own.must('people.forgetIdentity', { id: people[0]?.id ?? '' });
    expect((await look(own)).rows.map(({ right }) => right)).toEqual([null, null]);
  }, 180_000);
});
