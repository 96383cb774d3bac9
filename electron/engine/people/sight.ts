import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { among } from '../store/among.ts';
import type { Store } from '../store/store.ts';
import { type Rights, rightsFor, type Scope, seesEverything } from './rights.ts';

/** Which clients a person sees. Everything that lists clients, or what is theirs, leaves the others out. */
export interface Sight {
  readonly all: boolean;
  sees(organisationNumber: string): boolean;
  /** The same as a condition on a column with organisation numbers. */
  where(column: string): RawBuilder<SqlBool>;
}

export const SEES_ALL: Sight = { all: true, sees: () => true, where: () => sql<SqlBool>`1` };

const SEES_NONE: Sight = { all: false, sees: () => false, where: () => sql<SqlBool>`0` };

/** The groups of clients, for all or for those asked about. A client that is not in the list has none. */
export async function scopesOf(store: Store, organisationNumbers?: readonly string[]): Promise<Scope[]> {
  const rows = store.db.selectFrom('clients').select(['organisation_number', 'groups']);
  const asked =
    organisationNumbers === undefined ? rows : rows.where(among('clients.organisation_number', organisationNumbers));
  const known = new Map(
    (await asked.execute()).map((row) => [row.organisation_number, JSON.parse(row.groups) as string[]]),
  );
  return (organisationNumbers ?? [...known.keys()]).map((organisationNumber) => ({
    organisationNumber,
    groups: known.get(organisationNumber) ?? [],
  }));
}

export async function sightOf(store: Store, person: Rights | undefined): Promise<Sight> {
  if (!person) return SEES_NONE;
  if (seesEverything(person)) return SEES_ALL;
  const scopes = await scopesOf(store);
  const seen = new Set(
    scopes.filter((client) => rightsFor(person, client).has('read')).map((client) => client.organisationNumber),
  );
  // A client the list does not hold belongs to no group: those with a right for all see it.
  const known = new Set(scopes.map((client) => client.organisationNumber));
  const sees = (organisationNumber: string) =>
    known.has(organisationNumber)
      ? seen.has(organisationNumber)
      : rightsFor(person, { organisationNumber, groups: [] }).has('read');
  const hidden = [...new Set([...known, ...person.blocked])].filter((each) => !sees(each));
  const unlistedSeen = rightsFor(person, { organisationNumber: '', groups: [] }).has('read');
  return {
    all: false,
    sees,
    where: (column) => (unlistedSeen ? sql<SqlBool>`NOT ${among(column, hidden)}` : among(column, seen)),
  };
}
