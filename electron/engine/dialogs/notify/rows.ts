import { among } from '../../store/among.ts';
import type { Store } from '../../store/store.ts';
import type { Refused, ToTell } from './compose-notice.ts';

/** Of these messages those that nobody at the client has read and nobody here is done with. */
export async function waitingMessages(store: Store, ids: readonly string[]): Promise<Omit<ToTell, 'kind'>[]> {
  const rows = await store.db
    .selectFrom('dialogs')
    .innerJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
    .select(['dialogs.id', 'dialogs.title', 'dialogs.organisation_number', 'clients.name'])
    .where(among('dialogs.id', ids))
    .where('is_content_seen', '=', 0)
    .where('done', '=', 0)
    .where('gone', 'is', null)
    .execute();
  return rows.map(({ id, title, organisation_number, name }) => ({
    id,
    title,
    client: { organisationNumber: organisation_number, name },
  }));
}

/** Filings that Skatteetaten refused, whatever became of their returns since. */
export async function refusedFilings(store: Store): Promise<(Refused & { readonly id: string })[]> {
  const rows = await store.db
    .selectFrom('filings')
    .select(['id', 'return_id', 'organisation_number', 'client_name'])
    .where('verdict', '=', 'ugyldig skattemelding')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    returnId: row.return_id,
    client: { organisationNumber: row.organisation_number, name: row.client_name },
  }));
}

export async function clientsAnsweredFor(store: Store, name: string): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom('clients')
    .select('organisation_number')
    .where((each) => each.or([each('responsible', '=', name), each('deputy', '=', name)]))
    .execute();
  return new Set(rows.map((row) => row.organisation_number));
}

/** A dialog of the VAT app that appears while a filing of ours for the client goes on, or just after, is that filing's. */
const LATE_MS = 24 * 60 * 60_000;
const EARLY_MS = 5 * 60_000;

/** Whether a filing of ours explains a message of the VAT app, made at `createdAt`. */
export async function isOwnFiling(store: Store, organisationNumber: string, createdAt: string): Promise<boolean> {
  const made = Date.parse(createdAt);
  const rows = await store.db
    .selectFrom('filings')
    .select('id')
    .where('organisation_number', '=', organisationNumber)
    .where('instance', 'is not', null)
    .where('started_at', '>=', new Date(made - LATE_MS).toISOString())
    .where('started_at', '<=', new Date(made + EARLY_MS).toISOString())
    .limit(1)
    .execute();
  return rows.length > 0;
}
