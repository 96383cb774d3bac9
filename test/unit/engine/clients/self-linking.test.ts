import { describe, expect, it } from 'vitest';
import { fail, type Outcome } from '../../../../shared/outcome.ts';
import { HERE, selfLinkingEngine, systemUser } from '../../../support/self-linking-engine.ts';
import { type Scripted, scriptedHttp } from '../http-double.ts';
import { type ManualClock, manualClock, openTestStore, type TestStore, until } from '../support.ts';

const REGN = systemUser('1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10', 'regnskapsforer-med-signeringsrettighet');
const VAT = systemUser('1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b11', 'merverdiavgift');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const row = (number: number, name: string) => ({
  clientId: `6c0c7a0e-2f34-4d17-9c8b-${String(number).padStart(12, '0')}`,
  clientOrganizationNumber: `31000${String(number).padStart(4, '0')}`,
  clientOrganizationName: name,
});
const AAS = row(1, 'Ås Rør AS');
const BAKERI = row(2, 'Bakeri AS');
const FISK = row(3, 'Fisk AS');
const number = (of: typeof AAS) => of.clientOrganizationNumber;

/** Altinn as far as client delegation goes: whom each agent could have, whom it has, and what was asked. */
function altinn() {
  const available = new Map<string, (typeof AAS)[]>([
    [REGN.id, []],
    [VAT.id, []],
  ]);
  const linked = new Map<string, Set<string>>([
    [REGN.id, new Set()],
    [VAT.id, new Set()],
  ]);
  const script: { answer?: (method: string, clientId: string | null) => Scripted | Outcome<never> | undefined } = {};
  const http = scriptedHttp((request) => {
    const url = new URL(request.url);
    const [agent = '', clientId] = [url.searchParams.get('agent') ?? '', url.searchParams.get('client')];
    const other = script.answer?.(request.method, clientId);
    if (other) return other;
    const all = available.get(agent) ?? [];
    const has = linked.get(agent) ?? new Set();
    if (clientId === null) {
      const rows = url.pathname.endsWith('/available') ? all : all.filter((each) => has.has(each.clientId));
      return { status: 200, body: { data: rows } };
    }
    if (request.method === 'POST') has.add(clientId);
    return { status: 200, body: { agent, client: clientId } };
  });
  return {
    http,
    script,
    linked,
    offer: (agent: { id: string }, ...clients: (typeof AAS)[]) => void available.set(agent.id, clients),
    /** `POST` to each client, in order. */
    posts: () =>
      http.requests
        .filter((request) => request.method === 'POST')
        .map((request) => {
          const { searchParams } = new URL(request.url);
          return `${searchParams.get('agent') === REGN.id ? 'regn' : 'vat'} ${searchParams.get('client')?.slice(-1)}`;
        }),
  };
}

function world(more: { clock?: ManualClock; store?: TestStore; machine?: typeof HERE } = {}) {
  const clock = more.clock ?? manualClock(Date.UTC(2026, 1, 2, 8));
  const store = more.store ?? openTestStore({ clock });
  const there = altinn();
  const says: { token?: () => Outcome<string>; forgotten: number } = { forgotten: 0 };
  const engine = selfLinkingEngine({
    store,
    http: there.http,
    origin: 'https://platform.example',
    clock,
    agents: [REGN, VAT],
    ...(more.machine ? { machine: more.machine } : {}),
    token: () => says.token?.() ?? { ok: true, value: 'token' },
    onForget: () => {
      says.forgotten += 1;
    },
  });
  engine.jobs.start();
  engine.selfLinking.start();
  /** Time passes, with what it brings along, until nothing is left to do in it. */
  const pass = async (ms: number, step = HOUR / 2) => {
    for (let gone = 0; gone < ms; gone += step) {
      await clock.advance(Math.min(step, ms - gone));
      await until(async () => (await engine.tasks.allOpenJobs()).length === 0 || isHeld(), 'quiet');
    }
  };
  let held = false;
  const isHeld = () => held;
  const rounds = () =>
    there.http.requests.filter(
      (request) => request.url.includes('/clients?agent=') && request.method === 'GET' && request.url.includes(REGN.id),
    ).length;
  const changes = async () =>
    (await engine.records.changes())
      .map((change) => `${change.client.name} ${change.kind} ${change.after}`.trim())
      .reverse();
  return {
    ...engine,
    clock,
    store,
    there,
    says,
    pass,
    rounds,
    changes,
    hold: (value: boolean) => {
      held = value;
    },
    ours: (...clients: (typeof AAS)[]) =>
      engine.add(clients.map((each) => ({ organisationNumber: number(each), name: each.clientOrganizationName }))),
  };
}

describe('linking clients without a login', () => {
  it('is off until somebody throws the switch, and asks for nothing in a week', async () => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    await own.pass(7 * DAY, 6 * HOUR);
    expect(own.there.http.requests).toEqual([]);
    expect(await own.power.state()).toBe('off');
  });

  it('asks once a day, links who comes, tells what changed and only that', async () => {
    const own = world();
    await own.ours(AAS, BAKERI);
    own.there.offer(REGN, AAS);
    await own.turnOn();
    const told: string[][] = [];
    for (let day = 1; day <= 7; day += 1) {
      if (day === 3) own.there.offer(VAT, BAKERI);
      if (day === 5) own.there.linked.get(REGN.id)?.clear();
      if (day === 5) own.there.offer(REGN);
      const before = (await own.changes()).length;
      await own.pass(DAY, 4 * HOUR);
      told.push((await own.changes()).slice(before));
    }
    expect(told).toEqual([
      [`Ås Rør AS selfLinked ${REGN.title}`],
      [],
      [`Bakeri AS selfLinked ${VAT.title}`],
      [],
      ['Ås Rør AS accessLost'],
      [],
      [],
    ]);
    expect(own.there.posts()).toEqual(['regn 1', 'vat 2']);
    // Two lists of each of two system users a day, and one more look by each of the two jobs that linked;
    // the list that was suddenly empty was asked for twice.
    const lists = own.there.http.requests.filter((request) => request.method === 'GET').length;
    expect(lists).toBeLessThanOrEqual(8 * 4 + 4 + 1);
  });

  it('names in the log the system user that acted, the machine, and on whose authority; one pair of rows for an act', async () => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    await own.turnOn();
    await own.pass(HOUR);
    const { rows } = await own.audit.list({ act: 'client.link', limit: 10 });
    expect(rows.map((each) => [each.outcome, each.person, each.client?.name])).toEqual([
      ['done', 'klientadministrator', 'Ås Rør AS'],
      ['begun', 'klientadministrator', 'Ås Rør AS'],
    ]);
    expect(rows[1]?.params).toEqual({ systemUser: REGN.title, machine: 'KONTOR-1', authority: 'Kari' });
    expect((await own.audit.verify()).intact).toBe(true);
  });

  it("links only the firm's own list, each client to the system user that suits it, and nobody who is on the way out", async () => {
    const own = world();
    const [gone, broke, off, stranger] = [row(4, 'Borte'), row(5, 'Konkurs'), row(6, 'Tatt av'), row(7, 'Ukjent')];
    await own.ours(AAS, BAKERI, FISK, gone, broke, off);
    const set = (of: typeof AAS, status: string) =>
      own.store.db.updateTable('clients').set({ status }).where('organisation_number', '=', number(of)).execute();
    await set(gone, 'deleted');
    await set(broke, 'bankrupt');
    await own.clients.saveLink(REGN.id, { clientId: off.clientId, organisationNumber: number(off), name: 'Tatt av' });
    await own.clients.removeLink(REGN.id, off.clientId, 'firm');
    own.there.offer(REGN, AAS, FISK, gone, broke, off, stranger);
    own.there.offer(VAT, AAS, BAKERI, stranger);
    await own.turnOn();
    await own.pass(2 * DAY, 6 * HOUR);
    expect(own.there.posts().sort()).toEqual(['regn 1', 'regn 3', 'vat 2']);
  });

  it('tells once that Altinn refuses a client, and leaves it for a week', async () => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    own.there.script.answer = (method) =>
      method === 'POST' ? { status: 400, body: { code: 'AUTH-00080' } } : undefined;
    await own.turnOn();
    await own.pass(6 * DAY, 6 * HOUR);
    expect(own.there.posts()).toEqual(['regn 1']);
    await own.pass(3 * DAY, 6 * HOUR);
    expect(own.there.posts()).toEqual(['regn 1', 'regn 1']);
    expect(await own.changes()).toEqual(['Ås Rør AS notLinked access.clientLacksPackage']);
  });

  it('looks every hour while a client has been asked for a delegation, and links it when it is there', async () => {
    const own = world();
    await own.ours(BAKERI);
    await own.turnOn();
    await own.pass(HOUR / 2);
    await own.records.ask(number(BAKERI), 'merverdiavgift', 'Kari', false);
    await own.selfLinking.wake();
    await own.pass(5 * HOUR);
    own.there.offer(VAT, BAKERI);
    await own.pass(2 * HOUR);
    expect(own.there.posts()).toEqual(['vat 2']);
    const lately = own.rounds();
    await own.pass(12 * HOUR);
    expect(own.rounds() - lately).toBeLessThanOrEqual(1);
  });

  it('does nothing on another machine, with a copy of the same database, and says which one does', async () => {
    const here = world();
    await here.ours(AAS);
    here.there.offer(REGN, AAS);
    await here.turnOn();
    for (const machine of [
      { ...HERE, id: '00000000-0000-4000-8000-000000000000' },
      { ...HERE, name: 'KONTOR-2' },
    ]) {
      const copy = world({ clock: here.clock, store: here.store, machine });
      copy.there.offer(REGN, AAS);
      await copy.clock.advance(2 * DAY);
      expect(copy.there.http.requests).toEqual([]);
      expect(await copy.power.state()).toBe('elsewhere');
      expect(await copy.power.hand().token()).toMatchObject({
        error: { code: 'selfLinking.elsewhere', params: { machine: 'KONTOR-1' } },
      });
    }
  });

  it.each<[string, Partial<{ status: number; token: Outcome<string> }>, string]>([
    ['whose package was withdrawn', { status: 403 }, 'selfLinking.noRight'],
    ['whose system user was deleted', { token: fail('maskinporten.noSystemUser') }, 'maskinporten.noSystemUser'],
    ['whose key Maskinporten refuses', { token: fail('maskinporten.keyRefused') }, 'maskinporten.keyRefused'],
    ['whose scope was taken away', { token: fail('maskinporten.scopeNotGranted') }, 'maskinporten.scopeNotGranted'],
  ])('%s stops, says so, asks no more, and goes on when a person has mended it', async (_, { status, token }, code) => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    if (status) own.there.script.answer = () => ({ status });
    if (token) own.says.token = () => token;
    await own.turnOn();
    await own.pass(HOUR);
    expect(await own.power.state()).toBe('stopped');
    expect((await own.power.read()).stopped?.code).toBe(code);
    if (code === 'maskinporten.noSystemUser') expect(own.health).toHaveLength(1);
    const asked = own.there.http.requests.length;
    await own.pass(7 * DAY, DAY);
    expect(own.there.http.requests).toHaveLength(asked);
    delete own.there.script.answer;
    delete own.says.token;
    await own.selfLinking.now();
    await own.pass(HOUR);
    expect(own.there.posts()).toEqual(['regn 1']);
    expect(await own.power.state()).toBe('on');
  });

  it('stops in the middle of linking when the right is taken away, with nothing else tried', async () => {
    const own = world();
    await own.ours(AAS, FISK);
    own.there.offer(REGN, AAS, FISK);
    own.there.script.answer = (method) => (method === 'POST' ? { status: 403 } : undefined);
    await own.turnOn();
    await own.pass(HOUR);
    expect((await own.power.read()).stopped?.code).toBe('selfLinking.noRight');
    expect(await own.clients.linked()).toEqual([]);
  });

  it('fetches a new token when Altinn takes the old one no longer', async () => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    let refusals = 2;
    own.there.script.answer = () => {
      refusals -= 1;
      return refusals >= 0 ? { status: 401 } : undefined;
    };
    await own.turnOn();
    await own.pass(2 * HOUR);
    expect(own.says.forgotten).toBeGreaterThan(0);
    expect(own.there.posts()).toEqual(['regn 1']);
    expect((await own.power.read()).trouble).toBeNull();
  });

  it('waits out trouble, seldomer and seldomer, and stays on', async () => {
    const own = world();
    await own.ours(AAS);
    own.there.offer(REGN, AAS);
    own.there.script.answer = () => fail('http.offline', { retryable: true, sent: 'notSent' });
    await own.turnOn();
    await own.pass(DAY, HOUR);
    expect(await own.power.state()).toBe('on');
    expect((await own.power.read()).trouble?.code).toBe('http.offline');
    expect(own.there.http.requests.length).toBeLessThan(12);
    delete own.there.script.answer;
    await own.pass(7 * HOUR);
    expect(own.there.posts()).toEqual(['regn 1']);
  });

  it('switched off stops at once: its tokens are dropped, its job is given up, and nothing is asked in a week', async () => {
    const own = world();
    await own.ours(AAS, FISK);
    own.there.offer(REGN, AAS, FISK);
    own.there.script.answer = (method) =>
      method === 'POST' ? { status: 429, headers: { 'retry-after': '86400' } } : undefined;
    await own.turnOn();
    own.hold(true);
    await own.pass(HOUR / 2, HOUR / 4);
    expect(await own.tasks.allOpenJobs()).toHaveLength(1);
    await own.selfLinking.off();
    await until(async () => (await own.tasks.allOpenJobs()).length === 0, 'given up');
    expect(own.says.forgotten).toBe(1);
    const asked = own.there.http.requests.length;
    delete own.there.script.answer;
    await own.pass(7 * DAY, DAY);
    expect(own.there.http.requests).toHaveLength(asked);
    expect(await own.clients.linked()).toEqual([]);
  });

  it('leaves what a person asked for to the person', async () => {
    const own = world();
    await own.turnOn();
    await own.pass(HOUR / 2);
    const begun = await own.linking.start('link', REGN.id, [AAS.clientId]);
    if (!begun.ok) throw new Error(begun.error.code);
    await own.selfLinking.off();
    expect((await own.jobs.get(begun.value.jobId))?.state).not.toBe('cancelled');
  });
});
