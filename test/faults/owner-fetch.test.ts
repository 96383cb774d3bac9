import { describe, expect, it } from 'vitest';
import { approved, linkClients, logInAndList, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const CORRESPONDENCE = '/platform/correspondence/api/v1/correspondence';
/** A letter of Correspondence with one attachment. */
const LETTER = 'brg-paaminnelse';

/** One client, linked and looked at, with the background fetch as wished. */
async function office(own: Rig, wish: { texts: boolean; files: boolean }): Promise<string> {
  const systemUserId = await approved(own);
  await logInAndList(own);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const [client] = rows;
  await linkClients(own, systemUserId, [client?.clientId ?? '']);
  await until(async () => (await own.must('dialogs.list', { limit: 1 })).total > 0, 'the first look', 60_000);
  await own.must('ownerFetch.choose', wish);
  return client?.organisationNumber ?? '';
}

async function letter(own: Rig, party: string): Promise<string> {
  const before = new Set((await own.must('dialogs.list', { limit: 500 })).rows.map(({ id }) => id));
  await tellPractice(own, 'letter', { party, letter: LETTER });
  await own.must('dialogs.syncNow', {});
  const fresh = async () => (await own.must('dialogs.list', { limit: 500 })).rows.find(({ id }) => !before.has(id));
  await until(async () => (await fresh()) !== undefined, 'the letter', 60_000);
  return (await fresh())?.id ?? '';
}

const fetched = async (own: Rig) => (await own.must('ownerFetch.view', {})).fetched;

describe('texts fetched in the background', () => {
  it('come by themselves when a message does, are read and searched without opening it, and are there after a restart', async () => {
    const own = await rig();
    const client = await office(own, { texts: true, files: true });
    const id = await letter(own, client);
    await until(async () => (await fetched(own)).files === 1, 'text and attachment', 60_000);
    await own.restart();
    const message = await own.must('dialogs.get', { dialogId: id });
    expect(message.opened).toBe(false);
    expect(message.text).toMatchObject({ source: 'background' });
    expect(message.unread).toBe(true);
    const hits = await own.must('dialogs.list', { search: 'Gebyret dobles', limit: 10 });
    expect(hits.rows.map((row) => row.id)).toEqual([id]);
  }, 60_000);

  it('wait at their message when the connection was cut, also when the engine has ended in between', async () => {
    const own = await rig();
    const client = await office(own, { texts: true, files: false });
    await tellPractice(own, '', { match: CORRESPONDENCE, times: 1000, cut: true });
    const id = await letter(own, client);
    const tried = async () => (await own.must('ownerFetch.view', {})).waiting.texts === 1;
    await until(tried, 'a try that failed', 60_000);
    await own.restart();
    expect((await own.must('dialogs.get', { dialogId: id })).text).toBeNull();
    expect(await fetched(own)).toEqual({ texts: 0, files: 0 });
    expect((await own.must('ownerFetch.view', {})).texts).toBe(true);
  }, 60_000);

  it('stay away for good where access was refused, which is told at the message', async () => {
    const own = await rig();
    const client = await office(own, { texts: true, files: false });
    await tellPractice(own, '', { match: CORRESPONDENCE, times: 1, status: 404 });
    const id = await letter(own, client);
    await until(async () => (await own.must('ownerFetch.view', {})).failed.length === 1, 'the refusal', 60_000);
    const [failed] = (await own.must('ownerFetch.view', {})).failed;
    expect(failed).toMatchObject({ dialogId: id, file: null, problem: { code: 'dialogs.gone' } });
    const next = await letter(own, client);
    await until(async () => (await fetched(own)).texts === 1, 'the next text', 60_000);
    expect((await own.must('dialogs.get', { dialogId: next })).text).toMatchObject({ source: 'background' });
  }, 60_000);
});
