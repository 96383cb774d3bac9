import { sql } from 'kysely';
import type { DialogLabels, LabelFolder, LabelWish } from '../../../../shared/contract/labels.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { failure } from '../../../../shared/outcome.ts';
import type { Clock } from '../../ports.ts';
import { among } from '../../store/among.ts';
import type { DialogTable } from '../../store/schema/dialogs.ts';
import type { DialogLabelWishTable } from '../../store/schema/labels.ts';
import type { Queries, Store } from '../../store/store.ts';

const UNOPENED = 'MarkedAsUnopened';

/** A message's own part of the labels: its folder, and whether it is marked as unread. */
interface Labelled {
  readonly folder: LabelFolder;
  readonly unopened: boolean;
}

type Held = Pick<DialogTable, 'labels'>;
type Wished = Pick<DialogLabelWishTable, 'folder' | 'unopened'>;

/** A wish with what sending it takes. */
export type DueWish = DialogLabelWishTable &
  Pick<
    DialogTable,
    'party' | 'system_user_id' | 'organisation_number' | 'created_at' | 'context_revision' | 'title' | 'labels'
  > & { readonly clientName: string };

/**
 * What people want labels to be. One wish per message: a later one takes the place of an earlier, and what is as wished is no
 * wish any more, so that taking back what was not sent sends nothing.
 */
export class LabelWishes {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Answers what would take it back. Messages that are not here any more are left out. */
  async ask(wishes: readonly LabelWish[], person: string): Promise<LabelWish[]> {
    return this.#store.transaction(async (trx) => {
      const undo: LabelWish[] = [];
      for (const wish of wishes) {
        const before = await this.#now(trx, wish.dialogId);
        if (before === undefined) continue;
        const { dialogId, folder, unopened } = wish;
        undo.push({
          dialogId,
          ...(folder === undefined ? {} : { folder: before.wanted.folder }),
          ...(unopened === undefined ? {} : { unopened: before.wanted.unopened }),
        });
        await this.#put(trx, dialogId, person, before.there, {
          folder: folder ?? before.wanted.folder,
          unopened: unopened ?? before.wanted.unopened,
        });
      }
      return undo;
    });
  }

  async of(dialogId: string): Promise<DialogLabels | undefined> {
    const now = await this.#now(this.#store.db, dialogId);
    if (now === undefined) return undefined;
    const { wish, wanted } = now;
    return {
      ...wanted,
      waiting: wish !== undefined && wish.problem === null,
      problem: wish?.problem ? { ...failure(wish.problem as ErrorCode), params: {} } : null,
    };
  }

  async counts(): Promise<{ waiting: number; refused: number }> {
    const rows = await this.#store.db.selectFrom('dialog_label_wishes').select('problem').execute();
    const refused = rows.filter(({ problem }) => problem !== null).length;
    return { waiting: rows.length - refused, refused };
  }

  /** The next that may go together: of one system user, asked for by one person, and the same for all; at most `most`. */
  async next(most: number): Promise<readonly DueWish[]> {
    const due = this.#store.db
      .selectFrom('dialog_label_wishes as wish')
      .innerJoin('dialogs', 'dialogs.id', 'wish.dialog_id')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .selectAll('wish')
      .select([
        'party',
        'system_user_id',
        'dialogs.organisation_number',
        'dialogs.created_at',
        'context_revision',
        'title',
      ])
      .select(['labels', (each) => each.fn.coalesce('clients.name', sql<string>`''`).as('clientName')])
      .where('wish.problem', 'is', null)
      .orderBy('wish.asked_at')
      .orderBy('wish.dialog_id');
    const first = await due.limit(1).executeTakeFirst();
    if (first === undefined || first.alone === 1) return first ? [first] : [];
    return due
      .where('wish.alone', '=', 0)
      .where('system_user_id', '=', first.system_user_id)
      .where('wish.person', '=', first.person)
      .where('wish.folder', 'is', first.folder)
      .where('wish.unopened', 'is', first.unopened)
      .limit(most)
      .execute();
  }

  /** They are as wished now. Which revision that made is not told (reference/dialogporten.md 3.4), so none is known. */
  async fulfil(sent: readonly DueWish[]): Promise<void> {
    await this.#store.transaction(async (trx) => {
      for (const wish of sent) {
        await trx
          .updateTable('dialogs')
          .set({
            labels: JSON.stringify(after(wish)),
            context_revision: '',
            ...(wish.unopened === 1 ? { is_content_seen: 0 } : {}),
          })
          .where('id', '=', wish.dialog_id)
          .execute();
        await same(trx.deleteFrom('dialog_label_wishes'), wish).execute();
      }
    });
  }

  /** What somebody else has already made as it was wished is no wish any more. */
  async settleAsked(wishes: readonly DueWish[]): Promise<void> {
    for (const wish of wishes) {
      const now = await this.#now(this.#store.db, wish.dialog_id);
      if (now && now.there.folder === now.wanted.folder && now.there.unopened === now.wanted.unopened)
        await same(this.#store.db.deleteFrom('dialog_label_wishes'), wish).execute();
    }
  }

  async change(
    wishes: readonly DueWish[],
    to: Partial<Pick<DialogLabelWishTable, 'stale' | 'alone' | 'problem'>>,
  ): Promise<void> {
    if (wishes.length === 0) return;
    await this.#store.db
      .updateTable('dialog_label_wishes')
      .set(to)
      .where(
        among(
          'dialog_id',
          wishes.map((wish) => wish.dialog_id),
        ),
      )
      .execute();
  }

  /** A refused one is asked once more, by itself. */
  async again(dialogId: string): Promise<void> {
    await this.#store.db
      .updateTable('dialog_label_wishes')
      .set({ problem: null, alone: 1, stale: 0 })
      .where('dialog_id', '=', dialogId)
      .execute();
  }

  async letGo(dialogId?: string): Promise<void> {
    const all = this.#store.db.deleteFrom('dialog_label_wishes');
    await (dialogId === undefined ? all : all.where('dialog_id', '=', dialogId)).execute();
  }

  async #now(db: Queries, dialogId: string) {
    const rows = await db
      .selectFrom('dialogs')
      .leftJoin('dialog_label_wishes as wish', 'wish.dialog_id', 'dialogs.id')
      .select(['labels', 'folder', 'unopened', 'problem', 'wish.dialog_id as wished'])
      .where('id', '=', dialogId)
      .where('gone', 'is', null)
      .execute();
    const row = rows[0];
    if (row === undefined) return undefined;
    const there = labelled(row);
    return { there, wanted: wanted(there, row), wish: row.wished === null ? undefined : row };
  }

  async #put(trx: Queries, dialogId: string, person: string, there: Labelled, to: Labelled): Promise<void> {
    await trx.deleteFrom('dialog_label_wishes').where('dialog_id', '=', dialogId).execute();
    const folder = to.folder === there.folder ? null : to.folder;
    const unopened = to.unopened === there.unopened ? null : Number(to.unopened);
    if (folder === null && unopened === null) return;
    const asked = { person, asked_at: new Date(this.#clock.now()).toISOString() };
    await trx
      .insertInto('dialog_label_wishes')
      .values({ dialog_id: dialogId, folder, unopened, ...asked, stale: 0, alone: 0, problem: null })
      .execute();
  }
}

/** The same wish still: not one that took its place while it was under way. */
function same<Q extends { where(column: 'dialog_id' | 'asked_at', is: '=', value: string): Q }>(
  query: Q,
  wish: DueWish,
): Q {
  return query.where('dialog_id', '=', wish.dialog_id).where('asked_at', '=', wish.asked_at);
}

function labelled({ labels }: Held): Labelled {
  const set = JSON.parse(labels) as string[];
  const folder = set.includes('Bin') ? 'Bin' : set.includes('Archive') ? 'Archive' : 'Default';
  return { folder, unopened: set.includes(UNOPENED) };
}

function wanted(there: Labelled, { folder, unopened }: { [K in keyof Wished]: Wished[K] | null }): Labelled {
  return {
    folder: (folder as LabelFolder | null) ?? there.folder,
    unopened: unopened === null ? there.unopened : unopened === 1,
  };
}

/** The labels as the service will have them: one folder, the mark, and what is its own (`Sent`). */
function after(wish: DueWish): string[] {
  const to = wanted(labelled(wish), wish);
  const others = (JSON.parse(wish.labels) as string[]).filter(
    (label) => !['Default', 'Bin', 'Archive', UNOPENED].includes(label),
  );
  return [to.folder, ...(to.unopened ? [UNOPENED] : []), ...others];
}
