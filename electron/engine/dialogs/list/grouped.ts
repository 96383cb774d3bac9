import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';
import { senderName } from '../senders.ts';
import type { ListedFilter, Narrowed } from './query.ts';

const norwegian = new Intl.Collator('nb', { numeric: true });
const columns = { client: sql.ref('d.organisation_number'), sender: sql.ref('d.sender') } as const;

/**
 * By client or sender, the newest first within each. Names sort as Norwegian does, which SQLite cannot: so it counts how many
 * each has, the order of the names tells whose turn a page is, and theirs are fetched.
 */
export async function byName(
  store: Store,
  { from, where }: Narrowed,
  { sort, offset, limit }: ListedFilter & { readonly sort: 'client' | 'sender' },
): Promise<{ places: number[]; total: number }> {
  const column = columns[sort];
  const counted = await sql<{ key: string; count: number }>`
    SELECT ${column} AS key, count(*) AS count FROM ${from} WHERE ${where} GROUP BY ${column}`.execute(store.db);
  const nameOf = sort === 'client' ? await clientNames(store) : senderName;
  const groups = counted.rows
    .map((row) => ({ ...row, name: nameOf(row.key) }))
    .sort((a, b) => norwegian.compare(a.name, b.name) || (a.key < b.key ? -1 : 1));
  const places: number[] = [];
  let skip = offset;
  for (const { key, count } of groups) {
    if (places.length >= limit) break;
    if (skip >= count) {
      skip -= count;
      continue;
    }
    const found = await sql<{ place: number }>`
      SELECT d.place FROM ${from} WHERE ${where} AND ${column} = ${key}
      ORDER BY d.place DESC LIMIT ${limit - places.length} OFFSET ${skip}`.execute(store.db);
    places.push(...found.rows.map((row) => row.place));
    skip = 0;
  }
  return { places, total: groups.reduce((sum, { count }) => sum + count, 0) };
}

async function clientNames(store: Store): Promise<(key: string) => string> {
  const rows = await store.db.selectFrom('clients').select(['organisation_number', 'name']).execute();
  const names = new Map(rows.map((row) => [row.organisation_number, row.name]));
  return (key) => names.get(key) ?? key;
}
