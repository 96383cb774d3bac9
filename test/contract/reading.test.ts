import { describe, expect, it } from 'vitest';
import type { DialogDetails } from '../../shared/contract/reading.ts';
import { type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { practiceDrafts } from '../support/practice-drafts.ts';
import { until } from '../unit/engine/support.ts';

/** An office with one client and a draft for it, and a message of each kind at the client. */
async function office() {
  const own = await rig();
  const [draft] = await practiceDrafts(own, 1);
  const returnId = draft?.returnId ?? '';
  const party = (await own.must('mva.get', { returnId })).client.organisationNumber;
  for (const letter of ['mva-vedtak', 'brg-godkjent']) await tellPractice(own, 'letter', { party, letter });
  return { own, draft, returnId, party };
}

/** The newest message whose title begins so, once the sync has brought it. */
async function message(own: Rig, title: RegExp): Promise<string> {
  let id: string | undefined;
  await until(
    async () => {
      const { running } = await own.must('dialogs.sync', {});
      const { rows } = await own.must('dialogs.list', { limit: 500 });
      id = rows.find((row) => title.test(row.title) && row.unread)?.id;
      if (!id && !running) await own.must('dialogs.syncNow', {});
      return id !== undefined;
    },
    `a message ${title}`,
    60_000,
  );
  return id ?? '';
}

const log = async (own: Rig, dialogId: string) => own.must('dialogs.lookInto', { dialogId, what: 'history' });
const seenByUs = ({ history }: DialogDetails) =>
  history.filter(({ kind, by }) => kind === 'seen' && by === 'us').length;

describe('reading a message in practice', () => {
  it('leaves no trace until a person opens it, and then exactly one', async () => {
    const { own } = await office();
    const dialogId = await message(own, /^Vedtak om endring/);
    await own.must('dialogs.lookInto', { dialogId, what: 'why' });
    const looked = await log(own, dialogId);
    expect(looked).toMatchObject({ opened: false, unread: true, refused: null });
    expect(looked.why?.evidence[0]).toMatchObject({ grant: 'AccessPackage' });
    expect(seenByUs(await log(own, dialogId))).toBe(0);

    const opened = await own.must('dialogs.open', { dialogId });
    expect(opened.text).toMatchObject({ type: 'text/markdown', source: 'opened', problem: null });
    expect(opened.actions.map(({ title, url }) => [title, url])).toContainEqual(['Bekreft', null]);
    await own.must('dialogs.open', { dialogId });
    const file = opened.attachmentList[0]?.id ?? '';
    expect(await own.must('dialogs.attachmentContent', { dialogId, attachmentId: file })).toMatchObject({
      kind: 'application/pdf',
    });
    const after = await log(own, dialogId);
    expect(seenByUs(after)).toBe(1);
    // Neither read nor confirmed at Correspondence: it was fetched.
    expect(after.history.filter(({ type }) => type.startsWith('Correspondence'))).toEqual([]);
    expect(after.status).toBe('RequiresAttention');
  }, 60_000);

  it('opens a transmission on a click of its own, and tells what is not ours to see', async () => {
    const { own } = await office();
    const dialogId = await message(own, /^Årsregnskap for/);
    const before = await log(own, dialogId);
    expect(before.transmissions.map(({ title, opened }) => [title, opened])).toEqual(
      expect.arrayContaining([
        ['Innsending #1', null],
        ['Årsregnskapet er godkjent', null],
        ['Vurdering av eierforhold', null],
      ]),
    );
    const opened = await own.must('dialogs.open', { dialogId });
    expect(opened.info ?? opened.text).toMatchObject({ body: 'Årsregnskapet er mottatt, kontrollert og godkjent.' });
    const named = (title: string) => opened.transmissions.find((each) => each.title === title);
    const submission = named('Innsending #1');
    const answer = named('Årsregnskapet er godkjent');
    const hidden = named('Vurdering av eierforhold');
    expect(answer?.relatedTo).toBe(submission?.id);
    expect(hidden).toMatchObject({
      authorized: false,
      hasText: false,
      files: [{ available: false, why: 'unauthorized' }],
    });
    expect(
      await own.call('dialogs.saveAttachment', { dialogId, attachmentId: hidden?.files[0]?.id ?? '' }),
    ).toMatchObject({ error: { code: 'dialogs.partRefused' } });
    expect(seenByUs(await log(own, dialogId))).toBe(1);
  }, 60_000);

  it('is refused for a level that no system user has, before its time, and after it was taken back', async () => {
    const { own } = await office();
    const dialogId = await message(own, /^Vedtak om endring/);
    const act = (change: object) => tellPractice(own, 'dialog', { id: dialogId, ...change });
    await act({ act: 'level', level: 4 });
    expect(await own.call('dialogs.open', { dialogId })).toMatchObject({ error: { code: 'dialogs.levelTooLow' } });
    expect(await own.must('dialogs.get', { dialogId })).toMatchObject({ refused: 'levelTooLow', opened: false });
    await act({ act: 'level', level: 3 });
    await act({ act: 'visibleFrom', at: '2099-01-01T00:00:00.0000000Z' });
    expect(await own.call('dialogs.open', { dialogId })).toMatchObject({ error: { code: 'dialogs.notVisibleYet' } });
    await act({ act: 'visibleFrom', at: '2020-01-01T00:00:00.0000000Z' });
    await act({ act: 'delete' });
    expect(await own.call('dialogs.open', { dialogId })).toMatchObject({ error: { code: 'dialogs.gone' } });
    expect(await own.must('dialogs.get', { dialogId })).toMatchObject({ gone: 'deleted' });
    await act({ act: 'restore' });
    expect(seenByUs(await log(own, dialogId))).toBe(0);
    expect((await own.must('dialogs.open', { dialogId })).refused).toBeNull();
  }, 60_000);

  it('keeps the details when the text behind them does not come, and gets it with the next try', async () => {
    const { own } = await office();
    const dialogId = await message(own, /^Vedtak om endring/);
    await tellPractice(own, '', { match: '/platform/correspondence', times: 50, status: 500 });
    const opened = await own.must('dialogs.open', { dialogId });
    expect(opened).toMatchObject({ opened: true, text: { body: '', problem: { code: 'http.unavailable' } } });
    expect(opened.attachmentList).toHaveLength(2);
    await tellPractice(own, 'clear', {});
    expect((await own.must('dialogs.open', { dialogId })).text?.problem).toBeNull();
    expect(seenByUs(await log(own, dialogId))).toBe(1);
  }, 60_000);

  it('finds the message of a return that was filed from here, and from it the return', async () => {
    const { own, draft, returnId } = await office();
    await own.must('mva.file', { returnId, channel: 'systemUser', figuresHash: draft?.figuresHash ?? '' });
    await until(
      async () => (await own.must('mva.get', { returnId })).filings[0]?.state === 'settled',
      'a verdict',
      40_000,
    );
    const receipt = await message(own, /mva-melding/i);
    await until(
      async () => {
        const { dialogId } = await own.must('dialogs.ofReturn', { returnId });
        if (dialogId === null) await own.must('dialogs.syncNow', {});
        return dialogId !== null;
      },
      'its message',
      40_000,
    );
    const { dialogId } = await own.must('dialogs.ofReturn', { returnId });
    const linked = await own.must('dialogs.get', { dialogId: dialogId ?? receipt });
    expect(linked).toMatchObject({ returnId, opened: false, unread: true });
    const opened = await own.must('dialogs.open', { dialogId: linked.id });
    const [submission] = opened.transmissions;
    expect(submission).toMatchObject({ fromParty: true, hasText: true, text: null });
    const fetched = await own.must('dialogs.openPart', { dialogId: linked.id, transmissionId: submission?.id ?? '' });
    expect(fetched.transmissions[0]?.text?.body).toContain('| Innsending |');
    expect(seenByUs(await log(own, linked.id))).toBe(1);
  }, 120_000);
});
