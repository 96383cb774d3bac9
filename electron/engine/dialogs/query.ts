import { sql } from 'kysely';
import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import { SEES_ALL, type Sight } from '../people/sight.ts';
import type { DialogTable } from '../store/schema/dialogs.ts';
import type { Store } from '../store/store.ts';
import { senderName } from './senders.ts';

export interface DialogFilter {
  readonly search?: string | undefined;
  readonly organisationNumber?: string | undefined;
  readonly unreadOnly?: boolean | undefined;
  readonly hideDone?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
}

export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

type Found = Pick<
  DialogTable,
  | 'id'
  | 'organisation_number'
  | 'sender'
  | 'title'
  | 'summary'
  | 'status'
  | 'content_updated_at'
  | 'due_at'
  | 'is_content_seen'
  | 'attachment_count'
  | 'done'
  | 'opened_at'
> & { client_name: string | null; snippet?: string | null };

/** The list as the window shows it: newest first, or the hits of a search as you type, in the local index only. */
export async function listDialogs(
  store: Store,
  filter: DialogFilter,
  sight: Sight = SEES_ALL,
): Promise<{ rows: DialogRow[]; total: number }> {
  const match = matchOf(filter.search ?? '');
  const conditions = [sql`d.gone IS NULL`];
  if (match) conditions.push(sql`s.dialog_search MATCH ${match}`);
  if (filter.organisationNumber) conditions.push(sql`d.organisation_number = ${filter.organisationNumber}`);
  if (!sight.all) conditions.push(sight.where('d.organisation_number'));
  if (filter.unreadOnly) conditions.push(sql`d.is_content_seen = 0`);
  if (filter.hideDone) conditions.push(sql`d.done = 0`);
  const where = sql.join(conditions, sql` AND `);
  const from = match
    ? sql`dialog_search s JOIN dialogs d ON d.id = s.id LEFT JOIN clients c ON c.organisation_number = d.organisation_number`
    : sql`dialogs d LEFT JOIN clients c ON c.organisation_number = d.organisation_number`;
  const snippet = match ? sql`snippet(dialog_search, -1, ${HIT_START}, ${HIT_END}, '…', 14)` : sql`NULL`;
  const found = await sql<Found>`
    SELECT d.id, d.organisation_number, d.sender, d.title, d.summary, d.status, d.content_updated_at, d.due_at, d.is_content_seen,
      d.attachment_count, d.done, d.opened_at, c.name AS client_name, ${snippet} AS snippet
    FROM ${from} WHERE ${where}
    ORDER BY d.content_updated_at DESC, d.id LIMIT ${filter.limit} OFFSET ${filter.offset}`.execute(store.db);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(store.db);
  return { rows: found.rows.map(rowOf), total: Number(counted.rows[0]?.total ?? 0) };
}

export function rowOf(row: Found): DialogRow {
  return {
    id: row.id,
    client: { organisationNumber: row.organisation_number, name: row.client_name ?? '' },
    sender: senderName(row.sender),
    title: row.title,
    summary: row.summary,
    status: row.status,
    contentUpdatedAt: row.content_updated_at,
    dueAt: row.due_at,
    unread: row.is_content_seen === 0,
    attachments: row.attachment_count,
    done: row.done === 1,
    opened: row.opened_at !== null,
    snippet: row.snippet ?? null,
  };
}

/** Every word as a quoted prefix, all of them: what a person types is never read as FTS5's own syntax. */
function matchOf(search: string): string | undefined {
  const words = search.match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  return words.map((word) => `"${word}"*`).join(' ');
}
