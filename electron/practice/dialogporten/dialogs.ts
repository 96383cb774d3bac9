import { randomUUID } from 'node:crypto';
import type { PracticeDatabase, SqlValue } from '../core/database.ts';
import { addedTo, type Change, type Dialog, letterIn, type NewDialog, type SeenEntry } from './dialog.ts';

const COLUMNS = [
  'id',
  'party',
  'resource',
  'org',
  'letter',
  'facts',
  'title',
  'summary',
  'created_at',
  'updated_at',
  'content_updated_at',
  'due_at',
  'visible_from',
  'expires_at',
  'status',
  'extended_status',
  'external_reference',
  'process',
  'progress',
  'api_only',
  'deleted',
  'content_seen',
  'opened',
  'label',
  'marked_unopened',
  'sent',
  'opened_at',
  'correspondence_id',
  'instance_ref',
  'min_level',
] as const;

const BATCH = 40;

/** The rows, with who opened them and how they were labelled. */
export class Dialogs {
  readonly #database: PracticeDatabase;

  constructor(database: PracticeDatabase) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS dialog (id TEXT PRIMARY KEY, party TEXT NOT NULL, resource TEXT NOT NULL, org TEXT NOT NULL,
        letter TEXT NOT NULL, facts TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, words TEXT NOT NULL, created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL, content_updated_at TEXT NOT NULL, due_at TEXT, visible_from TEXT, expires_at TEXT,
        status TEXT NOT NULL, extended_status TEXT, external_reference TEXT, process TEXT, progress INTEGER,
        api_only INTEGER NOT NULL, deleted INTEGER NOT NULL, content_seen INTEGER NOT NULL, opened INTEGER NOT NULL,
        label TEXT NOT NULL, marked_unopened INTEGER NOT NULL, sent INTEGER NOT NULL, revision TEXT, context_revision TEXT,
        opened_at TEXT, correspondence_id TEXT, instance_ref TEXT, added TEXT,
        correspondence_status TEXT NOT NULL DEFAULT 'Published', min_level INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS dialog_seen (id TEXT PRIMARY KEY, dialog TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
        who TEXT NOT NULL, name TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS dialog_seen_dialog ON dialog_seen (dialog, at);
      CREATE TABLE IF NOT EXISTS dialog_label (number INTEGER PRIMARY KEY AUTOINCREMENT, dialog TEXT NOT NULL, at TEXT NOT NULL,
        name TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL, who TEXT NOT NULL, actor TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS dialog_label_dialog ON dialog_label (dialog);`);
  }

  /** After the first filling: building them once over all rows is several times faster. */
  buildIndexes(): void {
    this.#database.exec(`
      CREATE INDEX IF NOT EXISTS dialog_created ON dialog (party, created_at, id);
      CREATE INDEX IF NOT EXISTS dialog_updated ON dialog (party, updated_at, id);
      CREATE INDEX IF NOT EXISTS dialog_content ON dialog (party, content_updated_at, id);
      CREATE INDEX IF NOT EXISTS dialog_correspondence ON dialog (correspondence_id);
      CREATE INDEX IF NOT EXISTS dialog_instance ON dialog (instance_ref);`);
  }

  insert(dialogs: readonly NewDialog[]): void {
    const row = `(${COLUMNS.map(() => '?').join(', ')}, ?)`;
    for (let from = 0; from < dialogs.length; from += BATCH) {
      const batch = dialogs.slice(from, from + BATCH);
      const values: SqlValue[] = [];
      for (const dialog of batch) {
        for (const column of COLUMNS) values.push(column === 'facts' ? JSON.stringify(dialog.facts) : dialog[column]);
        values.push(`${dialog.title} ${dialog.summary}`.toLowerCase());
      }
      this.#database.run(
        `INSERT OR IGNORE INTO dialog (${COLUMNS.join(', ')}, words) VALUES ${batch.map(() => row).join(', ')}`,
        ...values,
      );
    }
  }

  find(id: string): Dialog | undefined {
    return this.#database.one<Dialog>('SELECT * FROM dialog WHERE id = ?', id.toLowerCase());
  }

  byCorrespondence(id: string): Dialog | undefined {
    const wanted = id.toLowerCase();
    const own = this.#database.one<Dialog>('SELECT * FROM dialog WHERE correspondence_id = ?', wanted);
    return own ?? this.#transmission(wanted);
  }

  /** A letter that stands in a larger dialog. */
  #transmission(correspondence: string): Dialog | undefined {
    if (!/^[0-9a-f-]{36}$/.test(correspondence)) return undefined;
    const dialog = this.#database.one<Dialog>('SELECT * FROM dialog WHERE added LIKE ?', `%"id":"${correspondence}"%`);
    const found = dialog && addedTo(dialog).transmissions.find((each) => each.correspondence?.id === correspondence);
    return found && letterIn(dialog, found);
  }

  byInstance(reference: string): Dialog | undefined {
    return this.#database.one<Dialog>('SELECT * FROM dialog WHERE instance_ref = ?', reference.toLowerCase());
  }

  select(where: string, values: readonly SqlValue[]): readonly Dialog[] {
    return this.#database.all<Dialog>(`SELECT * FROM dialog ${where}`, ...values);
  }

  /** The rows of several conditions that exclude one another, in one order. */
  merged(wheres: readonly string[], order: string, values: readonly SqlValue[]): readonly Dialog[] {
    const each = wheres.map((where) => `SELECT * FROM dialog ${where}`).join(' UNION ALL ');
    return this.#database.all<Dialog>(`SELECT * FROM (${each}) ${order}`, ...values);
  }

  count(): number {
    return this.#database.one<{ n: number }>('SELECT count(*) AS n FROM dialog')?.n ?? 0;
  }

  update(id: string, change: Change): void {
    const entries = Object.entries(change);
    if (entries.length === 0) return;
    const set = entries.map(([column]) => `${column} = ?`).join(', ');
    this.#database.run(`UPDATE dialog SET ${set} WHERE id = ?`, ...entries.map(([, value]) => value), id);
  }

  purge(id: string): void {
    this.#database.run('DELETE FROM dialog WHERE id = ?', id);
  }

  /** Entries of readers, oldest first, for at most a page of dialogs. */
  seen(ids: readonly string[]): readonly SeenEntry[] {
    if (ids.length === 0) return [];
    const marks = ids.map(() => '?').join(', ');
    return this.#database.all<SeenEntry>(
      `SELECT * FROM dialog_seen WHERE dialog IN (${marks}) ORDER BY at, id`,
      ...ids,
    );
  }

  addSeen(entry: Omit<SeenEntry, 'id'>): void {
    this.#database.run(
      'INSERT INTO dialog_seen (id, dialog, at, kind, who, name) VALUES (?, ?, ?, ?, ?, ?)',
      randomUUID(),
      entry.dialog,
      entry.at,
      entry.kind,
      entry.who,
      entry.name,
    );
  }

  labelLog(id: string) {
    return this.#database.all<{ at: string; name: string; action: string; kind: string; who: string; actor: string }>(
      'SELECT at, name, action, kind, who, actor FROM dialog_label WHERE dialog = ? ORDER BY number',
      id,
    );
  }

  logLabel(
    id: string,
    at: string,
    name: string,
    action: 'set' | 'remove',
    by: { kind: string; who: string; name: string },
  ) {
    this.#database.run(
      'INSERT INTO dialog_label (dialog, at, name, action, kind, who, actor) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      at,
      name,
      action,
      by.kind,
      by.who,
      by.name,
    );
  }

  /** What readers left, of all dialogs: who has seen what, labels, and activities that came later. */
  traces() {
    const added = this.select('WHERE added IS NOT NULL ORDER BY id', []);
    return {
      seen: this.#database.all<SeenEntry>('SELECT * FROM dialog_seen ORDER BY at, id'),
      labels: this.#database.all<{ dialog: string; name: string; action: string }>(
        'SELECT dialog, name, action FROM dialog_label ORDER BY number',
      ),
      activities: added.flatMap((row) => addedTo(row).activities.map((each) => ({ dialog: row.id, ...each }))),
    };
  }

  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }
}
