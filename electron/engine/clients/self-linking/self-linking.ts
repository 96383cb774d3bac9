import type { SystemUserView } from '../../../../shared/contract/access.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { JobResult } from '../../jobs/definition.ts';
import type { Clock, Logger, Push } from '../../ports.ts';
import type { Delegation } from '../delegation.ts';
import type { ClientFacts } from '../facts.ts';
import type { Linking } from '../linking.ts';
import type { LinkTasks } from '../linking-tasks.ts';
import { type Offered, toLink } from './choose.ts';
import type { SelfLinkingSwitch } from './switch.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** While a client has been asked for a delegation it is looked for so often, else daily. */
const ASKED_MS = HOUR_MS;
/** Share of a wait that chance adds, so that not every firm asks at the same time. */
const JITTER = 0.05;
/** After something changed here; more may follow. */
const SOON_MS = 2 * MINUTE_MS;
const APART_MS = 10 * MINUTE_MS;
const LONGEST_BACKOFF_MS = 6 * HOUR_MS;
/** A client that Altinn refused is not tried again before that. */
const REFUSED_FOR_MS = 7 * DAY_MS;

/** Only a person can mend these. What else goes wrong passes. */
const FINAL: ReadonlySet<string> = new Set([
  'selfLinking.noRight',
  'selfLinking.noSystemUser',
  'selfLinking.noKey',
  'maskinporten.noSystemUser',
  'maskinporten.keyRefused',
  'maskinporten.scopeNotGranted',
  'vault.keyMissing',
  'access.notSetUp',
]);
/** It was switched off meanwhile. */
const OVER: ReadonlySet<string> = new Set(['selfLinking.off', 'selfLinking.elsewhere']);
/** Of one system user for clients: the others are looked at all the same. */
const OF_ONE: ReadonlySet<string> = new Set(['access.systemUserUnknown', 'access.notForClients']);

export interface SelfLinkingPorts {
  readonly power: SelfLinkingSwitch;
  readonly delegation: Pick<Delegation, 'candidates'>;
  readonly facts: Pick<ClientFacts, 'gather' | 'remember'>;
  readonly linking: Pick<Linking, 'start' | 'cancelSelf'>;
  readonly tasks: Pick<LinkTasks, 'refusedSince'>;
  readonly systemUsers: () => Promise<readonly SystemUserView[]>;
  readonly setHealth: (systemUserId: string, health: string) => Promise<void>;
  readonly asksOpen: () => Promise<boolean>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly push: Push;
}

/**
 * Keeps the firm's links true without a login: asks Altinn whom each system user has and could have, takes in what was changed
 * there, and has the linking job link what can be linked of the firm's own list. It takes nobody off. While it is off, on another
 * machine, or stopped, it asks for nothing.
 */
export class SelfLinking {
  readonly #ports: SelfLinkingPorts;
  #planning: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #cancelTimer = (): void => undefined;
  #stopped = false;

  constructor(ports: SelfLinkingPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#planning = this.#plan();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    // What has begun still reads the store, which is closed after this.
    await Promise.all([this.#planning, this.#running]);
  }

  /** A role, the list or an ask changed: looked at soon, with what else may come. */
  async wake(): Promise<void> {
    const { power, clock } = this.#ports;
    if ((await power.state()) !== 'on') return;
    const { lastRun, nextRunAt } = await power.read();
    const soonest = Math.max(clock.now() + this.#about(SOON_MS), (lastRun ? Date.parse(lastRun.at) : 0) + APART_MS);
    if (soonest >= nextRunAt) return;
    await power.save({ nextRunAt: soonest });
    await this.#plan();
  }

  /** Just thrown on, or a person says that it is mended. */
  async now(): Promise<void> {
    await this.#ports.power.save({ stopped: null, trouble: null, tries: 0, nextRunAt: this.#ports.clock.now() });
    await this.#plan();
  }

  /** Nothing more is begun; what waits in a job is given up. */
  async off(): Promise<void> {
    this.#cancelTimer();
    await this.#ports.power.throwOff();
    await this.#ports.linking.cancelSelf();
  }

  /** How the linking job ended that was begun here. */
  async jobEnded(result: JobResult): Promise<void> {
    if (result.kind === 'failed') await this.#met(result.error);
    this.#ports.push('clients.changed', {});
    this.#ports.push('access.changed', {});
  }

  async #plan(): Promise<void> {
    const { power, clock } = this.#ports;
    this.#cancelTimer();
    if (this.#stopped || (await power.state()) !== 'on') return;
    const { nextRunAt } = await power.read();
    if (this.#stopped) return;
    this.#cancelTimer();
    this.#cancelTimer = clock.timer(Math.max(0, nextRunAt - clock.now()), () => void this.#run());
  }

  #run(): Promise<void> {
    this.#running ??= this.#once()
      .catch(async (error: unknown) => {
        this.#ports.log.error('selfLinking.run', { kind: error instanceof Error ? error.name : 'unknown' });
        await this.#met(failure('engine.bug', { params: { operation: 'selfLinking' } }));
      })
      .finally(() => {
        this.#running = undefined;
      })
      .then(() => this.#plan());
    return this.#running;
  }

  async #once(): Promise<void> {
    const { power, clock, push } = this.#ports;
    if ((await power.state()) !== 'on') return;
    const at = new Date(clock.now()).toISOString();
    const round = await this.#round();
    if (!round.ok) await this.#met(round.error);
    else if ((await power.state()) === 'on') {
      const wait = (await this.#ports.asksOpen()) ? ASKED_MS : DAY_MS;
      const nextRunAt = clock.now() + this.#about(wait);
      await power.save({ trouble: null, tries: 0, lastRun: { at, jobIds: round.value }, nextRunAt });
    }
    push('access.changed', {});
  }

  /** The ids of the jobs that link what was found. */
  async #round(): Promise<Outcome<string[]>> {
    const { power, delegation, facts, linking, tasks, clock } = this.#ports;
    const users = await this.#ports.systemUsers();
    const offered: Offered[] = [];
    for (const agent of users.filter((user) => user.kind === 'agent')) {
      const listed = await delegation.candidates(agent.id, 'systemUser');
      if (!listed.ok && OF_ONE.has(listed.error.code)) continue;
      if (!listed.ok) return listed;
      await facts.remember(agent.id, listed.value.rows);
      offered.push({ agent, clients: listed.value.rows.filter((row) => !row.linked) });
    }
    const since = new Date(clock.now() - REFUSED_FOR_MS).toISOString();
    const chosen = toLink(await facts.gather(users), offered, await tasks.refusedSince(since));
    const jobIds: string[] = [];
    for (const [systemUserId, clientIds] of chosen) {
      const { on } = await power.read();
      // Switched off while Altinn answered.
      if (!on || (await power.state()) !== 'on') break;
      const begun = await linking.start('link', systemUserId, clientIds, { kind: 'systemUser', name: on.systemUser });
      if (!begun.ok) return begun;
      jobIds.push(begun.value.jobId);
    }
    return ok(jobIds);
  }

  async #met(error: Failure): Promise<void> {
    const { power, clock, log, setHealth } = this.#ports;
    const { on, tries } = await power.read();
    if (!on || OVER.has(error.code)) return;
    log.warn('selfLinking.failed', { code: error.code });
    const told = { ...error, params: { ...error.params } };
    if (error.code === 'maskinporten.noSystemUser') await setHealth(on.systemUserId, error.code);
    if (FINAL.has(error.code)) return power.save({ stopped: told, trouble: null });
    const wait = Math.min(LONGEST_BACKOFF_MS, APART_MS * 2 ** tries);
    await power.save({ trouble: told, tries: tries + 1, nextRunAt: clock.now() + this.#about(wait) });
    await this.#plan();
  }

  /** With a little by chance on top. */
  #about(ms: number): number {
    return Math.round(ms * (1 + this.#ports.random() * JITTER));
  }
}
