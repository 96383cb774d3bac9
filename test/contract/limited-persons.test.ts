import { expect, it } from 'vitest';
import type { ClientRight } from '../../shared/contract/people.ts';
import { approved, linkClients, logInAndList, rig } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

it('a message is given to those who see its client alone, and is told of when its owner no longer does', async () => {
  const own = await rig();
  const systemUserId = await approved(own);
  await logInAndList(own);
  const { rows: candidates } = await own.must('clients.candidates', { systemUserId });
  const [client] = candidates;
  await linkClients(own, systemUserId, [client?.clientId ?? '']);
  await until(async () => (await own.must('dialogs.list', { limit: 1 })).total > 0, 'the first look', 60_000);
  const [message] = (await own.must('dialogs.list', { limit: 1 })).rows;
  const dialogIds = [message?.id ?? ''];

  const { osUser } = await own.must('people.list', {});
  const save = async (id: string | null, group: string) => {
    const grants = [{ group, rights: ['read', 'prepare'] satisfies ClientRight[] }];
    const person = { name: 'Ola Test', osUser, setUp: false, grants, blocked: [] };
    const { people } = await own.must('people.save', { id, wish: person });
    return people.find(({ name }) => name === 'Ola Test')?.id ?? '';
  };
  const ola = await save(null, 'A');
  const names = async () => (await own.must('office.receivers', { dialogIds })).people.map(({ name }) => name);
  expect(await names()).toEqual(['Kari Test']);
  expect(await own.call('office.assign', { dialogIds, personId: ola })).toMatchObject({
    error: { code: 'office.cannotSee', params: { name: 'Ola Test' } },
  });

  const rows = [{ organisationNumber: client?.organisationNumber ?? '', fields: { groups: ['A'] } }];
  await own.must('clients.edit', { rows });
  expect(await names()).toEqual(['Kari Test', 'Ola Test']);
  await own.must('office.assign', { dialogIds, personId: ola });
  const astray = async () => (await own.must('dialogs.list', { person: 'astray', limit: 10 })).rows.map(({ id }) => id);
  expect(await astray()).toEqual([]);

  // What is theirs stays theirs, and is found by those who may give it to somebody else.
  await save(ola, 'B');
  const given = { id: ola, name: 'Ola Test' };
  expect((await own.must('office.get', { dialogId: dialogIds[0] ?? '' })).person).toEqual({ ...given, sees: false });
  expect(await astray()).toEqual(dialogIds);
  await save(ola, 'A');
  expect(await astray()).toEqual([]);
  await own.must('people.setActive', { id: ola, active: false });
  expect(await astray()).toEqual(dialogIds);
}, 60_000);
