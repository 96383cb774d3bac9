import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Change, ClientDelegation } from '../altinn/client-delegation.ts';
import type { Audit } from '../audit/audit.ts';
import type { PersonLogin } from '../idporten/login.ts';
import { backoffMs } from '../jobs/backoff.ts';
import type { JobContext, JobResult } from '../jobs/definition.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { LinkTasks, Task, TaskGroup } from './linking-tasks.ts';
import { Pool, type Try } from './pool.ts';
import type { ClientStore } from './store.ts';

export interface LinkingPorts {
  readonly store: Store;
  readonly tasks: LinkTasks;
  readonly clients: ClientStore;
  readonly api: ClientDelegation;
  readonly login: Pick<PersonLogin, 'altinnToken' | 'forget'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly systemUserTitle: (id: string) => Promise<string | undefined>;
}

export interface LinkingState {
  /** Tries in a row that got nowhere. */
  readonly setbacks: number;
  /** Altinn asked to be left alone until then. */
  readonly notBefore: number;
}

/** Nothing happens until a person logs in; the job is woken then. */
const PARKED_MS = 12 * 3_600_000;
/** What is under way when told to come back gets this long to end well. */
const GRACE_MS = 2_000;
/** With the backoff's steps some 40 minutes without anything going through. */
const MOST_SETBACKS = 10;
/** Answers that left it open whether one client was done, each followed by a look at the list. */
const MOST_DOUBTS = 4;
const SAVE_EVERY = 10;

const LOGIN_OVER: ReadonlySet<string> = new Set(['idporten.needed', 'idporten.expired']);
/** The same for every client: with one such answer nothing else is tried. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'access.notClientAdministrator',
  'access.systemUserUnknown',
  'access.notForClients',
  'http.offline',
  'http.untrusted',
  'http.proxyLogin',
]);

/**
 * One run of a linking job. Each pass asks Altinn who is linked, settles what that list already says, and lets the pool do the
 * rest; what an answer left in doubt, an engine that died as well as a cut connection, is decided by the next pass's list. So
 * nothing that Altinn lists as done is sent again.
 */
export class LinkingRun {
  readonly #ports: LinkingPorts;
  readonly #group: TaskGroup;
  readonly #job: JobContext<unknown, LinkingState>;
  readonly #pool: Pool;
  readonly #cut = new AbortController();
  readonly #doubts = new Map<string, number>();
  #title = '';
  #person = '';
  #asking: Promise<Outcome<string>> | undefined;
  #total = 0;
  #handled = 0;
  #settled = 0;
  #setbacks: number;
  /** Why this pass ended early, or its last trouble. */
  #ending: Failure | undefined;
  #trouble: Failure | undefined;
  /** True when the set of linked clients has changed. */
  changed = false;

  constructor(ports: LinkingPorts, group: TaskGroup, job: JobContext<unknown, LinkingState>) {
    this.#ports = ports;
    this.#group = group;
    this.#job = job;
    this.#pool = new Pool(ports);
    this.#setbacks = job.state.setbacks;
  }

  /** `next` answers what is open; with nothing left it makes sure that nothing more is added to this job. */
  async run(next: () => Promise<readonly Task[]>): Promise<JobResult> {
    const { clock, systemUserTitle } = this.#ports;
    const { signal, state } = this.#job;
    if (clock.now() < state.notBefore) return { kind: 'wait', untilMs: state.notBefore };
    this.#title = (await systemUserTitle(this.#group.systemUserId)) ?? this.#group.systemUserId;
    const grace = (): void => void clock.timer(GRACE_MS, () => this.#cut.abort());
    signal.addEventListener('abort', grace, { once: true });
    try {
      for (;;) {
        const open = await next();
        this.#total = await this.#ports.tasks.count(this.#job.id);
        this.#handled = this.#total - open.length;
        await this.#job.progress(this.#handled, this.#total);
        if (open.length === 0) return { kind: 'done' };
        if (signal.aborted) return { kind: 'wait', untilMs: clock.now() };
        const end = await this.#pass(open);
        if (end) return end;
      }
    } finally {
      signal.removeEventListener('abort', grace);
    }
  }

  async #pass(open: readonly Task[]): Promise<JobResult | undefined> {
    this.#settled = 0;
    this.#ending = undefined;
    this.#trouble = undefined;
    this.#person = open[0]?.person ?? '';
    const left = await this.#settleListed(open);
    if (!left.ok) return this.#held(left.error);
    const { givenUp, untilMs } = await this.#pool.run(left.value, (task) => this.#try(task), this.#job.signal);
    for (const task of givenUp) {
      await this.#fail(
        task,
        failure('http.throttled', { params: { host: 'Altinn' }, retryable: true, sent: 'notSent' }),
      );
    }
    if (this.#ending) return this.#held(this.#ending);
    if (untilMs !== undefined) {
      await this.#job.save({ setbacks: 0, notBefore: untilMs });
      const problem = failure('http.throttled', { params: { host: 'Altinn' }, retryable: true, action: 'wait' });
      return { kind: 'wait', untilMs, problem };
    }
    if (this.#settled === 0 && this.#trouble) return this.#held(this.#trouble);
    return undefined;
  }

  /** What Altinn's list says is done already is done, whoever did it. Answers the rest. */
  async #settleListed(open: readonly Task[]): Promise<Outcome<readonly Task[]>> {
    const { audit, api, tasks } = this.#ports;
    const { systemUserId, act } = this.#group;
    const entry = { act: 'client.list', person: this.#person, params: { systemUser: this.#title } };
    const lists = await audit.around(entry, async () => {
      const token = await this.#token();
      if (!token.ok) return token;
      const linked = await api.linked(token.value, systemUserId);
      if (!linked.ok || open.every((task) => task.name !== '')) return linked.ok ? ok([linked.value, []]) : linked;
      const available = await api.available(token.value, systemUserId);
      return available.ok ? ok([linked.value, available.value]) : available;
    });
    if (!lists.ok) return lists;
    const [linked = [], available = []] = lists.value;
    const known = new Map([...available, ...linked].map((client) => [client.clientId, client]));
    const linkedIds = new Set(linked.map((client) => client.clientId));
    const left: Task[] = [];
    for (const task of open) {
      const client = known.get(task.clientId);
      if (client && task.name === '') await tasks.learn(this.#group, client);
      const named = client ? { ...task, ...client } : task;
      if (linkedIds.has(task.clientId) === (act === 'link')) await this.#done(named);
      else left.push(named);
    }
    return ok(left);
  }

  async #try(task: Task): Promise<Try> {
    const { api, audit } = this.#ports;
    const { systemUserId, act } = this.#group;
    let change: Change | undefined;
    const entry = { act: `client.${act}`, client: task, person: task.person, params: { systemUser: this.#title } };
    const outcome = await audit.around<void>(entry, async () => {
      // Asked for anew each time: the login may run out in a long batch.
      const token = await this.#token();
      if (!token.ok) return token;
      change = await api[act](token.value, systemUserId, task.clientId, this.#cut.signal);
      return change.kind === 'done' ? ok(undefined) : { ok: false, error: change.error };
    });
    if (outcome.ok) {
      await this.#done(task);
      return { kind: 'settled' };
    }
    return this.#after(task, change, outcome.error);
  }

  async #after(task: Task, change: Change | undefined, error: Failure): Promise<Try> {
    // No token, or what was to be done could not be written down.
    if (change === undefined || LOGIN_OVER.has(error.code) || FOR_ALL.has(error.code)) {
      this.#ending ??= error;
      return { kind: 'stop' };
    }
    if (error.code === 'http.cancelled') return { kind: 'stop' };
    if (change.kind === 'busy') {
      this.#trouble = error;
      return { kind: 'busy', retryAfterMs: change.retryAfterMs };
    }
    if (change.kind === 'doubt') {
      const doubts = (this.#doubts.get(task.clientId) ?? 0) + 1;
      this.#doubts.set(task.clientId, doubts);
      if (doubts >= MOST_DOUBTS) await this.#fail(task, error);
      if (!change.strained) return { kind: 'settled' };
      this.#trouble = error;
      return { kind: 'trouble', retryAfterMs: change.retryAfterMs };
    }
    await this.#fail(task, error);
    return { kind: 'settled' };
  }

  /** Something that concerns all of them: waits for a login or for better times, or ends with the reason. */
  async #held(error: Failure): Promise<JobResult> {
    const { login, clock, random } = this.#ports;
    const now = clock.now();
    if (this.#job.signal.aborted) return { kind: 'wait', untilMs: now };
    if (LOGIN_OVER.has(error.code)) {
      login.forget('clientAdministration');
      return { kind: 'wait', untilMs: now + PARKED_MS, problem: error };
    }
    // Somebody else must log in to go on.
    if (error.code === 'access.notClientAdministrator') login.forget('clientAdministration');
    this.#setbacks += 1;
    const isOver = !error.retryable || this.#setbacks > MOST_SETBACKS;
    if (isOver) return { kind: 'failed', error: { ...error, retryable: false } };
    await this.#job.save({ setbacks: this.#setbacks, notBefore: 0 });
    return { kind: 'wait', untilMs: now + backoffMs(this.#setbacks, random), problem: error };
  }

  async #done(task: Task): Promise<void> {
    const { clients, tasks } = this.#ports;
    const { systemUserId, act } = this.#group;
    if (act === 'link') await clients.saveLink(systemUserId, task);
    else await clients.removeLink(systemUserId, task.clientId, 'firm');
    await tasks.done(this.#group, task.clientId);
    this.changed = true;
    await this.#count();
  }

  async #fail(task: Task, error: Failure): Promise<void> {
    await this.#ports.tasks.failed(this.#group, task.clientId, error);
    await this.#count();
  }

  async #count(): Promise<void> {
    this.#settled += 1;
    this.#handled += 1;
    this.#setbacks = 0;
    await this.#job.progress(this.#handled, this.#total);
    // On disk now and then: an engine that dies has got further since.
    if (this.#settled % SAVE_EVERY === 1) await this.#job.save({ setbacks: 0, notBefore: 0 });
  }

  /** Many ask at once; one exchange answers them all. */
  #token(): Promise<Outcome<string>> {
    this.#asking ??= this.#ports.login.altinnToken('clientAdministration').finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}
