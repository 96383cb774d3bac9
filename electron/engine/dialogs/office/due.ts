import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { DueRow, dueWish } from '../../../../shared/contract/office.ts';
import type { Sight } from '../../people/sight.ts';
import type { Store } from '../../store/store.ts';
import { stampOf } from '../list/conditions.ts';
import { senderName } from '../senders.ts';

const MOST = 2000;

interface Found {
  readonly id: string;
  readonly organisation_number: string;
  readonly client_name: string | null;
  readonly sender: string;
  readonly title: string;
  readonly kind: DueRow['kind'];
  /** A day, or an instant. */
  readonly at: string;
  readonly status: string;
  readonly person: string | null;
  readonly done: number;
}

/** What is due in these days across clients: days the authorities gave, and days somebody here chose to follow up. */
export async function dueRows(
  store: Store,
  wish: Omit<z.infer<typeof dueWish>, 'name' | 'words'>,
  sight: Sight,
  only?: DueRow['kind'],
): Promise<{ rows: DueRow[]; more: boolean }> {
  const { from, to, personId, organisationNumber, withDone = false } = wish;
  const zone = { zone: 'Europe/Oslo' };
  const first = stampOf(DateTime.fromISO(from, zone));
  const after = stampOf(DateTime.fromISO(to, zone).plus({ days: 1 }));
  const columns = sql`d.id AS id, d.organisation_number, c.name AS client_name, d.sender, d.title, d.status, p.name AS person, d.done`;
  const tables = sql`LEFT JOIN clients c ON c.organisation_number = d.organisation_number LEFT JOIN people p ON p.id = o.person_id`;
  const conditions = [sql`d.gone IS NULL`, sight.where('d.organisation_number')];
  if (organisationNumber) conditions.push(sql`d.organisation_number = ${organisationNumber}`);
  if (personId) conditions.push(sql`o.person_id = ${personId}`);
  if (!withDone) conditions.push(sql`d.done = 0`);
  const where = sql.join(conditions, sql` AND `);
  const open = withDone ? sql`1` : sql`d.status <> 'Completed'`;
  const kinds = only === undefined ? sql`1` : sql`kind = ${only}`;
  const found = await sql<Found>`SELECT * FROM (
    SELECT ${columns}, 'due' AS kind, d.due_at AS at
      FROM dialogs d LEFT JOIN dialog_office o ON o.dialog_id = d.id ${tables}
      WHERE d.due_at >= ${first} AND d.due_at < ${after} AND ${open} AND ${where}
    UNION ALL
    SELECT ${columns}, 'followUp' AS kind, o.follow_up_on AS at
      FROM dialog_office o JOIN dialogs d ON d.id = o.dialog_id ${tables}
      WHERE o.follow_up_on BETWEEN ${from} AND ${to} AND ${where}
    ) WHERE ${kinds} ORDER BY at, id, kind LIMIT ${MOST + 1}`.execute(store.db);
  const rows = found.rows.slice(0, MOST).map(rowOf);
  return { rows: rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), more: found.rows.length > MOST };
}

function rowOf(row: Found): DueRow {
  const day = row.kind === 'followUp' ? row.at : DateTime.fromISO(row.at, { zone: 'Europe/Oslo' }).toISODate();
  return {
    id: row.id,
    client: { organisationNumber: row.organisation_number, name: row.client_name ?? '' },
    sender: senderName(row.sender),
    title: row.title,
    kind: row.kind,
    day: day ?? '',
    status: row.status,
    person: row.person,
    done: row.done === 1,
  };
}

/** Whose turn has come, or passed, to be followed up. */
export async function followUpsDue(store: Store, sight: Sight, now: number): Promise<DueRow[]> {
  const to = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).toISODate() ?? '';
  const { rows } = await dueRows(store, { from: '2000-01-01', to }, sight, 'followUp');
  return rows;
}
