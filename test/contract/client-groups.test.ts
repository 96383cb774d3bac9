import { expect, it } from 'vitest';
import type { ClientRight } from '../../shared/contract/people.ts';
import { jobClients } from '../e2e/job/clients.ts';
import { rig } from '../support/engine-practice.ts';

it('a group that gets a new name keeps its clients, rules, rights and searches', async () => {
  const own = await rig();
  const [first, second] = jobClients.map(({ organisationNumber }) => organisationNumber);
  const { tableId } = await own.must('clients.readTable', {
    from: { text: `${first}\n${second}` },
    choice: { header: false },
  });
  await own.must('clients.importTable', { tableId });
  const put = (organisationNumber: string | undefined, groups: string[]) =>
    own.must('clients.edit', { rows: [{ organisationNumber: organisationNumber ?? '', fields: { groups } }] });
  await put(first, ['Bygg', 'Store']);
  await put(second, ['Landbruk']);
  const rule = { service: '', owner: '', words: '', group: 'Bygg', personId: null, tag: 'Stor', notify: true };
  await own.must('office.saveRule', { rule });
  await own.must('messages.saveSearch', { name: 'Bygg', filter: { group: 'Bygg', unreadOnly: true } });
  const grants = [{ group: 'Bygg', rights: ['read'] satisfies ClientRight[] }];
  const person = { name: 'Ola Test', osUser: '', setUp: false, grants, blocked: [] };
  await own.must('people.save', { id: null, wish: person });

  expect(await own.call('clientGroups.rename', { from: 'Bygg', to: 'Landbruk' })).toMatchObject({
    error: { code: 'clients.groupTaken' },
  });
  await own.must('clientGroups.rename', { from: 'Bygg', to: 'Bygg og anlegg' });

  const { rows } = await own.must('clients.list', {});
  const groupsOf = (number: string | undefined) => rows.find((row) => row.organisationNumber === number)?.groups;
  expect(groupsOf(first)).toEqual(['Bygg og anlegg', 'Store']);
  expect(groupsOf(second)).toEqual(['Landbruk']);
  expect((await own.must('office.rules', {})).rules).toMatchObject([{ group: 'Bygg og anlegg', tag: 'Stor' }]);
  const { searches } = await own.must('messages.saved', {});
  expect(searches).toMatchObject([{ filter: { group: 'Bygg og anlegg', unreadOnly: true } }]);
  const { people } = await own.must('people.list', {});
  expect(people.find(({ name }) => name === 'Ola Test')?.grants).toEqual([
    { group: 'Bygg og anlegg', rights: ['read'] },
  ]);
}, 60_000);
