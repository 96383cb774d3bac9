import type { ClientChange } from '../../../shared/contract/client-list.ts';
import type { Queries } from '../store/store.ts';

interface Client {
  readonly organisationNumber: string;
}

/** A row under "Endret siden sist". */
export async function tellChange(
  db: Queries,
  { organisationNumber }: Client,
  kind: ClientChange['kind'],
  after: string,
  at: string,
): Promise<void> {
  const row = { organisation_number: organisationNumber, kind, before: '', after, at };
  await db.insertInto('client_changes').values(row).execute();
}

/** Told once: the same refusal at the next try is no change. */
export async function tellRefused(db: Queries, client: Client, code: string, at: string): Promise<void> {
  const last = await db
    .selectFrom('client_changes')
    .select(['kind', 'after'])
    .where('organisation_number', '=', client.organisationNumber)
    .where('kind', 'in', ['selfLinked', 'notLinked'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind !== 'notLinked' || last.after !== code) await tellChange(db, client, 'notLinked', code, at);
}
