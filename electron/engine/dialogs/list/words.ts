import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isShort, type Needle, wordsIn } from '../../../../shared/search-words.ts';
import { among } from '../../store/among.ts';
import { insertRows } from '../../store/insert-rows.ts';
import type { Queries } from '../../store/store.ts';
import { senderName } from '../senders.ts';

/** What of a listed message is searched. */
export interface ListedWords {
  readonly id: string;
  readonly place: number;
  readonly title: string;
  readonly summary: string;
  readonly sender: string;
  readonly client: string;
}

/** Much more than a message is, and less than what would hold the database. */
const LONGEST = 300_000;
const GAP = '  ';

/**
 * The index takes every three letters in a row (FTS5's trigram), so that a part of a word is found. Each word gets two
 * blanks before it: then one or two letters, with them, are three too, and are found at the beginning of a word.
 */
const indexed = (text: string): string =>
  wordsIn(text.slice(0, LONGEST))
    .map((word) => GAP + word)
    .join('');

/**
 * Writes new rows into the index. Those of messages that had one before must have been taken out. They go in by their places: FTS5 writes
 * out what it has gathered whenever a row number is lower than the one before.
 */
export async function putWords(db: Queries, messages: readonly ListedWords[]): Promise<void> {
  const listed = [...messages].sort((a, b) => a.place - b.place);
  const held = await heldTexts(
    db,
    listed.map(({ id }) => id),
  );
  const rows = listed.map(({ id, place, title, summary, sender, client }) => ({
    rowid: place,
    title: indexed(title),
    summary: indexed(summary),
    names: indexed(`${senderName(sender)} ${client}`),
    held: indexed(held.get(id) ?? ''),
  }));
  await insertRows(db, 'dialog_words', ['rowid', 'title', 'summary', 'names', 'held'], rows);
}

export async function dropWords(db: Queries, places: readonly number[]): Promise<void> {
  if (places.length === 0) return;
  await sql`DELETE FROM dialog_words WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(places)}))`.execute(
    db,
  );
}

/** Takes messages out of the index that are about to be deleted. */
export async function forgetWords(db: Queries, which: RawBuilder<SqlBool>): Promise<void> {
  await sql`DELETE FROM dialog_words WHERE rowid IN (SELECT place FROM dialogs WHERE ${which})`.execute(db);
}

/** Writes these messages into the index anew, from what is kept of them: their text or their client's name has changed. */
export async function renewWords(db: Queries, ids: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('dialogs')
    .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
    .select(['dialogs.id', 'dialogs.place', 'dialogs.title', 'dialogs.summary', 'dialogs.sender', 'clients.name'])
    .where(among('dialogs.id', ids))
    .execute();
  const listed = rows.flatMap(({ place, name, ...row }) =>
    place === null ? [] : [{ ...row, place, client: name ?? '' }],
  );
  await dropWords(
    db,
    listed.map(({ place }) => place),
  );
  await putWords(db, listed);
}

/** Keeps a text of a message, its body or a file's, and makes it searchable. */
export async function keepText(db: Queries, dialogId: string, part: string, text: string): Promise<void> {
  const kept = { text: text.slice(0, LONGEST) };
  await db
    .insertInto('dialog_texts')
    .values({ dialog_id: dialogId, part, ...kept })
    .onConflict((conflict) => conflict.columns(['dialog_id', 'part']).doUpdateSet(kept))
    .execute();
  await renewWords(db, [dialogId]);
}

/** A search as the index takes it; every part stands in quotation marks and holds letters, digits and blanks alone. */
export function matchOf(needles: readonly Needle[]): string | undefined {
  if (needles.length === 0) return undefined;
  return needles
    .map(({ words }) => {
      const [first = ''] = words;
      const start = isShort(first) ? GAP.slice([...first].length - 1) : '';
      return `"${start}${words.join(GAP)}"`;
    })
    .join(' ');
}

async function heldTexts(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('dialog_texts')
    .selectAll()
    .where(among('dialog_id', ids))
    // What the message says is never left out for what its files say.
    .orderBy(sql`part LIKE 'file:%'`)
    .execute();
  const texts = new Map<string, string>();
  for (const row of rows) texts.set(row.dialog_id, `${texts.get(row.dialog_id) ?? ''} ${row.text}`);
  return texts;
}
