import type { Holders, Which } from '../../../shared/contract/access.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import {
  confirmUrlOf,
  type Kind,
  type ListedRequest,
  type RequestState,
  type SystemUserRequests,
} from '../altinn/requests.ts';
import type { ListedSystemUser, VendorSystemUsers } from '../altinn/system-users.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock } from '../ports.ts';
import { referenceFor, samePackages } from './package-sets.ts';
import type { KeptRequest } from './requests-rows.ts';
import { requestScopes } from './scopes.ts';
import type { NewSystemUser } from './system-users.ts';

export interface Wish {
  readonly kind: Kind;
  readonly systemId: string;
  readonly owner: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly holders: Holders;
}

export interface SenderOptions {
  readonly maskinporten: Pick<Maskinporten, 'token'>;
  readonly requests: SystemUserRequests;
  readonly atAltinn: VendorSystemUsers;
  readonly clock: Clock;
  readonly portal: string;
  /** All packages of a system: what a system user made from it in the portal got. */
  readonly systemPackages: (which: Which) => Promise<readonly string[]>;
}

/** What came of a wish: a request that waits or was answered long ago, or system users that were there already. */
export interface Sent {
  readonly request: KeptRequest | undefined;
  readonly users: readonly NewSystemUser[];
}

/** References tried when those before were taken at Altinn by something else. */
const MOST_TRIES = 5;

/** Sends requests, and finds its way past what Altinn has under the same reference (reference/systemuser.md 4.3). */
export class RequestSender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /**
   * `taken`: references known here. A reference that Altinn has a system user for (AUTH-00004) is that system user: it is taken
   * in, and ends the search when it is what was wished. One that another kind of request stands in the way of (AUTH-00006 to
   * 00009) is passed by.
   */
  async send(wish: Wish, taken: ReadonlySet<string>, first?: string): Promise<Outcome<Sent>> {
    const users: NewSystemUser[] = [];
    const passed = new Set(taken);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const externalRef = tries === 0 && first ? first : referenceFor(wish.kind, wish.packages, passed);
      passed.add(externalRef);
      const token = await this.#options.maskinporten.token(requestScopes);
      if (!token.ok) return token;
      const { systemId, owner } = wish;
      const answer = await this.#options.requests.create(token.value.token, {
        ...wish,
        partyOrganisationNumber: owner,
        externalRef,
      });
      if (answer.ok) return ok({ request: this.#kept(wish, externalRef, answer.value), users });
      if (answer.error.code === 'access.requestExists') continue;
      if (answer.error.code !== 'access.systemUserExists') return answer;
      const known = await this.#options.atAltinn.byQuery(token.value.token, { systemId, owner, externalRef });
      if (!known.ok) return known;
      if (!known.value) return answer;
      const user = await this.describe(token.value.token, known.value, 'firm', wish);
      if (!user.ok) return user;
      users.push({ ...user.value, holders: wish.holders });
      if (user.value.kind === wish.kind && samePackages(user.value.packages, wish.packages))
        return ok({ request: undefined, users });
    }
    return fail('access.requestExists', { sent: 'notSent' });
  }

  /**
   * A system user of Altinn's list with its packages: those of the request with the same id. One made in the portal has none,
   * and got everything in the system (8.2). `named`: what its reference, which is ours, was made for; requests do not last.
   */
  async describe(
    bearer: string,
    listed: ListedSystemUser,
    system: Which,
    named?: Pick<Wish, 'kind' | 'packages'>,
  ): Promise<Outcome<NewSystemUser>> {
    const { id, kind, externalRef, createdAt } = listed;
    const request = await this.#options.requests.read(bearer, kind, id);
    if (!request.ok && request.error.code !== 'access.requestGone') return request;
    const whole =
      named?.kind === kind ? named.packages : kind === 'standard' ? await this.#options.systemPackages(system) : [];
    return ok({
      id,
      system,
      kind,
      title: listed.title || externalRef,
      externalRef,
      packages: request.ok && request.value.packages.length > 0 ? request.value.packages : whole,
      approvedAt: createdAt ?? this.#now(),
      origin: 'found',
      holders: { accessManager: '', clientAdministrator: '' },
    });
  }

  /** A request sent from another machine, when it still waits. */
  async adoptable(bearer: string, listed: ListedRequest): Promise<Outcome<KeptRequest | null>> {
    const { id, kind, externalRef, title } = listed;
    const read = await this.#options.requests.read(bearer, kind, id);
    // Deleted between the list and now.
    if (!read.ok) return read.error.code === 'access.requestGone' ? ok(null) : read;
    if (read.value.status !== 'New') return ok(null);
    const holders = { accessManager: '', clientAdministrator: '' };
    return ok(this.#kept({ kind, title: title || externalRef, packages: [], holders }, externalRef, read.value));
  }

  #kept(wish: Omit<Wish, 'systemId' | 'owner'>, externalRef: string, state: RequestState): KeptRequest {
    const { kind, title, packages, holders } = wish;
    return {
      id: state.id,
      kind,
      title,
      externalRef,
      packages: state.packages.length > 0 ? [...state.packages] : [...packages],
      wanted: packages.length > 0 ? [...packages] : [...state.packages],
      status: state.status,
      escalated: state.escalated,
      confirmUrl: state.confirmUrl ?? confirmUrlOf(this.#options.portal, kind, state.id),
      holders,
      createdAt: state.createdAt ?? this.#now(),
      checkedAt: this.#now(),
    };
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}
