import type { PracticeContext } from '../core/context.ts';
import type { Authority, Caller } from '../core/types.ts';

/** What a caller held, party by party, and when that was asked. */
interface Snapshot {
  readonly at: number;
  readonly packages: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Access as Dialogporten sees it: asked for a caller's parties once, then kept for a while (reference dialogporten 1.6),
 * so what is given or taken shows only later. Without a lag every question goes straight through.
 */
export class LaggedAuthority implements Authority {
  readonly #context: PracticeContext;
  readonly #lagMs: () => number;
  readonly #snapshots = new Map<string, Snapshot>();

  constructor(context: PracticeContext, lagMs: () => number) {
    this.#context = context;
    this.#lagMs = lagMs;
  }

  caller(...request: Parameters<Authority['caller']>): ReturnType<Authority['caller']> {
    return this.#context.authority.caller(...request);
  }

  packagesFor(caller: Caller, party: string): ReadonlySet<string> {
    const held = this.#held(caller);
    return held ? (held.get(party) ?? new Set()) : this.#context.authority.packagesFor(caller, party);
  }

  may(caller: Caller, party: string, resource: string, action: string): boolean {
    const { authority, resources } = this.#context;
    const held = this.#held(caller);
    // A single right of a standard system user is fixed when it is approved: there is nothing to be late with.
    const own = caller.kind === 'systemUser' && caller.ownerOrganisationNumber === party;
    if (!held || own) return authority.may(caller, party, resource, action);
    const opening = resources.packages(resource, action);
    for (const urn of held.get(party) ?? []) if (opening.has(urn)) return true;
    return false;
  }

  parties(caller: Caller): readonly string[] {
    const held = this.#held(caller);
    return held ? [...held.keys()] : this.#context.authority.parties(caller);
  }

  #held(caller: Caller): Snapshot['packages'] | undefined {
    const lag = this.#lagMs();
    if (lag <= 0 || caller.kind === 'vendor') {
      this.#snapshots.clear();
      return undefined;
    }
    const who = caller.kind === 'person' ? caller.personId : caller.systemUserId;
    const now = this.#context.clock.now();
    const known = this.#snapshots.get(who);
    if (known && now - known.at < lag) return known.packages;
    const { authority } = this.#context;
    const packages = new Map(authority.parties(caller).map((party) => [party, authority.packagesFor(caller, party)]));
    this.#snapshots.set(who, { at: now, packages });
    return packages;
  }
}
