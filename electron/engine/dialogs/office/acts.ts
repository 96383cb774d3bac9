import { randomUUID } from 'node:crypto';
import type { OfficeView } from '../../../../shared/contract/office.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Audit, AuditParams } from '../../audit/audit.ts';
import type { People } from '../../people/people.ts';
import { scopesOf } from '../../people/sight.ts';
import type { Clock, Push } from '../../ports.ts';
import { among } from '../../store/among.ts';
import { attempt } from '../../store/faults.ts';
import type { Queries, Store } from '../../store/store.ts';

export interface OfficeOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly push: Push;
  /** The name of whoever acts. */
  readonly person: () => string;
  readonly people: Pick<People, 'active' | 'sees' | 'whoSees'>;
}

interface Message {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly client: { readonly organisationNumber: string; readonly name: string };
}

/** What was done to a message, as the log says it; undefined: it was so already. */
type Done = { readonly act: string; readonly params?: AuditParams } | undefined;
type Act = (trx: Queries, message: Message) => Promise<Done>;

/** Messages between two commits. */
const BATCH = 100;

/** What an office adds to messages, one or many: done, notes, a day to follow up, tags, who has it. Each act stands in the log. */
export class OfficeActs {
  readonly #options: OfficeOptions;

  constructor(options: OfficeOptions) {
    this.#options = options;
  }

  async view(dialogId: string): Promise<Outcome<OfficeView>> {
    const { store, people } = this.#options;
    const { db } = store;
    const [known] = await db.selectFrom('dialogs').select('organisation_number').where('id', '=', dialogId).execute();
    if (!known) return fail('dialogs.unknown');
    const [client = { organisationNumber: known.organisation_number, groups: [] }] = await scopesOf(store, [
      known.organisation_number,
    ]);
    const [own] = await db
      .selectFrom('dialog_office')
      .leftJoin('people', 'people.id', 'dialog_office.person_id')
      .select(['follow_up_on', 'people.id as personId', 'people.name as personName'])
      .where('dialog_id', '=', dialogId)
      .execute();
    const notes = await db
      .selectFrom('dialog_notes')
      .select(['id', 'text', 'noted_by as by', 'noted_at as at'])
      .where('dialog_id', '=', dialogId)
      .orderBy('noted_at')
      .execute();
    const tags = await db
      .selectFrom('dialog_tags')
      .select('tag')
      .where('dialog_id', '=', dialogId)
      .orderBy('tag')
      .execute();
    return ok({
      notes,
      followUpOn: own?.follow_up_on ?? null,
      tags: tags.map(({ tag }) => tag),
      person:
        own?.personId && own.personName
          ? { id: own.personId, name: own.personName, sees: people.sees(own.personId, client) }
          : null,
    });
  }

  setDone(dialogIds: readonly string[], done: boolean) {
    return this.#each(dialogIds, async (trx, { id, title, done: before }) => {
      if ((before === 1) === done) return undefined;
      await trx
        .updateTable('dialogs')
        .set({ done: done ? 1 : 0 })
        .where('id', '=', id)
        .execute();
      return { act: done ? 'dialog.done' : 'dialog.notDone', params: { title } };
    });
  }

  async addNote(dialogId: string, text: string): Promise<Outcome<OfficeView>> {
    const { clock, person } = this.#options;
    const noted = { noted_by: person(), noted_at: new Date(clock.now()).toISOString() };
    return this.#one(dialogId, async (trx, { id, title }) => {
      await trx
        .insertInto('dialog_notes')
        .values({ id: randomUUID(), dialog_id: id, text, ...noted })
        .execute();
      return { act: 'dialog.note', params: { title } };
    });
  }

  async removeNote(dialogId: string, noteId: string): Promise<Outcome<OfficeView>> {
    return this.#one(dialogId, async (trx, { id, title }) => {
      const removed = await trx
        .deleteFrom('dialog_notes')
        .where('id', '=', noteId)
        .where('dialog_id', '=', id)
        .returning('noted_by')
        .execute();
      const [note] = removed;
      return note && { act: 'dialog.noteRemoved', params: { title, by: note.noted_by } };
    });
  }

  setFollowUp(dialogIds: readonly string[], day: string | null) {
    const by = this.#options.person();
    return this.#each(dialogIds, async (trx, { id, title }) => {
      const before = await ownOf(trx, id);
      if ((before?.follow_up_on ?? null) === day) return undefined;
      await keepOwn(trx, id, { follow_up_on: day, follow_up_by: day === null ? null : by });
      return { act: day === null ? 'dialog.notFollowUp' : 'dialog.followUp', params: { title, day: day ?? '' } };
    });
  }

  async receivers(dialogIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    const of = await messages(this.#options.store.db, dialogIds);
    return this.#options.people.whoSees([...new Set(of.map(({ client }) => client.organisationNumber))]);
  }

  async assign(dialogIds: readonly string[], personId: string | null): Promise<Outcome<{ changed: string[] }>> {
    const person = this.#options.people.active().find(({ id }) => id === personId);
    if (personId !== null && !person) return fail('people.unknown', { sent: 'notSent' });
    if (person && !(await this.receivers(dialogIds)).some(({ id }) => id === person.id))
      return fail('office.cannotSee', { params: { name: person.name }, sent: 'notSent' });
    return this.#each(dialogIds, async (trx, { id, title }) => {
      const before = await ownOf(trx, id);
      if ((before?.person_id ?? null) === personId) return undefined;
      await keepOwn(trx, id, { person_id: personId });
      return person
        ? { act: 'dialog.assign', params: { title, to: person.name } }
        : { act: 'dialog.notAssigned', params: { title } };
    });
  }

  setTag(dialogIds: readonly string[], tag: string, on: boolean) {
    return this.#each(dialogIds, async (trx, { id, title }) => {
      const changed = on ? await addTag(trx, id, tag) : await removeTag(trx, id, tag);
      return changed ? { act: on ? 'dialog.tag' : 'dialog.untag', params: { title, tag } } : undefined;
    });
  }

  async #one(dialogId: string, act: Act): Promise<Outcome<OfficeView>> {
    const done = await this.#each([dialogId], act);
    return done.ok ? this.view(dialogId) : done;
  }

  async #each(dialogIds: readonly string[], act: Act): Promise<Outcome<{ changed: string[] }>> {
    const { store, audit, push } = this.#options;
    const changed: string[] = [];
    const written = await attempt(async () => {
      for (let start = 0; start < dialogIds.length; start += BATCH)
        await store.transaction(async (trx) => {
          for (const message of await messages(trx, dialogIds.slice(start, start + BATCH))) {
            const done = await act(trx, message);
            if (!done) continue;
            await audit.note({ ...done, client: message.client }, trx);
            changed.push(message.id);
          }
        });
    });
    if (changed.length > 0) push('dialogs.changed', {});
    return written.ok ? ok({ changed }) : written;
  }
}

async function messages(db: Queries, ids: readonly string[]): Promise<Message[]> {
  const rows = await db
    .selectFrom('dialogs')
    .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
    .select(['dialogs.id', 'dialogs.title', 'dialogs.done', 'dialogs.organisation_number', 'clients.name'])
    .where(among('dialogs.id', ids))
    .execute();
  return rows.map(({ organisation_number, name, ...row }) => ({
    ...row,
    client: { organisationNumber: organisation_number, name: name ?? '' },
  }));
}

async function ownOf(db: Queries, dialogId: string) {
  const rows = await db.selectFrom('dialog_office').selectAll().where('dialog_id', '=', dialogId).execute();
  return rows[0];
}

type Own = { person_id?: string | null; follow_up_on?: string | null; follow_up_by?: string | null };

export async function keepOwn(db: Queries, dialogId: string, own: Own): Promise<void> {
  await db
    .insertInto('dialog_office')
    .values({ dialog_id: dialogId, person_id: null, follow_up_on: null, follow_up_by: null, ...own })
    .onConflict((conflict) => conflict.column('dialog_id').doUpdateSet(own))
    .execute();
}

/** False: it had it already. */
export async function addTag(db: Queries, dialogId: string, tag: string): Promise<boolean> {
  const added = await db
    .insertInto('dialog_tags')
    .values({ dialog_id: dialogId, tag })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tag')
    .execute();
  return added.length > 0;
}

async function removeTag(db: Queries, dialogId: string, tag: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('dialog_tags')
    .where('dialog_id', '=', dialogId)
    .where('tag', '=', tag)
    .returning('tag')
    .execute();
  return removed.length > 0;
}
