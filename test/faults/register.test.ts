import { describe, expect, it } from 'vitest';
import { jobClients } from '../e2e/job/clients.ts';
import { type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const REGISTER = '/brreg/enhetsregisteret/api';
const [client] = jobClients;
if (!client) throw new Error('practice lacks a client');
const { organisationNumber, name } = client;

/** What Enhetsregisteret, or something between it and us, may answer. */
const ANSWERS = {
  'too many requests, with seconds': { status: 429, retryAfter: 600 },
  'too many requests, with a date': { status: 429, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' },
  'a server error': { status: 500 },
  'out of service': { status: 503 },
  'a cut connection': { cut: true },
  'a cut connection after the work': { cut: true, after: true },
  'an HTML page': { body: 'html' },
  'what is not JSON': { body: 'notJson' },
  nothing: { body: 'empty' },
} as const;

const fault = (own: Rig, answer: object, times = 200) => tellPractice(own, '', { match: REGISTER, times, ...answer });

const row = async (own: Rig) =>
  (await own.must('clients.list', {})).rows.find((each) => each.organisationNumber === organisationNumber);

async function pasted(own: Rig): Promise<void> {
  const { tableId } = await own.must('clients.readTable', { from: { text: organisationNumber }, choice: {} });
  await own.must('clients.importTable', { tableId });
}

/** In the list, with what the register said of it. */
async function known(): Promise<Rig> {
  const own = await rig();
  await pasted(own);
  await until(async () => (await row(own))?.form === 'AS', 'the first look');
  return own;
}

describe('Enhetsregisteret behind the list', () => {
  it.each(Object.entries(ANSWERS))(
    'answering %s, stops nothing: what is known stays, and the next look reads it',
    async (_, answer) => {
      const own = await known();
      const before = await own.must('clients.get', { organisationNumber });
      await fault(own, answer);
      const looked = await own.call('clients.lookUp', { organisationNumbers: [organisationNumber] });
      expect(looked.ok).toBe(false);
      if (!looked.ok) {
        expect(looked.error.code).not.toBe('engine.bug');
        expect(JSON.stringify(looked.error)).not.toMatch(/<html|stack/i);
      }
      expect(await own.call('clients.searchRegister', { query: 'fjell' })).toMatchObject({ ok: false });
      expect(await row(own)).toMatchObject({ name, form: 'AS', status: 'active', vatRegistered: true });
      const now = await own.must('clients.get', { organisationNumber });
      expect(now.register).toEqual(before.register);
      expect(now.changes).toEqual([]);
      await tellPractice(own, 'clear', {});
      await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
      const after = await own.must('clients.get', { organisationNumber });
      expect(Date.parse(after.register.checkedAt ?? '')).toBeGreaterThan(Date.parse(before.register.checkedAt ?? ''));
      expect((await own.must('clients.changes', {})).rows).toEqual([]);
    },
    60_000,
  );

  it('that fails once is asked again by itself', async () => {
    const own = await known();
    await fault(own, { status: 503 }, 1);
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
  }, 60_000);

  it('down when a list comes in lets it in, says that nothing was read, and never calls a client deleted', async () => {
    const own = await rig();
    await fault(own, { status: 503 }, 500);
    await pasted(own);
    await until(async () => (await row(own)) !== undefined, 'the list');
    expect(await row(own)).toMatchObject({ inList: true, form: '', status: 'unknown' });
    expect((await own.must('clients.get', { organisationNumber })).register.checkedAt).toBeNull();
    await tellPractice(own, 'clear', {});
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    expect(await row(own)).toMatchObject({ name, status: 'active' });
  }, 60_000);

  it('slow to answer holds back neither the list nor a search in what is held', async () => {
    const own = await known();
    await fault(own, { delayMs: 1500 }, 2);
    let isThere = false;
    const looking = own.must('clients.lookUp', { organisationNumbers: [organisationNumber] }).then(() => {
      isThere = true;
    });
    expect(await row(own)).toMatchObject({ name });
    await own.must('clients.edit', { rows: [{ organisationNumber, fields: { notes: 'skrevet imens' } }] });
    expect(isThere).toBe(false);
    await looking;
    expect((await own.must('clients.get', { organisationNumber })).fields.notes).toBe('skrevet imens');
  }, 60_000);
});
