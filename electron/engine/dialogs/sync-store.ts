import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
import { among } from '../store/among.ts';
import { insertRows } from '../store/insert-rows.ts';
import type { Queries, Store } from '../store/store.ts';
import { Cursors, namesOf, type PartyAt, putCursor } from './cursors.ts';
import { placesFor } from './list/places.ts';
import { dropWords, type ListedWords, putWords } from './list/words.ts';
import { type ListRow, type Origin, rowOf } from './rows.ts';
import type { ListItem } from './shapes.ts';

export interface Listed {
  readonly origin: Origin;
  readonly item: ListItem;
}

/** A row that is new or differs; `before` is absent when it is new. */
export interface Changed {
  readonly id: string;
  readonly organisationNumber: string;
  readonly before: ListRow | undefined;
  readonly after: ListRow;
}

/** What else is done with messages that were not here before, in the same transaction. */
type OnNew = (trx: Queries, rows: readonly ListRow[]) => Promise<void>;

/** Whether a message that is not held was deleted for its age; by its newest content. */
type IsDeleted = (contentUpdatedAt: string) => boolean;

type Kept = ListRow & { readonly place: number | null };

/** Why a message is no longer listed: withdrawn, gone or out of reach, there but not listed, or its party is out of reach. */
export type Gone = 'deleted' | 'gone' | 'hidden' | 'accessLost';

/** Where in a walk by `createdAt`: after this row. */
export interface Place {
  readonly createdAt: string;
  readonly id: string;
}

/** How far a listing of everything has come at a party, as JSON. */
export interface WalkAt {
  readonly at: PartyAt;
  readonly walk: string;
}

export interface SaveOptions {
  readonly reaches?: Reaches;
  /** Kept in the same commit as the rows. */
  readonly walks?: readonly WalkAt[];
}

type Reaches = (systemUserId: string, organisationNumber: string) => boolean;

/**
 * About as many rows between two commits, from as many pages as wait. With fewer, the same pages of the indexes are written over and over;
 * with more, others wait long for the database.
 */
const BATCH = 2000;
/** Rows compared with what is held at a stretch. */
const PIECE = 350;

/** A page that waits for its turn to be written. */
interface Waiting extends Required<SaveOptions> {
  readonly listed: readonly Listed[];
  readonly resolve: (changed: readonly Changed[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What the sync writes: rows as they are listed, and what became of those that are not. */
export class SyncStore {
  readonly #store: Store;
  readonly #onNew: OnNew;
  readonly #isDeleted: IsDeleted;
  readonly cursors: Cursors;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(store: Store, onNew: OnNew = async () => undefined, isDeleted: IsDeleted = () => false) {
    this.#store = store;
    this.#onNew = onNew;
    this.#isDeleted = isDeleted;
    this.cursors = new Cursors(store);
  }

  /**
   * Takes in listed rows. What is local (done, opened, details) stays. Answers those that were new or changed. What is listed while others
   * are written goes together into the next commit: all of it or nothing.
   */
  save(listed: readonly Listed[], { reaches = () => true, walks = [] }: SaveOptions = {}): Promise<readonly Changed[]> {
    if (listed.length === 0 && walks.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ listed, reaches, walks, resolve, reject });
      if (!this.#isWriting) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const pages = this.#next();
      try {
        const changed = await this.#store.refetchable((trx) => this.#write(trx, pages));
        for (const [at, { resolve }] of pages.entries()) resolve(changed[at] ?? []);
      } catch (error) {
        for (const { reject } of pages) reject(error);
      }
    }
    this.#isWriting = false;
  }

  #next(): readonly Waiting[] {
    let rows = 0;
    const beyond = this.#waiting.findIndex(({ listed }, at) => {
      rows += listed.length;
      return at > 0 && rows > BATCH;
    });
    return this.#waiting.splice(0, beyond < 0 ? this.#waiting.length : beyond);
  }

  async #write(trx: Queries, pages: readonly Waiting[]): Promise<readonly (readonly Changed[])[]> {
    const words = new Map<string, ListedWords>();
    const all: (readonly Changed[])[] = [];
    for (const { listed, reaches } of pages) {
      const changed: Changed[] = [];
      for (let start = 0; start < listed.length; start += PIECE) {
        const options = { reaches, onNew: this.#onNew, isDeleted: this.#isDeleted };
        changed.push(...(await savePiece(trx, listed.slice(start, start + PIECE), words, options)));
      }
      all.push(changed);
    }
    await putWords(trx, [...words.values()]);
    for (const { walks } of pages) for (const { at, walk } of walks) await putCursor(trx, at, { walk });
    // The index keeps new words to itself until a savepoint or the commit, which has enough to write without them.
    await trx.executeQuery(CompiledQuery.raw('savepoint words'));
    await trx.executeQuery(CompiledQuery.raw('release words'));
    await setImmediate();
    return all;
  }

  /** Ids held of parties through one system user, from after one place until another, both in the order of the walk. */
  async heldBetween(parties: readonly PartyAt[], after: Place | null, until: Place | null): Promise<string[]> {
    const [first] = parties;
    if (!first) return [];
    let query = this.#store.db
      .selectFrom('dialogs')
      .select('id')
      .where(among('party', namesOf(parties)))
      .where('system_user_id', '=', first.origin.systemUserId)
      .where('gone', 'is', null);
    if (after) query = query.where(sql<boolean>`(created_at, id) > (${after.createdAt}, ${after.id})`);
    if (until) query = query.where(sql<boolean>`(created_at, id) <= (${until.createdAt}, ${until.id})`);
    return (await query.execute()).map(({ id }) => id);
  }

  async setGone(id: string, gone: Gone): Promise<void> {
    await this.#store.db.updateTable('dialogs').set({ gone }).where('id', '=', id).execute();
  }

  /** The party is no longer listed: its messages are set aside, and everything is listed again when it is back. */
  async loseAccess(party: string, systemUserId: string): Promise<number> {
    return this.#store.transaction(async (trx) => {
      await trx
        .updateTable('dialog_cursors')
        .set({ cursor: null, reconciled_at: null, walk: null })
        .where('party', '=', party)
        .where('system_user_id', '=', systemUserId)
        .execute();
      const [set] = await trx
        .updateTable('dialogs')
        .set({ gone: 'accessLost' })
        .where('party', '=', party)
        .where('system_user_id', '=', systemUserId)
        .where('gone', 'is', null)
        .execute();
      return Number(set?.numUpdatedRows ?? 0);
    });
  }
}

async function savePiece(
  trx: Queries,
  listed: readonly Listed[],
  words: Map<string, ListedWords>,
  { reaches, onNew, isDeleted }: { readonly reaches: Reaches; readonly onNew: OnNew; readonly isDeleted: IsDeleted },
): Promise<readonly Changed[]> {
  const places = await placesFor(
    trx,
    listed.map(({ item }) => item),
  );
  const rows = listed.map(({ origin, item }) => ({ ...rowOf(origin, item), place: places.get(item.id) ?? null }));
  const columns = Object.keys(rows[0] ?? {}) as (keyof Kept)[];
  const found = await trx
    .selectFrom('dialogs')
    .select([...columns, 'gone'])
    .where(
      among(
        'id',
        rows.map(({ id }) => id),
      ),
    )
    .execute();
  const known = new Map(found.map((row) => [row.id, row]));
  const changed: (Changed & { readonly before: Kept | undefined; readonly after: Kept })[] = [];
  for (const row of rows) {
    const before = known.get(row.id);
    if (!before && isDeleted(row.content_updated_at)) continue;
    // Two system users may list the same message: it stays with the first, for as long as that one reaches the client.
    const stays = before?.gone === null && reaches(before.system_user_id, row.organisation_number);
    const after = stays ? { ...row, system_user_id: before.system_user_id } : row;
    if (before?.gone === null && columns.every((name) => before[name] === after[name])) continue;
    known.set(row.id, { ...after, gone: null });
    changed.push({ id: row.id, organisationNumber: row.organisation_number, before, after });
  }
  const inserted = changed.flatMap(({ before, after }) => (before ? [] : [after]));
  await insertRows(trx, 'dialogs', columns, inserted);
  for (const { before, after } of changed) if (before) await update(trx, before, after);
  await reword(trx, words, changed, new Map(listed.map(({ origin, item }) => [item.id, origin.clientName])));
  await onNew(trx, inserted);
  return changed;
}

async function update(trx: Queries, before: Kept, after: Kept): Promise<void> {
  await trx
    .updateTable('dialogs')
    .set({
      ...after,
      gone: null,
      // A message with new content is no longer done: it turns up again.
      ...(before.content_updated_at < after.content_updated_at ? { done: 0 } : {}),
    })
    .where('id', '=', after.id)
    .execute();
}

const indexed = ['place', 'title', 'summary', 'sender'] as const;

/** Takes out of the full-text index what reads otherwise than before, and notes what is to be written into it. */
async function reword(
  trx: Queries,
  words: Map<string, ListedWords>,
  changed: readonly { readonly before: Kept | undefined; readonly after: Kept }[],
  clientNames: ReadonlyMap<string, string>,
): Promise<void> {
  const differs = changed.filter(({ before, after }) => indexed.some((name) => before?.[name] !== after[name]));
  await dropWords(
    trx,
    differs.flatMap(({ before }) => before?.place ?? []),
  );
  // Listed twice at once, it reads as it was listed last.
  for (const { after } of differs) {
    const { id, place, title, summary, sender } = after;
    if (place !== null) words.set(id, { id, place, title, summary, sender, client: clientNames.get(id) ?? '' });
  }
}
