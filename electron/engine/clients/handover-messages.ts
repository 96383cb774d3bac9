import { csvOf } from '../csv.ts';
import { safeName } from '../files.ts';
import { among } from '../store/among.ts';
import type { Queries } from '../store/store.ts';

/** A client's messages as they go into a hand-over, read a stretch at a time: what is held, and what is not by name. */
export interface HandoverMessages {
  readonly ids: readonly string[];
  readonly files: readonly HandoverFile[];
  readonly csv: () => AsyncGenerator<Uint8Array>;
  readonly json: () => AsyncGenerator<Uint8Array>;
  /** What the list says a message has, and nobody here has fetched. */
  readonly missing: () => AsyncGenerator<Uint8Array>;
}

export interface HandoverFile {
  readonly dialogId: string;
  readonly name: string;
  /** Null: it is not held here. */
  readonly hash: string | null;
  /** In the zip. */
  readonly path: string;
}

const STRETCH = 100;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function handoverMessages(
  db: Queries,
  organisationNumber: string,
  headings: readonly string[],
): Promise<HandoverMessages> {
  const rows = await db
    .selectFrom('dialogs')
    .select('id')
    .where('organisation_number', '=', organisationNumber)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const files = await filesOf(db, organisationNumber);
  const filesBy = new Map<string, HandoverFile[]>();
  for (const file of files) filesBy.set(file.dialogId, [...(filesBy.get(file.dialogId) ?? []), file]);

  async function* stretches() {
    for (let from = 0; from < ids.length; from += STRETCH) {
      const some = ids.slice(from, from + STRETCH);
      const found = new Map((await messagesOf(db, some)).map((row) => [row.id, row]));
      yield some.flatMap((id) => found.get(id) ?? []);
    }
  }

  return {
    ids,
    files,
    csv: async function* () {
      yield csvOf([headings]);
      for await (const some of stretches())
        yield csvOf(
          some.map((of) => [of.created_at, of.sender, of.title, of.summary, of.status, of.due_at ?? '', of.id]),
        )
          // The mark that it is UTF-8 stands at the beginning alone.
          .subarray(3);
    },
    json: async function* () {
      let before = '[\n';
      for await (const some of stretches()) {
        const texts = await textsOf(
          db,
          some.map(({ id }) => id),
        );
        const office = await officeOf(
          db,
          some.map(({ id }) => id),
        );
        for (const { details, ...message } of some) {
          const held = filesBy.get(message.id) ?? [];
          yield bytes(
            before +
              JSON.stringify({
                ...message,
                done: message.done === 1,
                labels: JSON.parse(message.labels) as unknown,
                texts: texts.get(message.id) ?? [],
                notes: office.notes.get(message.id) ?? [],
                tags: office.tags.get(message.id) ?? [],
                files: held.map(({ name, hash, path }) => ({ name, path: hash === null ? null : path })),
              }),
          );
          before = ',\n';
        }
      }
      yield bytes(before === '[\n' ? '[]\n' : '\n]\n');
    },
    missing: async function* () {
      const unopened: { id: string; title: string }[] = [];
      for await (const some of stretches())
        for (const { id, title, details, attachment_count } of some)
          if (details === null && attachment_count > 0 && !filesBy.has(id)) unopened.push({ id, title });
      const notHeld = files.filter(({ hash }) => hash === null).map(({ dialogId, name }) => ({ dialogId, name }));
      yield bytes(JSON.stringify({ files: notHeld, messagesNotOpened: unopened }, null, 2));
    },
  };
}

/** A file that a message lists twice is one. */
async function filesOf(db: Queries, organisationNumber: string): Promise<HandoverFile[]> {
  const rows = await db
    .selectFrom('dialog_attachments as file')
    .innerJoin('dialogs', 'dialogs.id', 'file.dialog_id')
    .select(['file.dialog_id', 'file.name', 'file.file_hash'])
    .where('organisation_number', '=', organisationNumber)
    .orderBy('file.dialog_id')
    .orderBy('file.name')
    .orderBy('file.attachment_id')
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ dialog_id, name, file_hash }, index) => {
    const key = `${dialog_id} ${file_hash}`;
    if (file_hash !== null && seen.has(key)) return [];
    seen.add(key);
    const path = `meldinger/${dialog_id}/${index + 1} ${safeName(name)}`;
    return { dialogId: dialog_id, name, hash: file_hash, path };
  });
}

function messagesOf(db: Queries, ids: readonly string[]) {
  return db
    .selectFrom('dialogs')
    .leftJoin('dialog_office as office', 'office.dialog_id', 'dialogs.id')
    .leftJoin('people', 'people.id', 'office.person_id')
    .select([
      'dialogs.id',
      'party',
      'org',
      'sender',
      'service_resource',
      'title',
      'summary',
      'status',
      'external_reference',
    ])
    .select(['dialogs.created_at', 'updated_at', 'content_updated_at', 'due_at', 'opened_at', 'labels', 'done', 'gone'])
    .select(['details', 'attachment_count', 'office.follow_up_on', 'people.name as person'])
    .where(among('dialogs.id', ids))
    .execute();
}

interface Text {
  readonly part: string;
  readonly body: string;
}

export async function textsOf(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, Text[]>> {
  const rows = await db
    .selectFrom('dialog_parts')
    .select(['dialog_id', 'part', 'json'])
    .where(among('dialog_id', ids))
    .where('part', 'like', 'text%')
    .orderBy('part')
    .execute();
  const texts = new Map<string, Text[]>();
  for (const { dialog_id, part, json } of rows) {
    const { body } = JSON.parse(json) as { body: string };
    texts.set(dialog_id, [...(texts.get(dialog_id) ?? []), { part, body }]);
  }
  return texts;
}

async function officeOf(db: Queries, ids: readonly string[]) {
  const notes = new Map<string, { text: string; by: string; at: string }[]>();
  const tags = new Map<string, string[]>();
  for (const note of await db
    .selectFrom('dialog_notes')
    .selectAll()
    .where(among('dialog_id', ids))
    .orderBy('noted_at')
    .execute())
    notes.set(note.dialog_id, [
      ...(notes.get(note.dialog_id) ?? []),
      { text: note.text, by: note.noted_by, at: note.noted_at },
    ]);
  for (const { dialog_id, tag } of await db
    .selectFrom('dialog_tags')
    .selectAll()
    .where(among('dialog_id', ids))
    .execute())
    tags.set(dialog_id, [...(tags.get(dialog_id) ?? []), tag]);
  return { notes, tags };
}
