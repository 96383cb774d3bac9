import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MessageFilter, MessageRow } from '../../../../shared/contract/messages-list.ts';
import { needlesOf } from '../../../../shared/search-words.ts';
import { SEES_ALL, type Sight } from '../../people/sight.ts';
import type { Store } from '../../store/store.ts';
import { conditionsOf } from './conditions.ts';
import { byName } from './grouped.ts';
import { rowsAt } from './rows.ts';
import { matchOf } from './words.ts';

export interface ListedFilter extends MessageFilter {
  readonly offset: number;
  readonly limit: number;
}

export interface ListFor {
  readonly sight?: Sight;
  /** For what is due by now. */
  readonly now?: number;
  /** What is somebody's who does not see the client, where the filter asks for it. */
  readonly astray?: RawBuilder<SqlBool> | undefined;
}

/** A number that takes long to count is not worth the wait of whoever types. */
const COUNTED = 1000;

export interface Narrowed {
  /** `dialogs d`, with the index before it where words are searched for. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<SqlBool>;
}

export function narrowed(filter: MessageFilter, { sight = SEES_ALL, now = Date.now(), astray }: ListFor): Narrowed {
  const match = matchOf(needlesOf(filter.search ?? ''));
  const astrayToo = (conditions: RawBuilder<SqlBool>) =>
    filter.person === 'astray' ? sql<SqlBool>`${conditions} AND ${astray ?? sql`0`}` : conditions;
  if (!match) return { from: sql`dialogs d`, where: astrayToo(conditionsOf(filter, sight, now)) };
  const conditions = astrayToo(conditionsOf(filter, sight, now, sql<number>`s.rowid`));
  return {
    // The index first, always: its rows come in the order that is wanted.
    from: sql`dialog_words s CROSS JOIN dialogs d ON d.place = s.rowid`,
    where: sql<SqlBool>`s.dialog_words MATCH ${match} AND ${conditions}`,
  };
}

/** The list as the window shows it. Whoever has typed nothing but signs searches for nothing. */
export async function listDialogs(
  store: Store,
  filter: ListedFilter,
  options: ListFor = {},
): Promise<{ rows: MessageRow[]; total: number; more: boolean }> {
  const asked = narrowed(filter, options);
  const { places, total } =
    filter.sort === 'client' || filter.sort === 'sender'
      ? await byName(store, asked, { ...filter, sort: filter.sort })
      : await inOrder(store, asked, filter);
  const rows = await rowsAt(store, places, needlesOf(filter.search ?? ''));
  return { rows, total: Math.min(total, COUNTED), more: total > COUNTED };
}

/** Only the order is walked, in an index that holds all that is filtered by; the rows themselves are read for one page. */
async function inOrder(store: Store, { from, where }: Narrowed, { sort, search, offset, limit }: ListedFilter) {
  const hasSearch = matchOf(needlesOf(search ?? '')) !== undefined;
  const due = sort === 'due' ? sql<SqlBool>`${where} AND d.due_at IS NOT NULL` : where;
  const order = sort === 'due' ? sql`d.due_at, d.place DESC` : hasSearch ? sql`s.rowid DESC` : sql`d.place DESC`;
  const found = await sql<{ place: number }>`
    SELECT d.place FROM ${from} WHERE ${due} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`.execute(store.db);
  const places = found.rows.map((row) => row.place);
  // A page that is not full is the last: what is rare was looked for among all, and need not be once more.
  if (places.length < limit && (places.length > 0 || offset === 0)) return { places, total: offset + places.length };
  const counted = await sql<{ total: number }>`
    SELECT count(*) AS total FROM (SELECT 1 FROM ${from} WHERE ${due} LIMIT ${COUNTED + 1})`.execute(store.db);
  return { places, total: Number(counted.rows[0]?.total ?? 0) };
}
