/** Who may do what for whom. Pure: the guard, the lists, the four eyes and the windows all rest on these. */
import { type ClientRight, clientRights, type Grant, type Right } from '../../../shared/contract/people.ts';

export interface Rights {
  readonly setUp: boolean;
  readonly grants: readonly Grant[];
  /** Organisation numbers. */
  readonly blocked: readonly string[];
}

/** A client as rights see it. */
export interface Scope {
  readonly organisationNumber: string;
  readonly groups: readonly string[];
}

export const ALL_RIGHTS: Rights = { setUp: true, grants: [{ group: null, rights: [...clientRights] }], blocked: [] };

/** What the person may do for this client. Any right brings `read`; a blocked client has none. */
export function rightsFor(person: Rights, client: Scope): ReadonlySet<ClientRight> {
  if (person.blocked.includes(client.organisationNumber)) return new Set();
  return gathered(person.grants.filter(({ group }) => group === null || client.groups.includes(group)));
}

/** What the person may do for every client, whatever its groups; blocks not counted. */
export function rightsForAll(person: Rights): ReadonlySet<ClientRight> {
  return gathered(person.grants.filter(({ group }) => group === null));
}

/** What the person may do for some client. */
export function rightsAnywhere(person: Rights): ReadonlySet<ClientRight> {
  return gathered(person.grants);
}

/** Nothing is kept from this person's eyes. */
export function seesEverything(person: Rights): boolean {
  return person.blocked.length === 0 && rightsForAll(person).has('read');
}

/** The first client the person lacks the right for; null: none. `setUp` is of no client. */
export function lacking(person: Rights, right: ClientRight, clients: readonly Scope[]): Scope | null {
  return clients.find((client) => !rightsFor(person, client).has(right)) ?? null;
}

/** Without a client in view: setting up, or a right that some client must give. */
export function mayAtAll(person: Rights, right: Right): boolean {
  return right === 'setUp' ? person.setUp : rightsAnywhere(person).has(right);
}

/** The firm must never stand without someone who can set up: who of these could, if `changed` became so. */
export function leavesNobodyToSetUp(
  active: readonly (Rights & { readonly id: string })[],
  changed: { readonly id: string; readonly setUp: boolean },
): boolean {
  const others = active.some((person) => person.id !== changed.id && person.setUp);
  return !others && !changed.setUp;
}

function gathered(grants: readonly Grant[]): ReadonlySet<ClientRight> {
  const found = new Set(grants.flatMap(({ rights }) => rights));
  if (found.size > 0) found.add('read');
  return found;
}
