import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { jobClients } from '../e2e/job/clients.ts';
import { logIn, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const world = makeWorld(2026, 'small');
const [first, second] = jobClients;
const unregistered = world.clients.find(
  (client) => client.relation.role === undefined && client.relation.packages.length === 0,
);
const bankrupt = world.clients.find((client) => client.bankrupt);
const sub = world.units.find((unit) => unit.parent !== undefined);
if (!first || !second || !unregistered || !bankrupt || !sub) throw new Error('practice lacks a client this test needs');

/** An agent system user for the clients that registered the firm as accountant, approved in the portal. */
async function approved(own: Rig): Promise<string> {
  const packages = ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'];
  const { requests } = await own.must('access.requestSystemUser', { kind: 'agent', title: 'Klienter', packages });
  const picker = await new PaperBrowser().open(requests[0]?.confirmUrl ?? '');
  await (await picker.press(/Daglig leder/)).press('Godkjenn systemtilgang');
  const { systemUsers } = await own.must('access.refreshRequests', {});
  return systemUsers[0]?.id ?? '';
}

const row = async (own: Rig, organisationNumber: string) =>
  (await own.must('clients.list', {})).rows.find((each) => each.organisationNumber === organisationNumber);

/** Reads and imports text as if pasted. */
async function paste(own: Rig, text: string) {
  const view = await own.must('clients.readTable', { from: { text }, choice: {} });
  return { view, counts: await own.must('clients.importTable', { tableId: view.tableId }) };
}

async function lookedUp(own: Rig, ...numbers: readonly string[]) {
  await until(async () => {
    const rows = (await own.must('clients.list', {})).rows;
    return numbers.every((each) => rows.find((found) => found.organisationNumber === each)?.form !== '');
  }, 'the register is read');
}

describe('the firm’s own list', () => {
  it('takes clients in from a paste before any access is set up, and reads Enhetsregisteret for each', async () => {
    const own = await rig();
    const text = [
      'Navn\tOrgnr',
      `A\t${first.organisationNumber}`,
      `B\t${bankrupt.organisationNumber}`,
      `C\t${sub.organisationNumber}`,
      'D\t123',
    ];
    const { view, counts } = await paste(own, text.join('\n'));
    expect(view).toMatchObject({ good: 3, badCount: 1, bad: [{ line: 5, reason: 'notNumber' }] });
    expect(counts).toEqual({ added: 3, updated: 0 });
    await lookedUp(own, first.organisationNumber, bankrupt.organisationNumber, sub.organisationNumber);
    expect(await row(own, first.organisationNumber)).toMatchObject({
      name: first.name,
      form: 'AS',
      vatRegistered: true,
      inList: true,
      ways: [{ task: 'mva', state: 'lacksPackage', reason: 'noSystemUser' }, { task: 'dialogs' }],
    });
    expect(await row(own, bankrupt.organisationNumber)).toMatchObject({ status: 'bankrupt', nextDeadline: null });
    expect(await row(own, sub.organisationNumber)).toMatchObject({
      parent: sub.parent,
      ways: [{ state: 'notAClient', reason: 'subUnit' }, {}],
    });
    const detail = await own.must('clients.get', { organisationNumber: first.organisationNumber });
    expect(detail.register).toMatchObject({ accountant: true, status: 'active' });
    expect(detail.register.checkedAt).not.toBeNull();
  });

  it('is searched for by name and by number, added to, edited with the way back, and exported with a guard', async () => {
    const own = await rig();
    const byName = await own.must('clients.searchRegister', { query: 'fjell og fjord' });
    expect(byName.hits).toMatchObject([{ name: 'Fjell og Fjord AS', inList: false }]);
    const spaced = first.organisationNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
    expect((await own.must('clients.searchRegister', { query: spaced })).hits).toMatchObject([{ name: first.name }]);
    expect((await own.must('clients.searchRegister', { query: 'finnes ikke her' })).hits).toEqual([]);
    const { organisationNumber } = first;
    expect(await own.must('clients.addFromRegister', { organisationNumbers: [organisationNumber] })).toEqual({
      added: 1,
      updated: 0,
    });
    expect((await own.must('clients.searchRegister', { query: organisationNumber })).hits[0]?.inList).toBe(true);
    const { before } = await own.must('clients.edit', {
      rows: [{ organisationNumber, fields: { notes: '=1+1', groups: ['Bygg'] } }],
    });
    expect(await row(own, organisationNumber)).toMatchObject({ groups: ['Bygg'] });
    const saved = await own.must('clients.exportList', {
      name: 'klienter',
      headings: Array.from({ length: 12 }, (_, at) => `K${at}`),
    });
    expect(saved.name).toBe('klienter.csv');
    await own.must('clients.edit', { rows: before });
    expect((await own.must('clients.get', { organisationNumber })).fields).toMatchObject({ notes: '', groups: [] });
    const acts = (await own.must('audit.list', { limit: 50 })).rows.map((each) => each.act);
    expect(acts).toEqual(expect.arrayContaining(['client.import', 'client.edit', 'client.export']));
  });

  it('is read from a file through its handle', async () => {
    const own = await rig();
    const path = join(own.folder, 'kunder.csv');
    writeFileSync(path, Buffer.from(`Orgnr;Kunde;Ansvarlig\n${first.organisationNumber};Å;Åse\n`, 'latin1'));
    own.engine.grantFile('list', path);
    const view = await own.must('clients.readTable', { from: { handle: 'list' } });
    expect(view).toMatchObject({ name: 'kunder.csv', encoding: 'windows-1252', good: 1 });
    expect(await own.call('clients.readTable', { from: { handle: 'other' } })).toMatchObject({
      error: { code: 'app.fileRefused' },
    });
  });
});

describe('a client’s way in', () => {
  it('is known from Enhetsregisteret before a login, from Altinn after it, and by date in between', async () => {
    const own = await rig();
    await setUp(own);
    const systemUserId = await approved(own);
    await paste(own, [first, second, unregistered].map((each) => each.organisationNumber).join('\n'));
    await lookedUp(own, first.organisationNumber, second.organisationNumber, unregistered.organisationNumber);
    const way = async (organisationNumber: string) => (await row(own, organisationNumber))?.ways[0];
    expect(await way(first.organisationNumber)).toMatchObject({
      state: 'canBeLinked',
      reason: 'roleHeld',
      source: 'register',
    });
    expect(await way(unregistered.organisationNumber)).toMatchObject({
      state: 'unknown',
      reason: 'needsLogin',
      step: 'logIn',
    });
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    const listed = await own.must('clients.candidates', { systemUserId });
    await own.restart();
    expect(await way(first.organisationNumber)).toMatchObject({
      state: 'canBeLinked',
      reason: 'listed',
      source: 'altinn',
    });
    expect(await way(unregistered.organisationNumber)).toMatchObject({
      state: 'notAClient',
      reason: 'noPower',
      step: 'ask',
    });
    expect(listed.rows.length).toBeGreaterThan(10);
    await own.must('clients.asked', {
      organisationNumber: unregistered.organisationNumber,
      package: 'merverdiavgift',
      remind: false,
    });
    expect(await way(unregistered.organisationNumber)).toMatchObject({ state: 'waitingForDelegation', step: 'remind' });
  });

  it('is lost when the client ends the role, and the change is told once, in the list and in the log', async () => {
    const own = await rig();
    const { organisationNumber } = first;
    await paste(own, organisationNumber);
    await lookedUp(own, organisationNumber);
    expect((await own.must('clients.changes', {})).rows).toEqual([]);
    await tellPractice(own, 'revoke', { client: organisationNumber, kind: 'role', value: 'REGN' });
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    const { rows } = await own.must('clients.changes', {});
    expect(rows).toMatchObject([{ kind: 'accountant', before: 'true', after: 'false' }]);
    expect((await own.must('audit.list', { act: 'client.changed', limit: 5 })).rows).toHaveLength(1);
    await own.must('clients.seeChanges', { upTo: rows[0]?.id ?? 0 });
    expect((await own.must('clients.changes', {})).rows).toEqual([]);
  });
});
