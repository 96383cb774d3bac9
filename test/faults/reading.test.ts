import { expect, it } from 'vitest';
import { rig, tellPractice } from '../support/engine-practice.ts';
import { practiceDrafts } from '../support/practice-drafts.ts';
import { until } from '../unit/engine/support.ts';

/** What an authority, or something between it and us, may answer instead of what was asked for. */
const ANSWERS = {
  'an HTML page': { body: 'html' },
  nothing: { body: 'empty' },
  'what is not JSON': { body: 'notJson' },
  'far too much': { body: 'huge' },
  'a server error': { status: 500 },
  'a cut connection': { cut: true },
  'a refusal without a body': { status: 403 },
} as const;

it('bad answers while a message is read end in a code, cost nothing that was there, and the next try works', async () => {
  const own = await rig();
  await practiceDrafts(own, 1);
  const listed = async () => (await own.must('dialogs.list', { limit: 500 })).rows.filter((row) => row.attachments > 0);
  await until(async () => (await listed()).length > 0, 'messages', 60_000);
  const dialogId = (await listed())[0]?.id ?? '';
  const details = `/platform/dialogporten/api/v1/enduser/dialogs/${dialogId}`;
  for (const [what, answer] of Object.entries(ANSWERS)) {
    await tellPractice(own, '', { match: '/platform/dialogporten/api/v1/enduser/dialog', times: 50, ...answer });
    for (const part of ['history', 'why'] as const) {
      const outcome = await own.call('dialogs.lookInto', { dialogId, what: part });
      expect(outcome, `${part} under ${what}`).toMatchObject({ ok: false });
      if (!outcome.ok) expect(outcome.error.code, `${part} under ${what}`).not.toBe('engine.bug');
    }
    expect(await own.call('dialogs.open', { dialogId }), what).toMatchObject({ ok: false });
    await tellPractice(own, 'clear', {});
    expect(await own.must('dialogs.get', { dialogId }), what).toMatchObject({ opened: false, history: [] });
  }
  const opened = await own.must('dialogs.open', { dialogId });
  expect(opened).toMatchObject({ opened: true, refused: null });
  const attachmentId = opened.attachmentList[0]?.id ?? '';
  for (const [what, answer] of Object.entries(ANSWERS)) {
    // Files have no shape: only what is no file at all, or breaks off, can be told.
    if (what === 'nothing' || what === 'what is not JSON') continue;
    for (const match of ['/platform/correspondence', '/platform/storage', '/innboks/filer'])
      await tellPractice(own, '', { match, times: 50, ...answer });
    const outcome = await own.call('dialogs.attachmentContent', { dialogId, attachmentId });
    expect(outcome, what).toMatchObject({ ok: false });
    await tellPractice(own, 'clear', {});
  }
  // Fetched again under trouble, nothing of what was read is lost.
  await tellPractice(own, '', { match: details, times: 50, status: 503 });
  expect(await own.call('dialogs.open', { dialogId })).toMatchObject({ ok: false });
  expect((await own.must('dialogs.get', { dialogId })).text?.body).toBe(opened.text?.body);
  await tellPractice(own, 'clear', {});
  expect(await own.must('dialogs.attachmentContent', { dialogId, attachmentId })).toMatchObject({
    name: expect.any(String),
  });
}, 180_000);
