import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageRow } from '../../shared/contract/messages-list.ts';
import { approved, linkClients, logIn, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

async function withMessages(): Promise<{ own: Rig; rows: MessageRow[] }> {
  const own = await rig();
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.slice(0, 3).map((row) => row.clientId);
  await linkClients(own, systemUserId, chosen);
  await until(
    async () => {
      const sync = await own.must('dialogs.sync', {});
      return sync.lastFinishedAt !== null && !sync.running && (await own.must('dialogs.list', {})).total > 20;
    },
    'messages',
    60_000,
  );
  return { own, rows: (await own.must('dialogs.list', { limit: 500 })).rows };
}

/** A part from the middle of the longest word of a title. */
function middleOf(title: string): string {
  const [word = ''] = (title.match(/[\p{L}]+/gu) ?? []).sort((a, b) => b.length - a.length);
  return word.slice(2, 8);
}

describe('the list of messages over practice', () => {
  it('is searched, narrowed, finished, handed on and followed up without a call to any authority, and stays so over a restart', async () => {
    const { own, rows } = await withMessages();
    const target = rows.find((row) => middleOf(row.title).length >= 4);
    if (!target) throw new Error('no title to search for');
    await tellPractice(own, 'dialogporten', { fail: 503, times: 1_000 });
    const search = middleOf(target.title);
    const found = await own.must('dialogs.list', { search, limit: 500 });
    expect(found.rows.map((row) => row.id)).toContain(target.id);
    expect(
      found.rows.every((row) =>
        `${row.title} ${row.summary} ${row.sender} ${row.client.name}`.toLowerCase().includes(search.toLowerCase()),
      ),
    ).toBe(true);

    const choices = await own.must('messages.choices', {});
    const owner = choices.owners[0];
    const ofOwner = await own.must('dialogs.list', { owners: [owner?.key ?? ''], limit: 500 });
    expect(ofOwner.total).toBe(owner?.count);
    const byClient = (await own.must('dialogs.list', { sort: 'client', limit: 500 })).rows.map(
      (row) => row.client.name,
    );
    expect(byClient).toEqual([...byClient].sort(new Intl.Collator('nb', { numeric: true }).compare));
    expect(byClient).toHaveLength(rows.length);

    const person = choices.people[0];
    const dialogIds = rows.slice(0, 2).map(({ id }) => id);
    await own.must('office.assign', { dialogIds, personId: person?.id ?? null });
    await own.must('office.setTag', { dialogIds, tag: 'Klage', on: true });
    await own.must('office.setFollowUp', { dialogIds, day: '2026-01-02' });
    expect(await own.must('office.setDone', { dialogIds: [dialogIds[0] ?? ''], done: true })).toEqual({
      changed: [dialogIds[0]],
    });
    await own.must('messages.saveSearch', { name: 'Klager', filter: { tag: 'Klage', hideDone: true } });
    await own.restart();
    const [saved] = (await own.must('messages.saved', {})).searches;
    const [left] = (await own.must('dialogs.list', { ...saved?.filter })).rows;
    expect(left).toMatchObject({ id: dialogIds[1], person: person?.name, followUpOn: '2026-01-02' });
    const today = await own.must('overview.get', {});
    expect(today.rows.find(({ kind }) => kind === 'followUpDue')).toMatchObject({ count: 1, persons: [person?.name] });

    const words = { due: 'Frist', followUp: 'Oppfølging', from: 'Fra' };
    const days = { from: '2026-01-01', to: '2026-01-31' };
    const file = await own.must('office.exportDue', { ...days, name: 'Frister januar 2026', words });
    expect(file.name).toBe('Frister januar 2026.ics');
    const calendar = readFileSync(own.saved.get(file.handle) ?? '', 'utf8');
    expect(calendar).toContain(`UID:${dialogIds[1]}-followUp@klientbro`);
    expect(calendar).not.toContain(`UID:${dialogIds[0]}-followUp@klientbro`);
    expect((await own.must('audit.verify', {})).intact).toBe(true);
  });

  it('hands new messages on by a rule as they come', async () => {
    const { own, rows } = await withMessages();
    const client = rows[0]?.client.organisationNumber ?? '';
    const { people } = await own.must('messages.choices', {});
    const rule = { service: '', owner: '', words: '', group: '', tag: 'Ny', notify: false };
    const owner = (await own.must('messages.choices', {})).owners.map(({ key }) => key);
    for (const key of owner)
      await own.must('office.saveRule', { rule: { ...rule, owner: key, personId: people[0]?.id ?? null } });
    expect((await own.must('dialogs.list', { tag: 'Ny' })).total).toBe(0);
    await tellPractice(own, 'letter', { party: client });
    await own.must('dialogs.syncNow', {});
    await until(async () => (await own.must('dialogs.list', { tag: 'Ny' })).total > 0, 'the new message', 60_000);
    expect((await own.must('dialogs.list', { tag: 'Ny' })).rows[0]).toMatchObject({
      person: people[0]?.name,
      unread: true,
    });
  });
});
