import { type Failure, failure } from '../../../shared/outcome.ts';
import type { Audit } from '../audit/audit.ts';
import type { Stop } from '../mva/stop.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import type { LinkTasks } from './linking-tasks.ts';
import type { ClientStore } from './store.ts';

/** Who or what ended it. `removed`: taken out of the system user at Altinn. `refused`: a service said no (403). */
export type EndedWhy = 'removed' | 'roleEnded' | 'notSeen' | 'systemUserGone' | 'refused';

const CODE = {
  removed: 'access.endedRemoved',
  roleEnded: 'access.endedRole',
  notSeen: 'access.endedNotSeen',
  systemUserGone: 'access.endedSystemUser',
  refused: 'access.endedRefused',
} as const satisfies Record<EndedWhy, Failure['code']>;

/** Added so lately that Altinn may not have told its services yet: a refusal says nothing. */
const SETTLING_MS = 30 * 60_000;

export interface AccessEndsOptions {
  readonly store: ClientStore;
  readonly tasks: LinkTasks;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly forgetTokens: () => void;
  readonly stopFilings: (stop: Stop) => Promise<number>;
  /** Linking jobs look at once what is left for them. */
  readonly wakeLinking: () => Promise<void>;
  /** True while another system user still reaches the client. */
  readonly isReached: (organisationNumber: string) => Promise<boolean>;
  /** Everything that says how it stands is asked again. */
  readonly lookAgain: (organisationNumbers: readonly string[]) => void;
}

/**
 * What follows when access is gone, whoever ended it and however it was noticed: tokens are dropped at once, queued work stops
 * with the reason, and nothing kept here is deleted. Who is told is the overview's and the list's business.
 */
export class AccessEnds {
  readonly #options: AccessEndsOptions;
  #working: Promise<void> = Promise.resolve();

  constructor(options: AccessEndsOptions) {
    this.#options = options;
  }

  /** These clients' access ended. */
  told(why: EndedWhy, organisationNumbers: readonly string[]): void {
    if (organisationNumbers.length === 0) return;
    this.#options.forgetTokens();
    this.#inTurn(async () => {
      for (const each of organisationNumbers) await this.#client(why, each);
      this.#options.push('clients.changed', {});
      if (why !== 'systemUserGone') this.#options.lookAgain(organisationNumbers);
    });
  }

  /** A whole system user is gone: all its clients are without it. */
  systemUserGone(systemUserId: string): void {
    this.#options.forgetTokens();
    this.#inTurn(async () => {
      const { store, tasks } = this.#options;
      await tasks.give(
        systemUserId,
        undefined,
        failure(CODE.systemUserGone, { sent: 'notSent', action: 'openAccess' }),
      );
      await this.#options.wakeLinking();
      const linked = (await store.linked()).filter((client) => client.systemUserId === systemUserId);
      for (const { organisationNumber } of linked) await this.#client('systemUserGone', organisationNumber);
      this.#options.push('clients.changed', {});
    });
  }

  /** A service refused the client (403). Right after the client was added that is Altinn's delay, not an end. */
  refused(organisationNumber: string): void {
    this.#options.forgetTokens();
    this.#inTurn(async () => {
      const { store, clock, lookAgain } = this.#options;
      const before = new Date(clock.now() - SETTLING_MS).toISOString();
      const ended = await store.refuse(organisationNumber, before);
      if (ended) await this.#client('refused', organisationNumber);
      this.#options.push('clients.changed', {});
      lookAgain([organisationNumber]);
    });
  }

  /** The client itself is over (bankrupt, deleted, taken over), or the firm takes leave of it. */
  async over(organisationNumber: string, code: 'clients.stopped' | 'clients.ending'): Promise<void> {
    const name = await this.#options.store.nameOf(organisationNumber);
    const problem = failure(code, { params: { client: name ?? organisationNumber } });
    await this.#options.stopFilings({ organisationNumber, problem, person: true });
  }

  /** Resolves when everything told so far is done. */
  settled(): Promise<void> {
    return this.#working;
  }

  async #client(why: EndedWhy, organisationNumber: string): Promise<void> {
    const { store, tasks, stopFilings, isReached, audit } = this.#options;
    const isOnlyASign = why === 'notSeen' || why === 'refused';
    if (!isOnlyASign && (await isReached(organisationNumber))) return;
    const name = (await store.nameOf(organisationNumber)) ?? organisationNumber;
    const problem = failure(CODE[why], { params: { client: name }, action: 'openAccess' });
    // A person's own power rests on the role as well, and not on the system user.
    const stopped = await stopFilings({ organisationNumber, problem, person: why === 'roleEnded' });
    if (why === 'roleEnded') {
      await tasks.give(undefined, organisationNumber, { ...problem, sent: 'notSent' });
      await this.#options.wakeLinking();
    }
    await audit.note({ act: 'client.accessEnded', client: { organisationNumber, name }, params: { why, stopped } });
  }

  #inTurn(work: () => Promise<void>): void {
    this.#working = this.#working.then(work).catch((error: unknown) => {
      this.#options.log.error('clients.ends', { kind: error instanceof Error ? error.name : 'unknown' });
    });
  }
}

/** What a filing is told that finds no way in any more. */
export const endedFailure = (why: EndedWhy, client: string): Failure =>
  failure(CODE[why], { params: { client }, action: 'openAccess', sent: 'notSent' });
