import { jobRights, type Subject } from '../../../shared/contract/needs.ts';
import type { Right } from '../../../shared/contract/people.ts';
import { among } from '../store/among.ts';
import type { Store } from '../store/store.ts';

export interface SubjectPorts {
  readonly store: Store;
  /** The client behind Altinn's id of it, as the last list told. */
  readonly clientBehind: (clientId: string) => string | undefined;
}

/**
 * The organisation numbers an input is about; null: any client there is. An id that nothing is known of names nobody (the
 * operation itself says so), except one of Altinn's: it stands for a client, only not for one we know the groups of.
 */
export async function clientsOf(ports: SubjectPorts, subjects: readonly Subject[]): Promise<string[] | null> {
  const found = new Set<string>();
  for (const subject of subjects) {
    if (subject.by === 'every') return null;
    for (const each of await ofOne(ports, subject)) found.add(each);
  }
  return [...found];
}

async function ofOne({ store, clientBehind }: SubjectPorts, { by, ids }: Subject): Promise<readonly string[]> {
  const { db } = store;
  const numbers = (rows: readonly { organisation_number: string | null }[]) =>
    rows.flatMap((row) => row.organisation_number ?? []);
  switch (by) {
    case 'return':
      return numbers(await db.selectFrom('returns').select('organisation_number').where(among('id', ids)).execute());
    case 'filing':
      return numbers(await db.selectFrom('filings').select('organisation_number').where(among('id', ids)).execute());
    case 'dialog':
      return numbers(await db.selectFrom('dialogs').select('organisation_number').where(among('id', ids)).execute());
    case 'batch':
      return batchClients(store, 'filing_batches.id', ids);
    case 'job':
      return [
        ...numbers(await jobClients(store, ids)),
        ...(await taskClients(store, ids)),
        ...(await batchClients(store, 'filing_batches.job_id', ids)),
      ];
    case 'linkJob':
      return taskClients(store, ids);
    case 'link':
      return linkClients(store, ids, clientBehind);
    default:
      return ids;
  }
}

/** The right that stopping or resuming a job asks for. */
export async function rightOfJob(store: Store, subjects: readonly Subject[]): Promise<Right> {
  const ids = subjects.flatMap((subject) => (subject.by === 'job' ? subject.ids : []));
  const [job] = await store.db.selectFrom('job').select('kind').where(among('id', ids)).execute();
  return (job && jobRights[job.kind]) ?? 'setUp';
}

async function jobClients(store: Store, ids: readonly string[]) {
  const rows = await store.db.selectFrom('job').select('client').where(among('id', ids)).execute();
  return rows.map((row) => ({ organisation_number: row.client }));
}

async function taskClients(store: Store, jobIds: readonly string[]): Promise<string[]> {
  const rows = await store.db
    .selectFrom('client_link_tasks')
    .select('organisation_number')
    .where(among('job_id', jobIds))
    .execute();
  return rows.map((row) => row.organisation_number);
}

async function batchClients(
  store: Store,
  column: 'filing_batches.id' | 'filing_batches.job_id',
  ids: readonly string[],
): Promise<string[]> {
  const rows = await store.db
    .selectFrom('filing_batch_rows')
    .innerJoin('filing_batches', 'filing_batches.id', 'filing_batch_rows.batch_id')
    .innerJoin('returns', 'returns.id', 'filing_batch_rows.return_id')
    .select('returns.organisation_number')
    .where(among(column, ids))
    .execute();
  return rows.map((row) => row.organisation_number);
}

async function linkClients(
  store: Store,
  ids: readonly string[],
  clientBehind: SubjectPorts['clientBehind'],
): Promise<string[]> {
  const known = new Map<string, string>();
  for (const table of ['client_link_tasks', 'client_links'] as const)
    for (const row of await store.db
      .selectFrom(table)
      .select(['client_id', 'organisation_number'])
      .where(among('client_id', ids))
      .execute())
      if (row.organisation_number !== '') known.set(row.client_id, row.organisation_number);
  return ids.map((id) => clientBehind(id) ?? known.get(id) ?? '');
}
