import type { ReturnVersion } from '../../../../shared/contract/form.ts';
import type { Queries } from '../../store/store.ts';
import type { MvaReturn } from '../model.ts';
import type { KeptReturn } from '../returns.ts';

/** More than anybody takes back; a long return changed a hundred times is a few megabytes. */
const KEPT = 100;

/** Writes down how the draft stands after a change; before the first one also how it was made. */
export async function keepVersion(
  trx: Queries,
  {
    before,
    after,
    at,
    by,
  }: { readonly before: KeptReturn; readonly after: KeptReturn; readonly at: string; readonly by: string },
): Promise<void> {
  const last = await trx
    .selectFrom('return_versions')
    .select('number')
    .where('return_id', '=', after.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = (number: number, { value }: KeptReturn, madeAt: string, madeBy: string) => ({
    return_id: after.id,
    number,
    document: JSON.stringify(value),
    made_at: madeAt,
    made_by: madeBy,
  });
  const number = (last?.number ?? 1) + 1;
  const { importedAt, importedBy } = before.source;
  const rows = [...(last ? [] : [row(1, before, importedAt, importedBy)]), row(number, after, at, by)];
  await trx.insertInto('return_versions').values(rows).execute();
  await trx
    .deleteFrom('return_versions')
    .where('return_id', '=', after.id)
    .where('number', '<=', number - KEPT)
    .execute();
}

/** Newest first. */
export async function versionsOf(db: Queries, returnId: string): Promise<ReturnVersion[]> {
  const rows = await db
    .selectFrom('return_versions')
    .selectAll()
    .where('return_id', '=', returnId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => {
    const { lines, note, payoutKid, fastsattMerverdiavgift } = JSON.parse(row.document) as MvaReturn;
    const value = { lines: [...lines], note, payoutKid };
    return { number: row.number, at: row.made_at, by: row.made_by, value, fastsattMerverdiavgift };
  });
}
