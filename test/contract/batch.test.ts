import { describe, expect, it } from 'vitest';
import { endedTerm } from '../e2e/job/return-file.ts';
import { logIn, rig, tellPractice } from '../support/engine-practice.ts';
import { practiceDrafts } from '../support/practice-drafts.ts';
import { until } from '../unit/engine/support.ts';

const APP = '/apps/skd/';

describe('a batch that meets what a client has filed itself', () => {
  it('holds that return back with the reason, sends the others, and leaves it to its own page', async () => {
    const own = await rig();
    const returns = await practiceDrafts(own, 3);
    const [first, taken] = returns;
    if (!first || !taken) throw new Error('no returns');
    const { client } = await own.must('mva.get', { returnId: taken.returnId });
    const { words: value, year } = endedTerm();
    const theirs = { organisation: client.organisationNumber, value, year, by: 'Anne Ansatt' };
    await tellPractice(own, 'elsewhere', { ...theirs, stand: 'delivered' });
    const { id: batchId } = await own.must('batch.start', { returns, channel: 'systemUser' });
    const rows = async () => (await own.must('batch.get', { batchId })).rows;
    const isOut = (state: string) => ['accepted', 'acceptedWithDeviations', 'failed'].includes(state);
    await until(async () => (await rows()).every(({ state }) => isOut(state)), 'the end of the batch', 90_000);
    expect((await rows()).map(({ sent, problem }) => [sent, problem?.code])).toEqual([
      ['sent', undefined],
      ['notSent', 'mva.foundOthers'],
      ['sent', undefined],
    ]);
    expect((await own.must('batch.get', { batchId })).state).toBe('done');

    const { others } = await own.must('surroundings.view', { returnId: taken.returnId });
    expect(others).toMatchObject([{ stand: 'delivered', madeBy: 'Anne Ansatt', concerns: true }]);
    await own.must('mva.file', { ...taken, channel: 'systemUser', replacing: others.map(({ id }) => id) });
    await until(
      async () => (await own.must('mva.get', { returnId: taken.returnId })).state.startsWith('accepted'),
      'the verdict of the last one',
      60_000,
    );
  }, 240_000);
});

describe('a batch by a person’s login', () => {
  it('exchanges a refused Altinn token anew, asks for a login when that is refused too, and then sends the rest once', async () => {
    const own = await rig();
    const returns = await practiceDrafts(own, 4);
    await logIn(own, 'filing', /med signeringsrett/);
    // One refusal costs an exchange, not a login.
    await tellPractice(own, '', { match: APP, times: 1, status: 401 });
    const batch = await own.must('batch.start', { returns: returns.slice(0, 1), channel: 'person' });
    const look = (batchId: string) => own.must('batch.get', { batchId });
    const out = (batchId: string) => async () =>
      (await look(batchId)).rows.every(({ state }) => state === 'accepted' || state === 'acceptedWithDeviations');
    await until(out(batch.id), 'the first verdict', 60_000);
    expect((await own.must('access.login', { purpose: 'filing' })).state).toBe('loggedIn');

    await tellPractice(own, '', { match: APP, times: 1000, status: 401 });
    const { id } = await own.must('batch.start', { returns: returns.slice(1), channel: 'person', pool: 2 });
    await until(async () => (await look(id)).state === 'login', 'the end of the login', 60_000);
    expect((await look(id)).rows.map(({ sent }) => sent)).toEqual(['notSent', 'notSent', 'notSent']);
    await tellPractice(own, 'clear', {});
    await logIn(own, 'filing', /med signeringsrett/);
    await until(out(id), 'every verdict', 90_000);
    const confirmed = (await own.must('audit.list', { act: 'mva.confirm', limit: 2000 })).rows;
    expect(confirmed.filter(({ outcome }) => outcome === 'done')).toHaveLength(4);
  }, 180_000);
});
