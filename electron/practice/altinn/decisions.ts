import type { PracticeContext } from '../core/context.ts';
import { packageUrn } from '../core/packages.ts';
import type { Person } from '../core/people.ts';
import { type ChangeRequest, ChangeRequests, resourcesOf, urns } from './change-requests.ts';
import { asCaller } from './portal/session.ts';
import type { ProblemCode } from './problems.ts';
import { Requests, type SystemUserRequest } from './requests.ts';
import { type Right, Systems } from './systems.ts';

export type Act = 'approve' | 'reject' | 'escalate';

export interface Hindrance {
  readonly code: ProblemCode;
  /** What the approver cannot give, by name. */
  readonly lacking?: readonly string[];
}

interface Powers {
  readonly packages: readonly string[];
  readonly rights: readonly Right[];
}

/** What a person at the owner decides about requests: the portal's pages and its JSON interface decide it here alike (4.6). */
export class Decisions {
  readonly #context: PracticeContext;
  readonly #requests: Requests;
  readonly #changes: ChangeRequests;
  readonly #systems: Systems;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#requests = new Requests(context);
    this.#changes = new ChangeRequests(context);
    this.#systems = new Systems(context);
  }

  maySteer(person: Person, party: string): boolean {
    return this.#context.authority.may(asCaller(person), party, 'altinn_access_management', 'write');
  }

  /** Undefined: done. Somebody without authority may only send it on. */
  decide(person: Person, item: SystemUserRequest, act: Act): Hindrance | undefined {
    if (item.status !== 'New' || this.#requests.isTimedOut(item)) return { code: '00013' };
    if (act === 'escalate') {
      this.#requests.escalate(item.id);
      return undefined;
    }
    if (!this.maySteer(person, item.party)) return { code: '00066' };
    if (act === 'reject') {
      this.#requests.reject(item.id);
      return undefined;
    }
    // An agent user gets its power from clients later, so nothing is checked for it.
    const wished = { packages: urns(item.accessPackages), rights: item.rights };
    const hindrance = item.kind === 'standard' ? this.undelegable(person, item.party, wished) : undefined;
    if (hindrance) return hindrance;
    const system = this.#systems.find(item.systemId);
    // The name in Bokmål may be missing in the register, and only here does it matter (3.2).
    if (!system?.name.nb) return { code: '00017' };
    this.#requests.accept(item, system.vendor);
    return undefined;
  }

  /** A change cannot be sent on (4.7). */
  decideChange(person: Person, item: ChangeRequest, act: 'approve' | 'reject'): Hindrance | undefined {
    if (item.status !== 'New' || this.#changes.isTimedOut(item)) return { code: '00061' };
    if (!this.maySteer(person, item.party)) return { code: '00066' };
    if (act === 'reject') {
      this.#changes.reject(item.id);
      return undefined;
    }
    if (!this.#context.access.systemUser(item.systemUserId)) return { code: '00015' };
    const wished = { packages: urns(item.requiredAccessPackages), rights: item.requiredRights };
    const hindrance = this.undelegable(person, item.party, wished);
    if (!hindrance) this.#changes.accept(item);
    return hindrance;
  }

  /** The approver of a standard system user must be able to give every package and right of it (4.6). */
  undelegable(person: Person, party: string, { packages, rights }: Powers): Hindrance | undefined {
    const own = new Set(person.firmPackages.map(packageUrn));
    const missing = packages.filter((urn) => !own.has(urn));
    if (missing.length > 0) return { code: '00053', lacking: missing.map(shortName) };
    const caller = asCaller(person);
    const closed = resourcesOf(rights).filter((id) => !this.#context.authority.may(caller, party, id, 'read'));
    return closed.length > 0 ? { code: '00068', lacking: closed } : undefined;
  }
}

function shortName(urn: string): string {
  return urn.split(':').at(-1) ?? urn;
}
