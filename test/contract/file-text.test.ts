import { expect, it } from 'vitest';
import { rig, withMessages } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

it('words of a PDF that a person has looked at are found, also after a restart, and not before', async () => {
  const own = await rig();
  await withMessages(own);
  // Stands at the top of every paper of practice.
  const search = { search: '"dokument fra en myndighet"' };
  const listed = (await own.must('dialogs.list', { limit: 500 })).rows.filter(({ attachments }) => attachments > 0);
  const holdsPdf = async () => {
    for (const { id } of listed) {
      const { attachmentList } = await own.must('dialogs.open', { dialogId: id });
      for (const file of attachmentList.filter(({ available }) => available)) {
        const shown = await own.call('dialogs.attachmentContent', { dialogId: id, attachmentId: file.id });
        if (shown.ok && shown.value.kind === 'application/pdf') return { id, name: file.name };
      }
    }
    throw new Error('no PDF');
  };
  expect((await own.must('dialogs.list', search)).total).toBe(0);
  const { id, name } = await holdsPdf();
  const found = async () => (await own.must('dialogs.list', search)).rows.filter((row) => row.snippetFile === name);
  await until(async () => (await found()).length > 0, 'the words', 30_000);
  expect(await found()).toMatchObject([{ id }]);
  await own.restart();
  expect(await found()).toMatchObject([{ id }]);
}, 60_000);
