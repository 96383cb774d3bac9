import type { PracticeDatabase } from '../core/database.ts';

export interface Event {
  readonly at: number;
  readonly status: string;
  readonly who: string;
}

/** What happened to a correspondence, per organisation that did it. */
export class CorrespondenceEvents {
  readonly #database: PracticeDatabase;

  constructor(database: PracticeDatabase) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS correspondence_event (number INTEGER PRIMARY KEY AUTOINCREMENT, correspondence TEXT NOT NULL,
        at INTEGER NOT NULL, status TEXT NOT NULL, who TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS correspondence_event_of ON correspondence_event (correspondence);`);
  }

  of(correspondence: string): readonly Event[] {
    return this.#database.all<Event>(
      'SELECT at, status, who FROM correspondence_event WHERE correspondence = ? ORDER BY number',
      correspondence,
    );
  }

  all(): readonly (Event & { readonly correspondence: string })[] {
    return this.#database.all('SELECT correspondence, at, status, who FROM correspondence_event ORDER BY number');
  }

  add(correspondence: string, status: string, who: string, at: number): void {
    this.#database.run(
      'INSERT INTO correspondence_event (correspondence, at, status, who) VALUES (?, ?, ?, ?)',
      correspondence,
      at,
      status,
      who,
    );
  }
}
