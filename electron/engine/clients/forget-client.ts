import type { Base } from '../base.ts';
import { forgetPostings } from '../mva/saft/store.ts';
import type { Queries } from '../store/store.ts';

/**
 * Deletes everything held of a client but the log's rows. Files go first and the rows in one transaction after them, so that
 * what was cut short can be done again from the same row.
 */
export async function deleteClient(
  { store, sideFiles }: Pick<Base, 'store' | 'sideFiles'>,
  organisationNumber: string,
  note: (trx: Queries) => Promise<unknown>,
): Promise<void> {
  const own = await hashes(store.db, '=', organisationNumber);
  const others = await hashes(store.db, '!=', organisationNumber);
  // The same content is kept once, whoever has it.
  for (const hash of own) if (!others.has(hash)) await sideFiles.delete(hash);
  const drafts = store.db.selectFrom('saft_drafts').select('id').where('organisation_number', '=', organisationNumber);
  for (const { id } of await drafts.execute()) await forgetPostings(store, id);
  await store.transaction(async (trx) => {
    const filings = trx.selectFrom('filings').select('id').where('organisation_number', '=', organisationNumber);
    await trx.deleteFrom('filing_documents').where('filing_id', 'in', filings).execute();
    await trx.deleteFrom('filing_steps').where('filing_id', 'in', filings).execute();
    await trx.deleteFrom('filings').where('organisation_number', '=', organisationNumber).execute();
    for (const table of ['saft_drafts', 'saft_answers'] as const)
      await trx.deleteFrom(table).where('organisation_number', '=', organisationNumber).execute();
    await trx.deleteFrom('returns').where('organisation_number', '=', organisationNumber).execute();
    const dialogs = trx.selectFrom('dialogs').select('id').where('organisation_number', '=', organisationNumber);
    await trx.deleteFrom('dialog_search').where('id', 'in', dialogs).execute();
    await trx.deleteFrom('dialog_attachments').where('dialog_id', 'in', dialogs).execute();
    for (const table of [
      'dialogs',
      'dialog_cursors',
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
      'clients',
    ] as const)
      await trx.deleteFrom(table).where('organisation_number', '=', organisationNumber).execute();
    await trx.deleteFrom('job').where('client', '=', organisationNumber).where('finished_at', 'is not', null).execute();
    await note(trx);
  });
}

/** Content hashes that returns, filings and messages of this client, or of all the others, point at. */
async function hashes(db: Queries, whose: '=' | '!=', organisationNumber: string): Promise<Set<string>> {
  const returns = await db
    .selectFrom('returns')
    .select('file_hash as hash')
    .where('organisation_number', whose, organisationNumber)
    .execute();
  const documents = await db
    .selectFrom('filing_documents')
    .innerJoin('filings', 'filings.id', 'filing_documents.filing_id')
    .select('hash')
    .where('organisation_number', whose, organisationNumber)
    .execute();
  const attachments = await db
    .selectFrom('dialog_attachments')
    .innerJoin('dialogs', 'dialogs.id', 'dialog_attachments.dialog_id')
    .select('file_hash as hash')
    .where('organisation_number', whose, organisationNumber)
    .execute();
  return new Set([...returns, ...documents, ...attachments].flatMap(({ hash }) => (hash ? [hash] : [])));
}
