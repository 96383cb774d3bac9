import type { Firm } from '../../access/state.ts';
import type { LinkedClient } from '../../clients/store.ts';
import type { Store } from '../../store/store.ts';
import type { KeptService } from './store.ts';

/** A client as services see it. */
export interface ServiceClient {
  readonly organisationNumber: string;
  readonly groups: readonly string[];
  /** System users of ours that reach it now. */
  readonly systemUsers: readonly string[];
}

/** Clients that are alike to every service: thousands of clients are a few of these. */
export interface Circle {
  readonly groups: readonly string[];
  readonly systemUsers: readonly string[];
  readonly organisationNumbers: readonly string[];
}

interface Sources {
  readonly store: Store;
  readonly firm: () => Promise<Firm | null>;
  readonly linked: () => Promise<readonly LinkedClient[]>;
  readonly systemUsers: () => Promise<readonly { readonly id: string; readonly kind: 'agent' | 'standard' }[]>;
}

/** The firm itself, its list, and whoever is linked; those it has taken leave of are none of them. */
export async function serviceClients({ store, firm, linked, systemUsers }: Sources): Promise<ServiceClient[]> {
  const own = await firm();
  const users = await systemUsers();
  const live = new Set(users.map(({ id }) => id));
  const reaching = new Map<string, string[]>();
  for (const { organisationNumber, systemUserId, ending, seenAsParty } of await linked())
    if (!ending && seenAsParty !== false && live.has(systemUserId))
      reaching.set(organisationNumber, [...(reaching.get(organisationNumber) ?? []), systemUserId]);
  const rows = await store.db
    .selectFrom('clients')
    .select(['organisation_number', 'groups', 'in_list'])
    .where('organisation_number', 'not in', (ended) => ended.selectFrom('client_endings').select('organisation_number'))
    .execute();
  const clients = rows
    .filter((row) => row.in_list === 1 || reaching.has(row.organisation_number))
    .filter((row) => row.organisation_number !== own?.organisationNumber)
    .map((row) => ({
      organisationNumber: row.organisation_number,
      groups: JSON.parse(row.groups) as string[],
      systemUsers: reaching.get(row.organisation_number) ?? [],
    }));
  if (!own) return clients;
  const listed = rows.find((row) => row.organisation_number === own.organisationNumber);
  const standard = users.filter(({ kind }) => kind === 'standard').map(({ id }) => id);
  return [
    {
      organisationNumber: own.organisationNumber,
      groups: listed ? (JSON.parse(listed.groups) as string[]) : [],
      systemUsers: [...standard, ...(reaching.get(own.organisationNumber) ?? [])],
    },
    ...clients,
  ];
}

export function circlesOf(clients: readonly ServiceClient[]): Circle[] {
  const circles = new Map<string, Circle & { organisationNumbers: string[] }>();
  for (const { organisationNumber, groups, systemUsers } of clients) {
    const key = JSON.stringify([[...groups].sort(), [...systemUsers].sort()]);
    const known = circles.get(key);
    if (known) known.organisationNumbers.push(organisationNumber);
    else circles.set(key, { groups, systemUsers, organisationNumbers: [organisationNumber] });
  }
  return [...circles.values()];
}

/** Whether a system user opens a service: as Dialogporten told it, else as the packages say. */
export function opensService(
  service: KeptService,
  systemUser: { readonly id: string; readonly packages: readonly string[] },
  reach: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const told = reach.get(systemUser.id);
  if (told) return told.has(service.id);
  return systemUser.packages.some((urn) => service.packages.some(({ code }) => urn.endsWith(`:${code}`)));
}
