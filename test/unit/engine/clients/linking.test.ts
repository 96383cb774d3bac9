import { describe, expect, it } from 'vitest';
import type { LinkTasksView } from '../../../../shared/contract/clients.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { linkingEngine } from '../../../support/linking-engine.ts';
import { type Scripted, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, until } from '../support.ts';

const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const row = (number: number, name: string) => ({
  clientId: `6c0c7a0e-2f34-4d17-9c8b-${String(number).padStart(12, '0')}`,
  clientOrganizationNumber: `31000${String(number).padStart(4, '0')}`,
  clientOrganizationName: name,
});
const BAKERI = row(2, 'Bakeri AS');
const FISK = row(4, 'Fisk AS');
const ZETA = row(3, 'Zeta AS');
const ALL = [BAKERI, FISK, ZETA];
const IDS = ALL.map((each) => each.clientId);

type Change = (clientId: string, nth: number) => Scripted | 'cut' | 'cutAfter' | undefined;

/** Altinn as far as linking goes, and the engine over it. `change` answers instead of Altinn when it says anything. */
function world(change: Change = () => undefined) {
  const clock = manualClock();
  const linked = new Set<string>();
  const sent: string[] = [];
  const person = { name: 'Kari', loggedIn: true, forgotten: 0 };
  const script = { change };
  const http = scriptedHttp((request) => {
    const clientId = new URL(request.url).searchParams.get('client');
    if (clientId === null) {
      const isAvailable = request.url.includes('/available');
      return { status: 200, body: { data: ALL.filter((each) => isAvailable || linked.has(each.clientId)) } };
    }
    sent.push(clientId);
    const answer = script.change(clientId, sent.filter((each) => each === clientId).length);
    if (answer === undefined || answer === 'cutAfter') {
      if (request.method === 'POST') linked.add(clientId);
      else linked.delete(clientId);
    }
    if (typeof answer === 'string') return fail('http.cut', { retryable: true, sent: 'unknown' });
    return answer ?? { status: 200, body: { agent: AGENT, client: clientId } };
  });
  let changes = 0;
  const engine = linkingEngine({
    store: openTestStore({ clock }),
    http,
    origin: 'https://platform.example',
    clock,
    person: () => person.name,
    login: {
      altinnToken: async () => (person.loggedIn ? ok('t') : fail('idporten.needed', { action: 'logIn' })),
      forget: () => {
        person.loggedIn = false;
        person.forgotten += 1;
      },
    },
    onChanged: () => {
      changes += 1;
    },
  });
  engine.jobs.start();
  const { linking } = engine;
  const view = async (jobId: string): Promise<LinkTasksView> => {
    const found = await linking.view(jobId);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  return {
    ...engine,
    clock,
    linked,
    sent,
    script,
    login: person,
    changes: () => changes,
    /** Moves time on until the job stands as wished. */
    when: async (jobId: string, isThere = ({ job }: LinkTasksView) => job.finishedAt !== null, step = 1_000) => {
      await until(async () => {
        if (isThere(await view(jobId))) return true;
        await clock.advance(step);
        return false;
      }, 'the job');
      return view(jobId);
    },
    begin: async (act: 'link' | 'unlink', ids = IDS) => {
      const begun = await linking.start(act, AGENT, ids);
      if (!begun.ok) throw new Error(begun.error.code);
      return begun.value.jobId;
    },
    again: async (jobId: string, ids?: readonly string[]) => {
      const begun = await linking.retry(jobId, ids);
      if (!begun.ok) throw new Error(begun.error.code);
      return begun.value.jobId;
    },
  };
}

const states = (view: LinkTasksView) => view.rows.map(({ name, state, problem }) => [name, state, problem?.code]);
const isWaiting = ({ job }: LinkTasksView) => job.state === 'waiting';

describe('linking', () => {
  it('gives every client its own result; one refusal stops nobody; the log has a pair for each, in the name of who asked', async () => {
    const own = world((id) => (id === FISK.clientId ? { status: 400, body: { code: 'AUTH-00080' } } : undefined));
    const jobId = await own.begin('link', [...IDS, BAKERI.clientId]);
    own.login.name = 'Ola';
    const ended = await own.when(jobId);
    expect(states(ended)).toEqual([
      ['Bakeri AS', 'done', undefined],
      ['Fisk AS', 'failed', 'access.clientLacksPackage'],
      ['Zeta AS', 'done', undefined],
    ]);
    expect([ended.job.state, ended.job.done, ended.job.total]).toEqual(['done', 3, 3]);
    expect((await own.clients.linked()).map((each) => each.name)).toEqual(['Bakeri AS', 'Zeta AS']);
    expect(own.changes()).toBe(1);
    const { rows } = await own.audit.list({ act: 'client.link', limit: 50 });
    expect(rows.filter((each) => each.outcome === 'begun')).toHaveLength(3);
    expect(rows.filter((each) => each.outcome === 'done')).toHaveLength(2);
    expect(new Set(rows.map((each) => each.person))).toEqual(new Set(['Kari']));
    expect((await own.audit.verify()).intact).toBe(true);
  });

  it('sends nothing for what Altinn lists already', async () => {
    const own = world();
    own.linked.add(ZETA.clientId);
    const ended = await own.when(await own.begin('link'));
    expect(states(ended).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
    expect([...own.sent].sort()).toEqual([BAKERI.clientId, FISK.clientId].sort());
    expect(await own.clients.linked()).toHaveLength(3);
  });

  it('lets the list decide after a cut connection: what arrived is not sent again, what did not is', async () => {
    const own = world((id, nth) => {
      if (nth > 1) return undefined;
      return id === BAKERI.clientId ? 'cutAfter' : id === FISK.clientId ? 'cut' : undefined;
    });
    const ended = await own.when(await own.begin('link'));
    expect(states(ended).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
    const times = (id: string) => own.sent.filter((each) => each === id).length;
    expect(IDS.map(times)).toEqual([1, 2, 1]);
  });

  it('waits when the login is over, and goes on by itself after the next one', async () => {
    const own = world((id, nth) => (id === FISK.clientId && nth === 1 ? { status: 401 } : undefined));
    const jobId = await own.begin('link');
    const waiting = await own.when(jobId, isWaiting);
    expect(waiting.job.problem?.code).toBe('idporten.expired');
    expect(waiting.rows.filter((each) => each.state === 'failed')).toEqual([]);
    expect(own.login.forgotten).toBe(1);
    own.login.loggedIn = true;
    await own.linking.onLogin();
    expect(states(await own.when(jobId)).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
  });

  it('can be begun before anybody has logged in, and takes in what is added meanwhile', async () => {
    const own = world();
    own.login.loggedIn = false;
    const jobId = await own.begin('link', [BAKERI.clientId]);
    await own.when(jobId, isWaiting);
    expect(await own.begin('link', [ZETA.clientId])).toBe(jobId);
    expect(await own.linking.open('link', AGENT)).toEqual(ok({ jobId }));
    expect(own.sent).toEqual([]);
    own.login.loggedIn = true;
    await own.linking.onLogin();
    expect((await own.when(jobId)).rows).toHaveLength(2);
    expect(await own.linking.open('link', AGENT)).toEqual(ok({ jobId: null }));
    expect(await own.begin('link', [FISK.clientId])).not.toBe(jobId);
  });

  it('stops for somebody who is not client administrator, tries nothing else, and can be begun again', async () => {
    const own = world(() => ({ status: 403 }));
    const jobId = await own.begin('link');
    const ended = await own.when(jobId);
    expect([ended.job.state, ended.job.problem?.code]).toEqual(['failed', 'access.notClientAdministrator']);
    expect(states(ended).map(([, state]) => state)).toEqual(['open', 'open', 'open']);
    // Another person can log in now.
    expect(own.login.loggedIn).toBe(false);
    own.script.change = () => undefined;
    own.login.loggedIn = true;
    const next = await own.again(jobId);
    expect(states(await own.when(next)).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
    expect(await own.linking.view(jobId)).toMatchObject({ error: { code: 'job.unknown' } });
  });

  it('tries one of those that failed again, and leaves the rest as they were', async () => {
    const own = world(() => ({ status: 400, body: { code: 'AUTH-00002' } }));
    const jobId = await own.begin('link');
    await own.when(jobId);
    own.script.change = () => undefined;
    const ended = await own.when(await own.again(jobId, [FISK.clientId]));
    expect(states(ended)).toEqual([
      ['Bakeri AS', 'failed', 'access.delegationFailed'],
      ['Fisk AS', 'done', undefined],
      ['Zeta AS', 'failed', 'access.delegationFailed'],
    ]);
  });

  it('stays away as long as Altinn asks, even when it is woken', async () => {
    const own = world((_, nth) => (nth === 1 ? { status: 429, headers: { 'retry-after': '600' } } : undefined));
    const from = own.clock.now();
    const jobId = await own.begin('link', [BAKERI.clientId]);
    expect((await own.when(jobId, isWaiting)).job.problem?.code).toBe('http.throttled');
    await own.jobs.wake(jobId);
    await own.clock.advance(60_000);
    expect(own.sent).toHaveLength(1);
    await own.when(jobId, undefined, 60_000);
    expect(own.sent).toHaveLength(2);
    expect(own.clock.now() - from).toBeGreaterThanOrEqual(600_000);
  });

  it('comes back later, ever later, while Altinn is down, and gives up with what was not known', async () => {
    const own = world(() => ({ status: 503 }));
    const jobId = await own.begin('link');
    expect((await own.when(jobId, isWaiting)).job.problem).toMatchObject({ code: 'http.unavailable', sent: 'unknown' });
    const ended = await own.when(jobId, undefined, 60_000);
    expect(ended.rows.map((each) => each.problem?.code ?? ended.job.problem?.code)).toEqual(
      IDS.map(() => 'http.unavailable'),
    );
    expect(own.sent.length).toBeLessThan(60);
  });

  it('that is cancelled tells what was not tried', async () => {
    const own = world();
    own.login.loggedIn = false;
    const jobId = await own.begin('link');
    await own.when(jobId, isWaiting);
    await own.jobs.cancel(jobId);
    own.login.loggedIn = true;
    expect(states(await own.when(jobId)).map(([, state]) => state)).toEqual(['open', 'open', 'open']);
    const ended = await own.when(await own.again(jobId, [FISK.clientId]));
    // Never listed, so without names.
    expect(states(ended)).toEqual([
      ['', 'failed', 'job.cancelled'],
      ['', 'failed', 'job.cancelled'],
      ['Fisk AS', 'done', undefined],
    ]);
  });
});

describe('taking off', () => {
  it('counts what is off already as done, after a look at the list', async () => {
    const own = world();
    own.linked.add(BAKERI.clientId).add(FISK.clientId);
    own.script.change = (id, nth) => {
      // Taken off in the portal between the list and the act.
      if (id === BAKERI.clientId && nth === 1) own.linked.delete(id);
      return id === BAKERI.clientId ? { status: 400, body: { code: 'AUTH-00031' } } : undefined;
    };
    const ended = await own.when(await own.begin('unlink', [BAKERI.clientId, FISK.clientId]));
    expect(states(ended).map(([, state]) => state)).toEqual(['done', 'done']);
    expect(own.sent).toHaveLength(2);
  });

  it('fails for what Altinn keeps listing', async () => {
    const own = world((id) => (id === FISK.clientId ? { status: 400, body: { code: 'AUTH-00031' } } : undefined));
    for (const id of IDS) own.linked.add(id);
    const ended = await own.when(await own.begin('unlink'));
    expect(states(ended)).toEqual([
      ['Bakeri AS', 'done', undefined],
      ['Fisk AS', 'failed', 'access.clientNotRemoved'],
      ['Zeta AS', 'done', undefined],
    ]);
  });
});
