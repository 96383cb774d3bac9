import { sql } from 'kysely';
import type { ServiceRow, ServiceTable } from '../../../../shared/contract/message-services.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { Sight } from '../../people/sight.ts';
import type { Clock } from '../../ports.ts';
import { among } from '../../store/among.ts';
import type { Store } from '../../store/store.ts';
import { type Circle, circlesOf, opensService, type ServiceClient } from './circles.ts';
import { kindOf } from './kinds.ts';
import type { ServiceKnowledge } from './knowledge.ts';
import type { CatalogueRead, Choice, KeptService, ServiceStore } from './store.ts';
import { byService, isWanted } from './wanted.ts';

/** How long a service that came into Altinn's list is told of as new. */
const NEW_MS = 30 * 24 * 60 * 60_000;
/** Rows made before others get the event loop. */
const AT_A_TIME = 250;

export interface TableSources {
  readonly store: Store;
  readonly services: ServiceStore;
  readonly knowledge: Pick<ServiceKnowledge, 'problem'>;
  readonly clock: Clock;
  readonly clients: () => Promise<readonly ServiceClient[]>;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
}

interface Facts {
  readonly circles: readonly Circle[];
  readonly clients: number;
  readonly systemUsers: readonly HeldSystemUser[];
  readonly reach: ReadonlyMap<string, ReadonlySet<string>>;
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  readonly held: ReadonlyMap<string, { messages: number; clients: number }>;
  readonly read: CatalogueRead | undefined;
  readonly now: number;
}

/** Every service of Altinn's list, and those that messages are held of, as they stand for the clients of a group that may be seen. */
export async function serviceTable(sources: TableSources, group: string | null, sight: Sight): Promise<ServiceTable> {
  const { store, services, knowledge, clock } = sources;
  const visible = (await sources.clients()).filter(({ organisationNumber }) => sight.sees(organisationNumber));
  const clients = group === null ? visible : visible.filter(({ groups }) => groups.includes(group));
  const read = await services.catalogueRead();
  const facts: Facts = {
    circles: circlesOf(clients),
    clients: clients.length,
    systemUsers: await sources.systemUsers(),
    reach: await services.reach(),
    choices: byService(await services.choices()),
    held: await heldBy(
      store,
      clients.map(({ organisationNumber }) => organisationNumber),
    ),
    read,
    now: clock.now(),
  };
  const known = await services.services();
  const ids = new Set(known.map(({ id }) => id));
  const all = [...known, ...[...facts.held.keys()].filter((id) => !ids.has(id)).map(unlisted)];
  const rows: ServiceRow[] = [];
  for (const [index, service] of all.entries()) {
    rows.push(rowOf(service, facts));
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const problem = knowledge.problem();
  return {
    fetchedAt: read?.fetchedAt ?? null,
    problem: problem ? { ...problem, params: { ...problem.params } } : null,
    groups: [...new Set(visible.flatMap(({ groups }) => groups))],
    clients: clients.length,
    rows,
  };
}

function rowOf(service: KeptService, facts: Facts): ServiceRow {
  const { circles, systemUsers, reach, read, now } = facts;
  const choices = facts.choices.get(service.id) ?? [];
  const kind = kindOf(
    service.id,
    service.packages.map(({ code }) => code),
  );
  const opening = new Set(systemUsers.filter((user) => opensService(service, user, reach)).map(({ id }) => id));
  const held = new Set(
    systemUsers.flatMap(({ packages }) => packages.map((urn) => urn.slice(urn.lastIndexOf(':') + 1))),
  );
  let reached = 0;
  let wanted = 0;
  let newest: Choice | undefined;
  for (const circle of circles) {
    const size = circle.organisationNumbers.length;
    if (circle.systemUsers.some((id) => opening.has(id))) reached += size;
    if (isWanted(kind, choices, circle.groups)) wanted += size;
  }
  const groups = new Set(circles.flatMap((circle) => circle.groups));
  for (const choice of choices)
    if ((choice.group === '' || groups.has(choice.group)) && choice.number > (newest?.number ?? 0)) newest = choice;
  const ofNobody = facts.clients === 0 && isWanted(kind, choices, []);
  return {
    id: service.id,
    names: service.names,
    owner: service.owner,
    kind,
    packages: service.packages.map(({ code, names }) => ({ code, names, held: held.has(code) })),
    roles: [...service.roles],
    level: service.level,
    isNew:
      choices.length === 0 &&
      read !== undefined &&
      service.firstSeenAt > read.firstAt &&
      now - Date.parse(service.firstSeenAt) < NEW_MS,
    listed: service.listed,
    reached,
    wanted,
    fetched: wanted === facts.clients && (wanted > 0 || ofNobody) ? 'on' : wanted === 0 ? 'off' : 'partly',
    choice: newest ? { wanted: newest.wanted, by: newest.by, at: newest.at } : null,
    held: facts.held.get(service.id) ?? { messages: 0, clients: 0 },
  };
}

/** A service that messages came from before Altinn's list had it, or after it was taken out. */
const unlisted = (id: string): KeptService => ({
  id,
  names: {},
  owner: { code: '', organisationNumber: null, names: {} },
  packages: [],
  roles: [],
  level: 3,
  type: '',
  firstSeenAt: '',
  listed: false,
});

async function heldBy(store: Store, organisationNumbers: readonly string[]): Promise<Facts['held']> {
  const rows = await store.db
    .selectFrom('dialogs')
    .select([
      'service_resource',
      (of) => of.fn.countAll<number>().as('messages'),
      sql<number>`count(DISTINCT organisation_number)`.as('clients'),
    ])
    .where(among('organisation_number', organisationNumbers))
    .groupBy('service_resource')
    .execute();
  return new Map(
    rows.map((row) => [row.service_resource, { messages: Number(row.messages), clients: Number(row.clients) }]),
  );
}
