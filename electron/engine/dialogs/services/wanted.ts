import type { ServiceKind } from '../../../../shared/contract/message-services.ts';
import type { Store } from '../../store/store.ts';
import { fetchedByDefault, kindOf } from './kinds.ts';
import type { Choice, ServiceStore } from './store.ts';

/** The choice that counts for a client in these groups: the latest of those for everybody and for one of its groups. */
export function choiceFor(choices: readonly Choice[], groups: readonly string[]): Choice | undefined {
  let newest: Choice | undefined;
  for (const choice of choices)
    if (
      (choice.group === '' || groups.includes(choice.group)) &&
      (newest === undefined || choice.number > newest.number)
    )
      newest = choice;
  return newest;
}

export function isWanted(kind: ServiceKind, choices: readonly Choice[], groups: readonly string[]): boolean {
  return choiceFor(choices, groups)?.wanted ?? fetchedByDefault(kind);
}

export function byService(choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> {
  const found = new Map<string, Choice[]>();
  for (const choice of choices) found.set(choice.service, [...(found.get(choice.service) ?? []), choice]);
  return found;
}

/** Whether a message is kept, asked for every row that a look brings: in memory, as of the last `load`. */
export class Wanted {
  readonly #store: Store;
  readonly #services: ServiceStore;
  #kinds: ReadonlyMap<string, ServiceKind> = new Map();
  #choices: ReadonlyMap<string, readonly Choice[]> = new Map();
  #groups: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(store: Store, services: ServiceStore) {
    this.#store = store;
    this.#services = services;
  }

  /** Before a look, and after a choice. */
  async load(): Promise<void> {
    const services = await this.#services.services();
    const choices = await this.#services.choices();
    const clients = await this.#store.db
      .selectFrom('clients')
      .select(['organisation_number', 'groups'])
      .where('groups', '!=', '[]')
      .execute();
    this.#kinds = new Map(
      services.map(({ id, packages }) => [
        id,
        kindOf(
          id,
          packages.map(({ code }) => code),
        ),
      ]),
    );
    this.#choices = byService(choices);
    this.#groups = new Map(clients.map((row) => [row.organisation_number, JSON.parse(row.groups) as string[]]));
  }

  wants(organisationNumber: string, serviceResource: string): boolean {
    const kind = this.#kinds.get(serviceResource) ?? kindOf(serviceResource, []);
    return isWanted(kind, this.#choices.get(serviceResource) ?? [], this.#groups.get(organisationNumber) ?? []);
  }
}
