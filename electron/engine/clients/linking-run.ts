import { setMaxListeners } from 'node:events';
import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Administrator, Change } from '../altinn/client-delegation.ts';
import { type Audit, type AuditParams, endingOf } from '../audit/audit.ts';
import { backoffMs } from '../jobs/backoff.ts';
import type { JobContext, JobResult } from '../jobs/definition.ts';
import type { Clock } from '../ports.ts';
import { BatchWriter } from '../store/batch-writer.ts';
import type { Store, Trx } from '../store/store.ts';
import type { Hand } from './hand.ts';
import type { LinkTasks, Task, TaskGroup } from './linking-tasks.ts';
import { POLITE, Pool, type Try } from './pool.ts';
import type { ClientStore } from './store.ts';
import { tellChange, tellRefused } from './told.ts';

export interface LinkingPorts {
  readonly store: Store;
  readonly tasks: LinkTasks;
  readonly clients: ClientStore;
  readonly hands: Readonly<Record<Administrator, Hand>>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly systemUserTitle: (id: string) => Promise<string | undefined>;
  /** Altinn does not know the system user: whether it is gone is looked into at once. */
  readonly onUnknown: () => void;
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
const SAVE_EVERY = 25;

const LOGIN_OVER: ReadonlySet<string> = new Set(['idporten.needed', 'idporten.expired']);
const DEAD_TOKEN: ReadonlySet<string> = new Set([
  'access.notClientAdministrator',
  'selfLinking.tokenRefused',
  'selfLinking.noRight',
]);
/** The same for every client: with one such answer nothing else is tried. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'selfLinking.tokenRefused',
  'selfLinking.noRight',
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
  readonly #hand: Hand;
  readonly #group: TaskGroup;
  readonly #job: JobContext<unknown, LinkingState>;
  readonly #pool: Pool;
  readonly #writer: BatchWriter;
  readonly #cut = new AbortController();
  readonly #doubts = new Map<string, number>();
  /** Answers on their way to our own disk, and what came of one that did not get there. */
  #endings: Promise<void>[] = [];
  #unwritten: { readonly error: unknown } | undefined;
  #title = '';
  #added: AuditParams = {};
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
    this.#hand = ports.hands[group.by];
    this.#group = group;
    this.#job = job;
    this.#pool = new Pool(ports);
    this.#writer = new BatchWriter(ports.store);
    // Each request under way listens.
    setMaxListeners(POLITE.ceiling * 2, this.#cut.signal);
    this.#setbacks = job.state.setbacks;
  }

  /** `next` answers what is open; with nothing left it makes sure that nothing more is added to this job. */
  async run(next: () => Promise<readonly Task[]>): Promise<JobResult> {
    const { clock, systemUserTitle } = this.#ports;
    const { signal, state } = this.#job;
    if (clock.now() < state.notBefore) return { kind: 'wait', untilMs: state.notBefore };
    this.#title = (await systemUserTitle(this.#group.systemUserId)) ?? this.#group.systemUserId;
    this.#added = (await this.#hand.named()).params;
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
    const { givenUp, untilMs } = await this.#pool
      .run(left.value, (task) => this.#try(task), this.#job.signal)
      .finally(() => Promise.all(this.#endings));
    this.#endings = [];
    if (this.#unwritten) throw this.#unwritten.error;
    const throttled = failure('http.throttled', { params: { host: 'Altinn' }, retryable: true, sent: 'notSent' });
    for (const task of givenUp) {
      await this.#writer.write((trx) => this.#failed(task, throttled, trx));
      await this.#count(false);
    }
    if (this.#ending) return this.#held(this.#ending);
    if (untilMs !== undefined) {
      await this.#job.save({ setbacks: 0, notBefore: untilMs });
      return { kind: 'wait', untilMs, problem: { ...throttled, action: 'wait' } };
    }
    // One client's doubtful answer is never the end of all: the next list decides, and each client's doubts are counted.
    if (this.#settled === 0 && this.#trouble) return this.#held(this.#trouble, true);
    return undefined;
  }

  /** What Altinn's list says is done already is done, whoever did it. Answers the rest. */
  async #settleListed(open: readonly Task[]): Promise<Outcome<readonly Task[]>> {
    const { audit, tasks } = this.#ports;
    const { api } = this.#hand;
    const { systemUserId, act } = this.#group;
    const entry = { act: 'client.list', person: this.#person, params: this.#params };
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
    const settled: Task[] = [];
    await this.#writer.write(async (trx) => {
      for (const task of open) {
        const client = known.get(task.clientId);
        if (client && task.name === '') await tasks.learn(trx, this.#group, client);
        const named = client ? { ...task, ...client } : task;
        const isDone = linkedIds.has(task.clientId) === (act === 'link');
        if (isDone) await this.#done(named, trx);
        (isDone ? settled : left).push(named);
      }
    });
    for (const _ of settled) await this.#count(true);
    return ok(left);
  }

  async #try(task: Task): Promise<Try> {
    const { audit } = this.#ports;
    const { api } = this.#hand;
    const { systemUserId, act } = this.#group;
    const { person } = task;
    const entry = { act: `client.${act}`, client: task, person, params: this.#params };
    // Asked for anew each time: the login may run out in a long batch.
    const token = await this.#token();
    if (!token.ok) return this.#stop(token.error);
    if (this.#unwritten) return { kind: 'stop' };
    const sequence = await this.#writer.write((trx) => audit.begin(entry, trx));
    const change = await api[act](token.value, systemUserId, task.clientId, this.#cut.signal);
    const outcome = change.kind === 'done' ? ok(undefined) : { ok: false as const, error: change.error };
    const isDone = change.kind === 'done';
    const isOver = isDone || this.#isOver(task, change);
    // Altinn gets the next one while our own disk writes this; what is cut off before that, its list tells.
    const written = this.#writer.write(async (trx) => {
      await audit.end(sequence, ...endingOf(outcome), { person, trx });
      if (isDone) await this.#done(task, trx);
      else if (isOver) await this.#failed(task, change.error, trx);
    });
    this.#endings.push(
      written
        .then(() => (isOver ? this.#count(isDone) : undefined))
        .catch((error: unknown) => {
          this.#unwritten ??= { error };
        }),
    );
    return isDone ? { kind: 'settled' } : this.#after(change);
  }

  /** True when this client's answer is for good; what concerns all of them leaves it open. */
  #isOver(task: Task, change: Exclude<Change, { kind: 'done' }>): boolean {
    const { code } = change.error;
    if (LOGIN_OVER.has(code) || FOR_ALL.has(code) || code === 'http.cancelled') return false;
    if (change.kind !== 'doubt') return change.kind === 'refused';
    const doubts = (this.#doubts.get(task.clientId) ?? 0) + 1;
    this.#doubts.set(task.clientId, doubts);
    return doubts >= MOST_DOUBTS;
  }

  #after(change: Exclude<Change, { kind: 'done' }>): Try {
    const { error } = change;
    if (LOGIN_OVER.has(error.code) || FOR_ALL.has(error.code)) return this.#stop(error);
    if (error.code === 'http.cancelled') return { kind: 'stop' };
    if (change.kind === 'refused' || (change.kind === 'doubt' && !change.strained)) return { kind: 'settled' };
    this.#trouble = error;
    return { kind: change.kind === 'busy' ? 'busy' : 'trouble', retryAfterMs: change.retryAfterMs };
  }

  #stop(error: Failure): Try {
    this.#ending ??= error;
    return { kind: 'stop' };
  }

  /** Something that concerns all of them: waits for a login or for better times, or ends with the reason. */
  async #held(error: Failure, mayPass = error.retryable): Promise<JobResult> {
    const { clock, random } = this.#ports;
    const now = clock.now();
    if (this.#job.signal.aborted) return { kind: 'wait', untilMs: now };
    if (LOGIN_OVER.has(error.code)) {
      this.#hand.forget(error);
      return { kind: 'wait', untilMs: now + PARKED_MS, problem: error };
    }
    // Somebody else must log in to go on, or a new token be fetched.
    if (DEAD_TOKEN.has(error.code)) this.#hand.forget(error);
    if (error.code === 'access.systemUserUnknown') this.#ports.onUnknown();
    this.#setbacks += 1;
    const isOver = !mayPass || this.#setbacks > MOST_SETBACKS;
    if (isOver) return { kind: 'failed', error: { ...error, retryable: false } };
    await this.#job.save({ setbacks: this.#setbacks, notBefore: 0 });
    return { kind: 'wait', untilMs: now + backoffMs(this.#setbacks, random), problem: error };
  }

  async #done(task: Task, trx: Trx): Promise<void> {
    const { clients, tasks } = this.#ports;
    const { systemUserId, act } = this.#group;
    if (act === 'link') await clients.saveLink(systemUserId, task, trx);
    else await clients.removeLink(systemUserId, task.clientId, 'firm', trx);
    await tasks.done(trx, this.#group, task.clientId);
    if (this.#hand.tells) await tellChange(trx, task, 'selfLinked', this.#title, this.#now());
  }

  async #failed(task: Task, problem: Failure, trx: Trx): Promise<void> {
    await this.#ports.tasks.failed(trx, this.#group, task.clientId, problem);
    if (this.#hand.tells) await tellRefused(trx, task, problem.code, this.#now());
  }

  get #params() {
    return { systemUser: this.#title, ...this.#added };
  }

  #now(): string {
    return new Date(this.#ports.clock.now()).toISOString();
  }

  async #count(isChange: boolean): Promise<void> {
    this.changed ||= isChange;
    this.#settled += 1;
    this.#handled += 1;
    this.#setbacks = 0;
    await this.#job.progress(this.#handled, this.#total);
    // On disk now and then: an engine that dies has got further since.
    if (this.#settled % SAVE_EVERY === 1) await this.#job.save({ setbacks: 0, notBefore: 0 });
  }

  /** Many ask at once; one exchange answers them all. */
  #token(): Promise<Outcome<string>> {
    this.#asking ??= this.#hand.token().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}
