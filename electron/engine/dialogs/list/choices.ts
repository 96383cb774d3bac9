import { sql } from 'kysely';
import type { OutputOf } from '../../../../shared/contract.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import type { Sight } from '../../people/sight.ts';
import type { Store } from '../../store/store.ts';
import { senderName } from '../senders.ts';

type Choices = Omit<OutputOf<'messages.choices'>, 'people'>;

/** Rows counted before others get the event loop. */
const AT_A_TIME = 2500;

interface Counted {
  readonly place: number;
  readonly org: string;
  readonly service_resource: string;
  readonly status: string;
  readonly party: string;
  readonly organisation_number: string;
  readonly count: number;
}

/** Gives others the event loop. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What the messages have to be chosen by, in one walk through the index of the list; after each piece `pause` lets others go before. */
export async function choicesOf(store: Store, sight: Sight, pause: () => Promise<void> = nextTurn): Promise<Choices> {
  const owners = new Map<string, number>();
  const services = new Map<string, number>();
  const statuses = new Map<string, number>();
  const parties = new Map<string, number>();
  const whose = new Map<string, string>();
  const add = (to: Map<string, number>, key: string, count: number) => to.set(key, (to.get(key) ?? 0) + count);
  let after = -1;
  for (;;) {
    const { rows } = await sql<Counted>`
      SELECT max(place) AS place, org, service_resource, status, party, organisation_number, count(*) AS count FROM (
        SELECT d.place, d.org, d.service_resource, d.status, d.party, d.organisation_number FROM dialogs d
        WHERE d.place > ${after} AND d.gone IS NULL AND ${sight.where('d.organisation_number')}
        ORDER BY d.place LIMIT ${AT_A_TIME})
      GROUP BY org, service_resource, status, party`.execute(store.db);
    if (rows.length === 0) break;
    for (const row of rows) {
      after = Math.max(after, row.place);
      add(owners, row.org, row.count);
      add(services, row.service_resource, row.count);
      add(statuses, row.status, row.count);
      add(parties, row.party, row.count);
      whose.set(row.party, row.organisation_number);
    }
    await pause();
  }
  const subs = await sql<{ party: string; name: string }>`
    SELECT party, name FROM dialog_parties WHERE party <> ${organisationUrn('')} || organisation_number`.execute(
    store.db,
  );
  const tags = await sql<{ tag: string }>`
    SELECT DISTINCT t.tag FROM dialog_tags t JOIN dialogs d ON d.id = t.dialog_id
    WHERE ${sight.where('d.organisation_number')}`.execute(store.db);
  return {
    owners: listed(owners, senderName),
    services: listed(services, await serviceNames(store)),
    statuses: listed(statuses, (key) => key),
    subUnits: subs.rows.flatMap(({ party, name }) => {
      const count = parties.get(party);
      return count ? [{ key: party, name, count, organisationNumber: whose.get(party) ?? '' }] : [];
    }),
    tags: tags.rows.map(({ tag }) => tag).sort(norwegian.compare),
  };
}

const norwegian = new Intl.Collator('nb', { numeric: true });

const listed = (counts: ReadonlyMap<string, number>, name: (key: string) => string) =>
  [...counts]
    .map(([key, count]) => ({ key, name: name(key), count }))
    .sort((a, b) => norwegian.compare(a.name, b.name));

/** As the catalogue names them; one that it lacks by its id, without what every id begins with. */
async function serviceNames(store: Store): Promise<(resource: string) => string> {
  const rows = await store.db.selectFrom('dialog_services').select(['id', 'names']).execute();
  const names = new Map(
    rows.map(({ id, names }) => {
      const { nb, nn, en } = JSON.parse(names) as Partial<Record<string, string>>;
      return [id, nb ?? nn ?? en];
    }),
  );
  return (resource) => names.get(resource) ?? resource.replace(/^urn:altinn:resource:/, '');
}
