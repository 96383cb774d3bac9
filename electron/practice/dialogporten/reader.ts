import type { PracticeContext } from '../core/context.ts';
import type { Caller } from '../core/types.ts';
import type { Dialog } from './dialog.ts';
import { DIALOG_TYPES } from './resources.ts';
import type { Reach } from './search.ts';

/** An end user as Dialogporten knows one. */
export interface Reader {
  readonly kind: 'person' | 'systemUser';
  /** National identity number, or the system user's id: never shown for persons. */
  readonly who: string;
  readonly name: string;
  readonly level: number;
  readonly caller: Caller;
}

/** As logs tell of one. */
export type Who = Pick<Reader, 'kind' | 'who' | 'name'>;

const SCOPES = ['digdir:dialogporten', 'digdir:dialogporten.noconsent'];

export function mayUseDialogporten(caller: Caller): boolean {
  return caller.kind !== 'vendor' && SCOPES.some((scope) => caller.scopes.has(scope));
}

export function readerOf(caller: Caller, context: PracticeContext): Reader | undefined {
  if (caller.kind === 'person') {
    return { kind: 'person', who: caller.personId, name: caller.name, level: 4, caller };
  }
  if (caller.kind !== 'systemUser') return undefined;
  const name = context.access.systemUser(caller.systemUserId)?.title ?? 'Systembruker';
  return { kind: 'systemUser', who: caller.systemUserId, name, level: 3, caller };
}

/** Decides which services of which party a caller may read. One look per party, then the resource registry. */
export class Access {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  /** Ids of services whose dialogs the caller may list for the party. */
  resources(caller: Caller, party: string): readonly string[] {
    const { authority, resources } = this.#context;
    const packages = authority.packagesFor(caller, party);
    const single = caller.kind === 'systemUser' && caller.ownerOrganisationNumber === party;
    if (packages.size === 0 && !single) return [];
    return this.#catalogue()
      .filter(({ id }) => {
        for (const urn of resources.packages(id, 'read')) if (packages.has(urn)) return true;
        return single && authority.may(caller, party, id, 'read');
      })
      .map(({ id }) => id);
  }

  may(caller: Caller, dialog: Pick<Dialog, 'party' | 'resource'>): boolean {
    return this.#context.authority.may(caller, dialog.party, dialog.resource, 'read');
  }

  /** Parties with the same services together; those that the caller does not reach are left out without a word. */
  reaches(caller: Caller, parties: readonly string[], wanted: readonly string[]): readonly Reach[] {
    const asked =
      parties.length > 0 ? parties.filter((party) => party !== '') : this.#context.authority.parties(caller);
    const bySet = new Map<string, { parties: string[]; resources: readonly string[] }>();
    for (const party of new Set(asked)) {
      const resources = this.resources(caller, party).filter((id) => wanted.length === 0 || wanted.includes(id));
      if (resources.length === 0) continue;
      const key = resources.join(' ');
      const group = bySet.get(key) ?? { parties: [], resources };
      group.parties.push(party);
      bySet.set(key, group);
    }
    return [...bySet.values()];
  }

  #catalogue() {
    return this.#context.resources.all().filter(({ type }) => DIALOG_TYPES.has(type.toLowerCase()));
  }
}
