import { sql } from 'kysely';
import type { DialogRow } from '../../../../shared/contract/dialogs.ts';
import type { MessageRow } from '../../../../shared/contract/messages-list.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { type Needle, patternOf } from '../../../../shared/search-words.ts';
import { among } from '../../store/among.ts';
import type { DialogTable } from '../../store/schema/dialogs.ts';
import type { Store } from '../../store/store.ts';
import { senderName } from '../senders.ts';

type Stored = Pick<
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
> & { client_name: string | null };

type Found = Stored & {
  has_unopened_content: number;
  labels: string;
  sub_unit: string | null;
  person: string | null;
  follow_up_on: string | null;
  tags: string;
  notes: number;
};

/** The rows of these places, in their order. */
export async function rowsAt(
  store: Store,
  places: readonly number[],
  needles: readonly Needle[],
): Promise<MessageRow[]> {
  const found = await sql<Found & { place: number }>`
    SELECT d.place, d.id, d.organisation_number, d.sender, d.title, d.summary, d.status, d.content_updated_at, d.due_at, d.is_content_seen,
      d.attachment_count, d.done, d.opened_at, d.has_unopened_content, d.labels, c.name AS client_name, u.name AS sub_unit,
      p.name AS person, o.follow_up_on,
      (SELECT json_group_array(tag) FROM dialog_tags WHERE dialog_id = d.id) AS tags,
      (SELECT count(*) FROM dialog_notes WHERE dialog_id = d.id) AS notes
    FROM dialogs d
      LEFT JOIN clients c ON c.organisation_number = d.organisation_number
      LEFT JOIN dialog_parties u ON u.party = d.party AND u.party <> ${organisationUrn('')} || d.organisation_number
      LEFT JOIN dialog_office o ON o.dialog_id = d.id
      LEFT JOIN people p ON p.id = o.person_id
    WHERE d.place IN (SELECT value FROM json_each(${JSON.stringify(places)}))`.execute(store.db);
  const rows = new Map(found.rows.map((row) => [row.place, row]));
  const inOrder = places.flatMap((place) => rows.get(place) ?? []);
  const snippets = await snippetsOf(store, inOrder, needles);
  return inOrder.map((row) => ({
    ...rowOf(row),
    newContent: row.has_unopened_content === 1,
    subUnit: row.sub_unit,
    labels: JSON.parse(row.labels) as string[],
    person: row.person,
    tags: (JSON.parse(row.tags) as string[]).sort(),
    followUpOn: row.follow_up_on,
    notes: row.notes,
    snippet: snippets.get(row.id)?.text ?? null,
    snippetFile: snippets.get(row.id)?.file ?? null,
  }));
}

export function rowOf(row: Stored): DialogRow {
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
  };
}

/** As much of a text as a line of the list shows. */
const LINE = 60;
const BEFORE = 30;

interface Snippet {
  readonly text: string;
  /** The name of the file it stands in; null: the message itself. */
  readonly file: string | null;
}

/** Where words were found that neither title, sender, client nor the beginning of the summary show. */
async function snippetsOf(
  store: Store,
  rows: readonly Found[],
  needles: readonly Needle[],
): Promise<ReadonlyMap<string, Snippet>> {
  const snippets = new Map<string, Snippet>();
  const deep = new Map<string, RegExp>();
  for (const row of rows) {
    const seen = `${row.title}\n${senderName(row.sender)}\n${row.client_name ?? ''}\n${row.summary.slice(0, LINE)}`;
    const hidden = needles.find((needle) => !patternOf([needle])?.test(seen.normalize('NFC')));
    const pattern = hidden && patternOf([hidden]);
    if (!pattern) continue;
    const inSummary = around(row.summary, pattern);
    if (inSummary) snippets.set(row.id, { text: inSummary, file: null });
    else deep.set(row.id, pattern);
  }
  if (deep.size === 0) return snippets;
  const texts = await store.db
    .selectFrom('dialog_texts as held')
    .select(['held.dialog_id', 'held.text'])
    .select((of) =>
      of
        .selectFrom('dialog_attachments as file')
        .select('file.name')
        .whereRef('file.dialog_id', '=', 'held.dialog_id')
        .where(sql<string>`'file:' || file.file_hash`, '=', of.ref('held.part'))
        .limit(1)
        .as('file'),
    )
    .where(among('held.dialog_id', deep.keys()))
    .orderBy(sql`held.part LIKE 'file:%'`)
    .execute();
  for (const { dialog_id, text, file } of texts) {
    const pattern = deep.get(dialog_id);
    const found = pattern && !snippets.has(dialog_id) && around(text, pattern);
    if (found) snippets.set(dialog_id, { text: found, file });
  }
  return snippets;
}

function around(text: string, pattern: RegExp): string | undefined {
  const whole = text.normalize('NFC');
  pattern.lastIndex = 0;
  const hit = pattern.exec(whole);
  if (!hit) return undefined;
  const from = whole.indexOf(' ', Math.max(0, hit.index - BEFORE)) + 1;
  const start = hit.index <= BEFORE ? 0 : Math.min(from, hit.index);
  const end = hit.index + hit[0].length + 2 * LINE;
  return `${start > 0 ? '… ' : ''}${whole.slice(start, end)}${end < whole.length ? ' …' : ''}`;
}
