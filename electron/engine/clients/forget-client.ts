import { sql } from 'kysely';
import type { Base } from '../base.ts';
import { forgetWords } from '../dialogs/list/words.ts';
import { forgetPostings } from '../mva/saft/store.ts';
import { among } from '../store/among.ts';
import type { Queries } from '../store/store.ts';
import { sentReturns } from './kept-returns.ts';

/** Of which every row of the client goes. Returns, what was filed, and ledgers read for them, go but for what is kept. */
export const clientTables = [
  'dialogs',
  'dialog_cursors',
  'dialog_service_relooks',
  'dialog_parties',
  'client_link_tasks',
  'client_links',
  'client_candidates',
  'delegation_asks',
  'client_changes',
  'client_endings',
  'table_setups',
  'table_codes',
  'term_marks',
  'own_deadlines',
  'other_instances',
  'saft_answers',
  'filing_rights',
  'claims_parties',
  'claims_movements',
  'claims_years',
  'claims_deadlines',
  'clients',
] as const;

export interface Deletion {
  readonly organisationNumber: string;
  /** Returns that were sent stay until their own day has come. `yyyy-mm-dd`. */
  readonly today: string;
}

/**
 * Deletes everything held of a client but the log's rows and the returns that must be kept. Files go first and the rows in
 * one transaction after them, so that what was cut short can be done again from the same row.
 */
export async function deleteClient(
  { store, sideFiles }: Pick<Base, 'store' | 'sideFiles'>,
  { organisationNumber, today }: Deletion,
  note: (trx: Queries) => Promise<unknown>,
): Promise<void> {
  const kept = new Set(
    (await sentReturns(store.db, organisationNumber)).filter(({ until }) => until > today).map(({ id }) => id),
  );
  const all = await store.db
    .selectFrom('returns')
    .select('id')
    .where('organisation_number', '=', organisationNumber)
    .execute();
  const gone = all.map(({ id }) => id).filter((id) => !kept.has(id));
  const { own, others } = await hashes(store.db, organisationNumber, kept);
  // The same content is kept once, whoever has it.
  for (const hash of own) if (!others.has(hash)) await sideFiles.delete(hash);
  const drafts = await store.db
    .selectFrom('saft_drafts')
    .select(['id', 'return_id'])
    .where('organisation_number', '=', organisationNumber)
    .execute();
  const goneDrafts = drafts.filter(({ return_id }) => return_id === null || !kept.has(return_id)).map(({ id }) => id);
  for (const id of goneDrafts) await forgetPostings(store, id);
  await store.transaction(async (trx) => {
    if (goneDrafts.length > 0) await trx.deleteFrom('saft_drafts').where('id', 'in', goneDrafts).execute();
    await deleteReturns(trx, gone);
    const dialogs = trx.selectFrom('dialogs').select('id').where('organisation_number', '=', organisationNumber);
    await forgetWords(trx, sql`organisation_number = ${organisationNumber}`);
    for (const table of ['dialog_attachments', 'dialog_parts'] as const)
      await trx.deleteFrom(table).where('dialog_id', 'in', dialogs).execute();
    for (const table of clientTables)
      await trx.deleteFrom(table).where('organisation_number', '=', organisationNumber).execute();
    await trx.deleteFrom('job').where('client', '=', organisationNumber).where('finished_at', 'is not', null).execute();
    await note(trx);
  });
}

/** With everything that hangs on them. */
async function deleteReturns(trx: Queries, returnIds: readonly string[]): Promise<void> {
  const filings = trx.selectFrom('filings').select('id').where(among('return_id', returnIds));
  for (const table of ['filing_documents', 'filing_steps', 'filing_attachments', 'filing_archives'] as const)
    await trx.deleteFrom(table).where('filing_id', 'in', filings).execute();
  for (const table of [
    'filings',
    'filing_batch_rows',
    'return_controls',
    'return_releases',
    'return_versions',
    'return_attachments',
  ] as const)
    await trx.deleteFrom(table).where(among('return_id', returnIds)).execute();
  await trx.deleteFrom('returns').where(among('id', returnIds)).execute();
}

/** Content hashes that what goes points at, and those of them that anything else does too: other clients, and what is kept. */
async function hashes(
  db: Queries,
  organisationNumber: string,
  kept: ReadonlySet<string>,
): Promise<{ own: Set<string>; others: Set<string> }> {
  const pointing = db.with('pointing', pointers).selectFrom('pointing').selectAll();
  const ofClient = await pointing.where('organisation_number', '=', organisationNumber).execute();
  const goes = ({ return_id }: { return_id: string | null }) => return_id === null || !kept.has(return_id);
  const own = new Set(ofClient.filter(goes).flatMap(({ hash }) => (hash ? [hash] : [])));
  const alike = await pointing.where(among('hash', own)).execute();
  const stays = alike.filter((each) => each.organisation_number !== organisationNumber || !goes(each));
  return { own, others: new Set(stays.flatMap(({ hash }) => (hash ? [hash] : []))) };
}

/** Every row that points at a side file: whose it is, and for which return. */
function pointers(db: Pick<Queries, 'selectFrom'>) {
  const columns = ['organisation_number', 'return_id', 'hash'] as const;
  return db
    .selectFrom('returns')
    .select(['organisation_number', sql<string | null>`id`.as('return_id'), sql<string | null>`file_hash`.as('hash')])
    .unionAll(
      db
        .selectFrom('return_attachments')
        .innerJoin('returns', 'returns.id', 'return_attachments.return_id')
        .select(columns),
    )
    .unionAll(
      db
        .selectFrom('filing_documents')
        .innerJoin('filings', 'filings.id', 'filing_documents.filing_id')
        .select(columns),
    )
    .unionAll(
      db
        .selectFrom('filing_attachments')
        .innerJoin('filings', 'filings.id', 'filing_attachments.filing_id')
        .select(columns),
    )
    .unionAll(
      db
        .selectFrom('dialog_attachments')
        .innerJoin('dialogs', 'dialogs.id', 'dialog_attachments.dialog_id')
        .select(['organisation_number', sql<string | null>`NULL`.as('return_id'), 'file_hash as hash']),
    );
}
