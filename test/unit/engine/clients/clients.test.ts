import { describe, expect, it } from 'vitest';
import { ClientDelegation } from '../../../../electron/engine/altinn/client-delegation.ts';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { Delegation } from '../../../../electron/engine/clients/delegation.ts';
import { ClientFacts } from '../../../../electron/engine/clients/facts.ts';
import { personHand } from '../../../../electron/engine/clients/hand.ts';
import { ClientList } from '../../../../electron/engine/clients/list.ts';
import { ClientRecords } from '../../../../electron/engine/clients/records.ts';
import { ClientStore } from '../../../../electron/engine/clients/store.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore } from '../support.ts';

const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const client = (number: number, name: string) => ({
  clientId: `6c0c7a0e-2f34-4d17-9c8b-${String(number).padStart(12, '0')}`,
  clientOrganizationNumber: `31000${String(number).padStart(4, '0')}`,
  clientOrganizationName: name,
});
const AAS = client(1, 'Ås Rør AS');
const BAKERI = client(2, 'Bakeri AS');
const ZETA = client(3, 'Zeta AS');

const known = (row: typeof AAS) => ({
  clientId: row.clientId,
  organisationNumber: row.clientOrganizationNumber,
  name: row.clientOrganizationName,
});

function room(script: Script, loggedIn = true) {
  const clock = manualClock();
  const store = openTestStore({ clock });
  const http = scriptedHttp(script);
  const clients = new ClientStore(store, clock);
  const audit = createAudit({ store, clock, push: () => undefined, person: () => 'Kari' });
  const login = {
    altinnToken: async () => (loggedIn ? ok('t') : fail('idporten.needed')),
    forget: () => undefined,
  };
  let changes = 0;
  const hand = personHand(new ClientDelegation(http, 'https://platform.example', clock), login);
  const delegation = new Delegation({
    store: clients,
    hands: { person: hand, systemUser: hand },
    audit,
    clock,
    push: () => undefined,
    systemUserTitle: async () => 'Klienter',
    onChanged: () => {
      changes += 1;
    },
  });
  const records = new ClientRecords(store, clock);
  const list = new ClientList({
    requests: async () => [],
    facts: new ClientFacts(store, records, clock),
    firm: async () => ({ organisationNumber: '310000900', name: 'Fjordtall', form: 'AS' }),
    systemUsers: async () => [
      { id: AGENT, system: 'firm', externalRef: 'a', kind: 'agent', title: 'Klienter', packages: ['merverdiavgift'] },
    ],
    unread: async () => new Map([[BAKERI.clientOrganizationNumber, 3]]),
    nextDeadlines: async () => new Map(),
  });
  return { http, clients, audit, delegation, list, records, clock, changes: () => changes };
}

const lists =
  (linked: object[], available: object[]): Script =>
  (request) => {
    if (request.method === 'GET')
      return { status: 200, body: { data: request.url.includes('/available') ? available : linked } };
    return { status: 200, body: { agent: AGENT, client: 'c' } };
  };

describe('candidates', () => {
  it('are every client once, in Norwegian order, with those linked marked', async () => {
    const { delegation } = room(lists([ZETA], [AAS, ZETA, BAKERI]));
    const outcome = await delegation.candidates(AGENT);
    expect(outcome.ok && outcome.value.rows.map((row) => [row.name, row.linked])).toEqual([
      ['Bakeri AS', false],
      ['Zeta AS', true],
      ['Ås Rør AS', false],
    ]);
  });

  it('take in what was linked or taken off in the portal', async () => {
    const { delegation, clients, changes } = room(lists([ZETA], []));
    await clients.saveLink(AGENT, known(AAS));
    await delegation.candidates(AGENT);
    expect((await clients.linked()).map((row) => row.name)).toEqual(['Zeta AS']);
    expect((await clients.former()).map((row) => [row.name, row.byFirm])).toEqual([['Ås Rør AS', false]]);
    expect(changes()).toBe(1);
  });

  it.each([
    ['one empty list is not believed', [[], [AAS]], ['Ås Rør AS']],
    ['two in a row are', [[], []], []],
  ])('%s, where clients were linked', async (_, answers, left) => {
    let asked = 0;
    const { delegation, clients } = room(({ url }) => ({
      status: 200,
      body: { data: url.includes('/available') ? [] : answers[asked++] },
    }));
    await clients.saveLink(AGENT, known(AAS));
    expect(await delegation.candidates(AGENT)).toMatchObject({ ok: true });
    expect(asked).toBe(2);
    expect((await clients.linked()).map((row) => row.name)).toEqual(left);
  });

  it('that are linked can be asked for one by one', async () => {
    const { clients } = room(lists([], []));
    for (const each of [AAS, ZETA]) await clients.saveLink(AGENT, known(each));
    const { organisationNumber } = known(ZETA);
    expect((await clients.linked(organisationNumber)).map((row) => row.name)).toEqual(['Zeta AS']);
    expect(await clients.linked('310000000')).toEqual([]);
  });

  it('do not undo what a job links while Altinn is asked', async () => {
    let duringTheList = async (): Promise<void> => {};
    const { delegation, clients } = room(async (request) => {
      const answer = { status: 200, body: { data: [] } };
      if (!request.url.includes('/available')) await duringTheList();
      return answer;
    });
    duringTheList = () => clients.saveLink(AGENT, known(AAS));
    await delegation.candidates(AGENT);
    expect((await clients.linked()).map((row) => row.name)).toEqual(['Ås Rør AS']);
  });

  it('need a login, and ask nobody without one', async () => {
    const { delegation, http } = room(lists([], []), false);
    expect(await delegation.candidates(AGENT)).toMatchObject({ error: { code: 'idporten.needed' } });
    expect(http.requests).toEqual([]);
  });
});

describe('the client list', () => {
  it('has the firm first, then clients with their tasks, then those whose access ended', async () => {
    const { clients, list } = room(lists([], []));
    await clients.saveLink(AGENT, known(AAS));
    await clients.saveLink(AGENT, known(BAKERI));
    await clients.saveSeen(AGENT, new Set([BAKERI.clientOrganizationNumber]));
    await clients.removeLink(AGENT, AAS.clientId, 'firm');
    const rows = await list.rows();
    expect(
      rows.map((row) => [row.name, row.own, row.ways.map((way) => `${way.task} ${way.state}`).join(', '), row.unread]),
    ).toEqual([
      ['Fjordtall', true, 'mva notAClient, dialogs notAClient', 0],
      ['Bakeri AS', false, 'mva ready, dialogs ready', 3],
      ['Ås Rør AS', false, 'mva canBeLinked, dialogs canBeLinked', 0],
    ]);
  });

  it('calls a client lost when Dialogporten has not listed it twice, an hour apart, and tells it once', async () => {
    const { clients, list, records, clock } = room(lists([], []));
    await clients.saveLink(AGENT, known(AAS));
    const way = async () => (await list.rows())[1]?.ways[1];
    await clients.saveSeen(AGENT, new Set());
    expect(await way()).toMatchObject({ state: 'ready', reason: 'missedOnce' });
    await clock.advance(30 * 60_000);
    await clients.saveSeen(AGENT, new Set());
    expect(await way()).toMatchObject({ state: 'ready', reason: 'missedOnce' });
    for (let look = 0; look < 2; look += 1) {
      await clock.advance(30 * 60_000);
      await clients.saveSeen(AGENT, new Set());
      expect(await way()).toMatchObject({ state: 'lost', reason: 'notSeen', source: 'dialogporten' });
    }
    expect((await records.changes()).map((change) => change.kind)).toEqual(['accessLost']);
    await clients.saveSeen(AGENT, new Set([AAS.clientOrganizationNumber]));
    expect(await way()).toMatchObject({ state: 'ready', reason: 'linked' });
  });

  it('tells when a link was taken off at Altinn, not when the firm took it off', async () => {
    const { clients, records } = room(lists([], []));
    for (const each of [AAS, BAKERI]) await clients.saveLink(AGENT, known(each));
    await clients.removeLink(AGENT, AAS.clientId, 'firm');
    await clients.removeLink(AGENT, BAKERI.clientId, 'other');
    await clients.removeLink(AGENT, BAKERI.clientId, 'other');
    expect((await records.changes()).map((change) => [change.kind, change.client.name])).toEqual([
      ['accessLost', 'Bakeri AS'],
    ]);
  });
});
