import { sql } from 'kysely';
import { placesFor } from '../../../electron/engine/dialogs/list/places.ts';
import { putWords } from '../../../electron/engine/dialogs/list/words.ts';
import { rowOf } from '../../../electron/engine/dialogs/rows.ts';
import type { ListItem } from '../../../electron/engine/dialogs/shapes.ts';
import { insertMany } from '../../../electron/engine/store/insert-many.ts';
import type { Queries, Store } from '../../../electron/engine/store/store.ts';
import { organisationUrn } from '../../../shared/ids.ts';

const CLIENTS = 300;
const AT_ONCE = 1000;
const DAY = 86_400_000;

const TITLES = [
  'Vedtak om tvangsmulkt',
  'Kvittering for mva-melding',
  'Purring på årsregnskap',
  'Refusjon av sykepenger',
  'Oppgaveplikt: korttidsstatistikk',
  'Varsel om tilsyn',
  'Opplysninger om forskuddsskatt',
  'Tolldeklarasjoner',
];
const OWNERS = ['skd', 'skd', 'brg', 'nav', 'ssb', 'dat', 'skd', 'toll'];

const nameOf = (client: number) => `${['Fjell', 'Øvre Årdal', 'Vik', 'Ås'][client % 4]} Regnskap ${client} AS`;
export const clientNumber = (client: number): string => String(310_000_000 + client);

/** Messages of 300 clients as the sync would have stored them, at once: rows first, then the indexes. */
export async function fillMessages(store: Store, messages: number): Promise<void> {
  await sql`PRAGMA cache_size = -400000`.execute(store.db);
  await store.transaction(async (trx) => {
    const indexes = await sql<{ name: string; sql: string }>`
      SELECT name, sql FROM sqlite_master 
      WHERE type = 'index' AND tbl_name = 'dialogs' AND sql IS NOT NULL AND name <> 'dialogs_by_place'`.execute(trx);
    for (const { name } of indexes.rows) await sql`DROP INDEX ${sql.ref(name)}`.execute(trx);
    await putClients(trx);
    for (let start = 0; start < messages; start += AT_ONCE)
      await putSome(trx, start, Math.min(start + AT_ONCE, messages), messages);
    for (const index of indexes.rows) await sql.raw(index.sql).execute(trx);
  });
}

async function putClients(trx: Queries): Promise<void> {
  const rows = Array.from({ length: CLIENTS }, (_, client) => ({
    organisation_number: clientNumber(client),
    name: nameOf(client),
    form: 'AS',
    bankrupt: 0,
    vat_registered: 1,
    looked_up_at: null,
  }));
  await trx
    .insertInto('clients')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function putSome(trx: Queries, from: number, until: number, messages: number): Promise<void> {
  // The newest half of a day ago: nothing of it is from tomorrow.
  const first = Date.now() - DAY / 2 - messages * 300_000;
  const listed = Array.from({ length: until - from }, (_, offset) => {
    const at = from + offset;
    const client = at % CLIENTS;
    const origin = { organisationNumber: clientNumber(client), clientName: nameOf(client), systemUserId: 's-1' };
    return { origin, item: message(at, clientNumber(client), first) };
  });
  const places = await placesFor(
    trx,
    listed.map(({ item }) => item),
  );
  const rows = listed.map(({ origin, item }) => ({
    ...rowOf(origin, item),
    place: places.get(item.id) ?? 0,
    done: 0,
  }));
  await insertMany(trx, 'dialogs', Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[], rows);
  await putWords(
    trx,
    rows.map((row, index) => ({ ...row, client: listed[index]?.origin.clientName ?? '' })),
  );
}

function message(at: number, organisationNumber: string, first: number): ListItem {
  const kind = at % TITLES.length;
  const stamp = `${new Date(first + at * 300_000).toISOString().slice(0, -1)}0000Z`;
  const text = (value: string) => ({ value: [{ value, languageCode: 'nb' }], mediaType: 'text/plain' });
  return {
    id: `0197a1c2-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
    org: at % 9973 === 0 ? 'mt' : (OWNERS[kind] ?? 'skd'),
    serviceResource: `urn:altinn:resource:${OWNERS[kind]}-tjeneste-${kind}`,
    serviceResourceType: 'correspondenceservice',
    party: organisationUrn(organisationNumber),
    createdAt: stamp,
    updatedAt: stamp,
    contentUpdatedAt: stamp,
    dueAt: kind === 0 ? stamp : null,
    status: at % 5000 === 0 ? 'Draft' : 'NotApplicable',
    isContentSeen: at % 4 !== 0,
    isApiOnly: false,
    hasUnopenedContent: at % 7 === 0,
    fromServiceOwnerTransmissionsCount: 0,
    fromPartyTransmissionsCount: 0,
    endUserContext: { revision: 'r', systemLabels: [at % 8000 === 0 ? 'Bin' : 'Default'] },
    content: {
      title: text(`${TITLES[kind]} ${at}`),
      summary: text(
        `Gjelder ${1 + (at % 6)}. termin ${2020 + (at % 7)}. ${kind < 2 ? 'Beregnet merverdiavgift er' : 'Saken er behandlet med'} ${at * 37} kroner, se vedlegg.`,
      ),
    },
  };
}
