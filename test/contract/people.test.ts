import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sieves } from '../../electron/engine/people/sieve.ts';
import { needs } from '../../shared/contract/needs.ts';
import { clientRights, type PersonWish } from '../../shared/contract/people.ts';
import { type EngineOperation, operationNames, operationOf } from '../../shared/contract.ts';
import { jobClients } from '../e2e/job/clients.ts';
import { endedTerm, returnXml } from '../e2e/job/return-file.ts';
import { logIn, type Rig, rig, setUp } from '../support/engine-practice.ts';
import { validInput } from '../support/valid-input.ts';
import { until } from '../unit/engine/support.ts';

const [first, second] = jobClients;
if (!first || !second) throw new Error('practice lacks a client this test needs');
const engineOperations = operationNames.filter((name) => operationOf(name).side === 'engine') as EngineOperation[];

const wish = (change: Partial<PersonWish>, osUser: string): PersonWish => ({
  name: 'Ola Test',
  osUser,
  setUp: false,
  grants: [],
  blocked: [],
  ...change,
});

/** Another person at this account; answers their id. */
async function add(own: Rig, change: Partial<PersonWish>): Promise<string> {
  const { osUser } = await own.must('people.list', {});
  const { people } = await own.must('people.save', { id: null, wish: wish(change, osUser) });
  return people.find((each) => each.name === (change.name ?? 'Ola Test'))?.id ?? '';
}

const everything = { setUp: true, grants: [{ group: null, rights: [...clientRights] }] };

/** Two clients, the first in group A, the second in group B. */
async function twoClients(own: Rig): Promise<void> {
  const text = `${first?.organisationNumber}\n${second?.organisationNumber}`;
  const { tableId } = await own.must('clients.readTable', { from: { text }, choice: { header: false } });
  await own.must('clients.importTable', { tableId });
  await own.must('clients.edit', {
    rows: [first, second].map((client, at) => ({
      organisationNumber: client?.organisationNumber ?? '',
      fields: { groups: [at === 0 ? 'A' : 'B'] },
    })),
  });
}

async function importFor(own: Rig, organisationNumber: string) {
  const path = join(own.folder, `${organisationNumber}.xml`);
  writeFileSync(path, returnXml(organisationNumber, endedTerm()));
  own.engine.grantFile(organisationNumber, path);
  return own.call('mva.importFile', { handle: organisationNumber, organisationNumber });
}

const code = (outcome: { ok: boolean; error?: { code: string } }) => (outcome.ok ? 'ok' : outcome.error?.code);

describe('one person', () => {
  it('has every right, is asked nothing, and stands in the log as before', async () => {
    const own = await rig();
    expect(await own.must('people.here', {})).toMatchObject({
      asks: false,
      here: { name: 'Kari Test', provedBy: 'said' },
      choices: [{ name: 'Kari Test' }],
    });
    expect(await own.must('people.mine', {})).toMatchObject({ everything: true, setUp: true });
    expect(await own.must('people.leave', { idle: true })).toMatchObject({ asks: false });
    await twoClients(own);
    own.engine.setPerson('Kari Nordmann');
    await until(async () => (await own.must('people.here', {})).here?.name === 'Kari Nordmann', 'the new name');
    const { rows } = await own.must('audit.list', {});
    expect(rows[0]).toMatchObject({ act: 'person.change', person: 'Kari Nordmann', params: { from: 'Kari Test' } });
    expect(rows.find((row) => row.act === 'client.import')).toMatchObject({ person: 'Kari Test' });
    expect(rows.find((row) => row.act === 'client.import')?.params).not.toHaveProperty('provedBy');
    await own.restart();
    // The profile's name is followed, also when it was changed while another environment was open.
    expect(await own.must('people.here', {})).toMatchObject({ asks: false, here: { name: 'Kari Test' } });
  });

  it('cannot lock the firm out', async () => {
    const own = await rig();
    const { people, osUser } = await own.must('people.list', {});
    const id = people[0]?.id ?? '';
    const lowered = wish({ name: 'Kari Test' }, osUser);
    expect(code(await own.call('people.save', { id, wish: lowered }))).toBe('people.lastSetUp');
    expect(code(await own.call('people.setActive', { id, active: false }))).toBe('people.lastSetUp');
    const other = await add(own, { setUp: true });
    expect(code(await own.call('people.save', { id: null, wish: wish({ name: 'ola test' }, '') }))).toBe(
      'people.nameTaken',
    );
    await own.must('people.setActive', { id: other, active: false });
    expect(code(await own.call('people.save', { id, wish: lowered }))).toBe('people.lastSetUp');
  });

  it('is asked who they are on an account that is nobody’s, and gets it', async () => {
    const own = await rig();
    const { people } = await own.must('people.list', {});
    const id = people[0]?.id ?? '';
    await add(own, { name: 'Per Test', osUser: 'per' });
    await own.must('people.save', { id, wish: wish({ ...everything, name: 'Kari Test' }, 'another') });
    await own.restart();
    const asked = await own.must('people.here', {});
    expect([asked.asks, asked.accountKnown, asked.choices.length]).toEqual([true, false, 2]);
    expect(await own.must('people.choose', { id })).toMatchObject({ asks: false, here: { name: 'Kari Test' } });
    await own.restart();
    expect(await own.must('people.here', {})).toMatchObject({ asks: false, here: { name: 'Kari Test' } });
  });
});

describe('an accountant with reading and preparing in one group', () => {
  it('reaches that group alone, prepares, and is refused the rest; the log names them', async () => {
    const own = await rig();
    await twoClients(own);
    const [a, b] = [first.organisationNumber, second.organisationNumber];
    const kept = await importFor(own, b);
    const id = await add(own, { grants: [{ group: 'A', rights: ['read', 'prepare'] }] });
    await own.must('people.choose', { id });

    expect((await own.must('clients.list', {})).rows.map((row) => row.organisationNumber)).toEqual([a]);
    expect(code(await own.call('clients.get', { organisationNumber: a }))).toBe('ok');
    expect(await own.call('clients.get', { organisationNumber: b })).toMatchObject({
      error: { code: 'people.notAllowed', params: { right: 'read', client: b }, sent: 'notSent' },
    });
    const imported = await importFor(own, a);
    if (!imported.ok || !kept.ok) throw new Error('not imported');
    const { id: returnId, figuresHash } = imported.value;
    expect(await own.call('mva.file', { returnId, channel: 'person', figuresHash })).toMatchObject({
      error: { code: 'people.notAllowed', params: { right: 'file', client: '' } },
    });
    expect(code(await own.call('mva.get', { returnId: kept.value.id }))).toBe('people.notAllowed');
    expect((await own.must('mva.list', {})).returns.map((each) => each.client.organisationNumber)).toEqual([a]);
    const edit = { rows: [{ organisationNumber: a, fields: { notes: 'x' } }] };
    expect(code(await own.call('clients.edit', edit))).toBe('people.notAllowed');
    expect(code(await own.call('people.list', {}))).toBe('people.notAllowed');
    expect(code(await own.call('settings.set', { filingChannel: 'person' }))).toBe('people.notAllowed');
    expect(await own.must('people.mine', { organisationNumber: a })).toEqual({
      everything: false,
      setUp: false,
      rights: ['read', 'prepare'],
    });

    const saved = await own.must('clients.exportList', {
      name: 'klienter',
      format: 'csv',
      headings: Array.from({ length: 12 }, (_, at) => `K${at}`),
    });
    const exported = readFileSync(own.saved.get(saved.handle) ?? '', 'utf8');
    expect([exported.includes(a), exported.includes(b)]).toEqual([true, false]);
    const log = (await own.must('audit.list', {})).rows;
    expect(log.find((row) => row.act === 'mva.import')).toMatchObject({
      person: 'Ola Test',
      client: { organisationNumber: a },
      params: { provedBy: 'said' },
    });
    expect(log.some((row) => row.client?.organisationNumber === b)).toBe(false);
    expect(log.some((row) => row.act === 'person.here' && row.person === 'Ola Test')).toBe(true);
  });

  it('sees nothing of a blocked client, whatever the groups say', async () => {
    const own = await rig();
    await twoClients(own);
    const blocked = [first.organisationNumber];
    const id = await add(own, { grants: [{ group: null, rights: ['file'] }], blocked });
    await own.must('people.choose', { id });
    const { rows } = await own.must('clients.list', {});
    expect(rows.map((row) => row.organisationNumber)).not.toContain(first.organisationNumber);
    expect(rows.map((row) => row.organisationNumber)).toContain(second.organisationNumber);
    expect(code(await importFor(own, first.organisationNumber))).toBe('people.notAllowed');
  });
});

describe('several at one machine', () => {
  it('are asked at start, and nothing is told before they have answered', async () => {
    const own = await rig();
    const id = await add(own, { ...everything });
    expect((await own.must('people.here', {})).here?.name).toBe('Kari Test');
    await own.restart();
    expect(await own.must('people.here', {})).toMatchObject({ asks: true, here: null });
    for (const name of ['clients.list', 'overview.get', 'access.overview', 'audit.list', 'jobs.list'] as const)
      expect(code(await own.call(name, {}))).toBe('people.notHere');
    expect(code(await own.call('health.get', {}))).toBe('ok');
    await own.must('people.choose', { id });
    expect(code(await own.call('clients.list', {}))).toBe('ok');
    expect(await own.must('people.leave', { idle: true })).toMatchObject({ asks: true, here: null });
    expect(code(await own.call('clients.list', {}))).toBe('people.notHere');
  });

  it('lose the login of the one before when another sits down', async () => {
    const own = await rig();
    await setUp(own);
    const { people } = await own.must('people.list', {});
    const id = await add(own, { ...everything });
    await logIn(own, 'filing', /Klientadministrator/);
    await own.must('people.leave', { idle: true });
    await own.must('people.choose', { id: people[0]?.id ?? '' });
    expect((await own.must('access.login', { purpose: 'filing' })).state).toBe('loggedIn');
    await own.must('people.choose', { id });
    expect((await own.must('access.login', { purpose: 'filing' })).state).toBe('none');
  }, 60_000);
});

describe('four eyes', () => {
  it('are two people, and the second has shown with ID-porten who they are', async () => {
    const own = await rig();
    await setUp(own);
    await twoClients(own);
    const { people, rules } = await own.must('people.list', {});
    const kari = people[0]?.id ?? '';
    const ola = await add(own, { ...everything });
    await own.must('people.saveRules', { ...rules, fourEyes: true });
    const imported = await importFor(own, first.organisationNumber);
    if (!imported.ok) throw new Error('not imported');
    const { id: returnId, figuresHash } = imported.value;
    const file = { returnId, channel: 'person' as const, figuresHash };

    await logIn(own, 'filing', /Klientadministrator/);
    expect((await own.must('people.here', {})).here?.provedBy).toBe('idporten');
    expect(code(await own.call('mva.file', file))).toBe('people.samePerson');

    await own.must('people.choose', { id: ola });
    expect(await own.call('mva.file', file)).toMatchObject({
      error: { code: 'people.notProved', action: 'logIn', sent: 'notSent' },
    });
    // Kari's own login shows nothing of Ola.
    await logIn(own, 'filing', /Klientadministrator/);
    expect((await own.must('people.here', {})).here?.provedBy).toBe('said');
    expect(code(await own.call('mva.file', file))).toBe('people.notProved');

    await own.must('people.choose', { id: kari });
    await own.must('people.choose', { id: ola });
    await logIn(own, 'filing', /Daglig leder/);
    expect((await own.must('people.here', {})).here?.provedBy).toBe('idporten');
    const filed = await own.must('mva.file', file);
    expect(filed.filings[0]).toMatchObject({ personName: 'Ola Test' });
    const log = (await own.must('audit.list', {})).rows;
    expect(log.find((row) => row.act === 'mva.file')).toMatchObject({
      person: 'Ola Test',
      params: { provedBy: 'idporten' },
    });
    expect(log.map((row) => row.act)).toEqual(expect.arrayContaining(['person.proved', 'person.otherIdentity']));
    // No number stands anywhere in the clear.
    expect(JSON.stringify(log)).not.toMatch(/\b\d{11}\b/);
  }, 60_000);
});

describe('every operation of the engine', () => {
  it('is refused to a person without rights, but for those that ask for none', async () => {
    const own = await rig();
    const id = await add(own, {});
    await own.must('people.choose', { id });
    for (const name of engineOperations) {
      if (needs[name][0] === 'none') continue;
      expect([name, code(await own.engine.call(name, validInput(name)))]).toEqual([name, 'people.notAllowed']);
    }
    // Before anybody is known: where the app stands, who it is, and getting the firm's data back.
    const open = engineOperations.filter((name) => needs[name][0] === 'none');
    expect(open.filter((name) => !/^(backup|people)\./.test(name))).toEqual(['health.get']);
    expect(open.filter((name) => name.startsWith('people.'))).toEqual([
      'people.here',
      'people.choose',
      'people.leave',
      'people.mine',
    ]);
  });

  it('that names clients in its answer and none in its input is sifted', () => {
    /** Sifted where they are made: pages, files, figures. */
    const within: EngineOperation[] = [
      ...(['dialogs.list', 'audit.list', 'overview.get', 'payments.list', 'claims.list', 'claims.settledOf'] as const),
      ...([
        'messages.choices',
        'messageServices.table',
        'office.due',
        'clientFolders.result',
        'storage.usage',
      ] as const),
      ...(['ownerFetch.view', 'ownerFetch.choose'] as const),
    ];
    /** Of the firm itself, of people, or the person's own file or search. */
    const ofNobody =
      /^(access|agreements|changes|people|checks|system|keys)\.|^(clients.readTable|saft.recognise|messages.(saved|saveSearch|removeSearch))$/;
    const open = engineOperations.filter((name) => {
      const [, about] = needs[name];
      const answer = JSON.stringify(z.toJSONSchema(operationOf(name).output, { io: 'output', unrepresentable: 'any' }));
      const names = answer.includes('"organisationNumber"') || answer.includes('"client"');
      return names && !about && !ofNobody.test(name) && !(name in sieves) && !within.includes(name);
    });
    expect(open).toEqual([]);
  });
});
