import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { isThere } from '../../laying.ts';
import type { FilingDocumentTable } from '../../store/schema/mva.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { FilingRow } from '../filing/journal.ts';
import { isWhole } from './write.ts';

export type Document = Selectable<FilingDocumentTable>;

/** A filing whose papers are not all in the folder. `contents` tells what there is of it now. */
export interface Missing {
  readonly row: FilingRow;
  readonly documents: readonly Document[];
  readonly contents: string;
}

const files = z.array(z.object({ name: z.string(), hash: z.string() }));

/** Filings that were sent and have something that is not in the folder. One that is over and written is not looked at again. */
export async function missingIn(db: Queries, path: string): Promise<Missing[]> {
  const rows = await db
    .selectFrom('filings')
    .leftJoin('filing_archives as archived', (join) =>
      join.onRef('archived.filing_id', '=', 'filings.id').on('archived.root', '=', path),
    )
    .selectAll('filings')
    .select('archived.contents')
    .where('filings.sent', '=', 'sent')
    .where((where) => where.or([where('archived.complete', 'is', null), where('archived.complete', '=', 0)]))
    .orderBy('filings.started_at')
    .execute();
  const missing: Missing[] = [];
  for (const { contents: known, ...row } of rows) {
    const documents = await db
      .selectFrom('filing_documents')
      .selectAll()
      .where('filing_id', '=', row.id)
      .orderBy('kind')
      .orderBy('name')
      .execute();
    const contents = contentsOf(row, documents);
    if (contents !== known) missing.push({ row, documents, contents });
  }
  return missing;
}

/** What somebody took away is missing again. */
export async function lookAfterAll(store: Store, path: string): Promise<void> {
  if (!(await isThere(path))) return;
  const rows = await store.db.selectFrom('filing_archives').selectAll().where('root', '=', path).execute();
  for (const row of rows) {
    const written = {
      place: z.array(z.string()).parse(JSON.parse(row.place)),
      files: files.parse(JSON.parse(row.files)),
    };
    if (await isWhole(path, written)) continue;
    await store.db
      .updateTable('filing_archives')
      .set({ complete: 0, contents: '' })
      .where('filing_id', '=', row.filing_id)
      .execute();
  }
}

function contentsOf({ state, verdict, payment }: FilingRow, documents: readonly Document[]): string {
  const held = documents.map(({ kind, name, hash }) => [kind, name, hash]);
  return createHash('sha256')
    .update(JSON.stringify([state === 'settled', verdict, payment, held]))
    .digest('hex');
}
