import { DateTime } from 'luxon';
import { z } from 'zod';
import { day } from '../../../../shared/contract/common.ts';
import { keptYears, type OldMessages, type Retention } from '../../../../shared/contract/storage.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import { forgetMessages } from '../services/forget-messages.ts';

export type RetentionOptions = Pick<
  Base,
  'store' | 'sideFiles' | 'settings' | 'clock' | 'jobs' | 'audit' | 'push' | 'person'
>;

const YEARS = 'storage.messageYears';
const DELETED = 'storage.deletedBefore';
export const DELETE_JOB = 'storage.delete';
/** Messages between two looks at whether to stop. */
const BATCH = 100;
const ZONE = 'Europe/Oslo';

const payload = z.object({ before: day, person: z.string() }).strict();
const deleted = z.object({ messages: z.number().int() });
type Payload = z.infer<typeof payload>;
type Deleted = z.infer<typeof deleted>;

/**
 * How long messages are kept. What is past its time is told and waits for a person; once deleted it is not fetched again,
 * though Altinn still lists it. A message that somebody is to follow up, or that is due, is never past its time.
 */
export class MessageRetention {
  readonly #options: RetentionOptions;
  #deletedBefore: string | undefined;

  constructor(options: RetentionOptions) {
    this.#options = options;
    const definition: JobDefinition<Payload, Deleted> = {
      ...{ kind: DELETE_JOB, payload, state: deleted, initial: { messages: 0 }, maxAttempts: 5 },
      run: (context) => this.#run(context),
    };
    options.jobs.define(definition);
  }

  /** Read once before rows are kept: asked for each of them. */
  async load(): Promise<void> {
    const held = await this.#options.settings.read(DELETED, day);
    this.#deletedBefore = held === undefined ? undefined : startOf(held);
  }

  /** Whether a message that is not held was deleted for its age. By its newest content, as received. */
  isDeleted(contentUpdatedAt: string): boolean {
    return this.#deletedBefore !== undefined && contentUpdatedAt < this.#deletedBefore;
  }

  async view(): Promise<Retention> {
    const { settings } = this.#options;
    const years = (await settings.read(YEARS, keptYears)) ?? null;
    return {
      years,
      old: years === null ? null : await this.#old(this.#dayBefore(years)),
      deletedBefore: (await settings.read(DELETED, day)) ?? null,
    };
  }

  async setYears(years: number | null): Promise<Retention> {
    const { settings, audit } = this.#options;
    if (years === null) await settings.delete(YEARS);
    else await settings.set(YEARS, years);
    await audit.note({ act: 'storage.years', params: { years: years ?? '' } });
    return this.view();
  }

  async delete(before: string): Promise<Outcome<{ jobId: string }>> {
    const { settings, jobs, store, person } = this.#options;
    const years = (await settings.read(YEARS, keptYears)) ?? null;
    // The day that was shown, and never one that the firm's own limit does not reach.
    if (years === null || before > this.#dayBefore(years)) return fail('storage.notOldEnough', { action: 'retry' });
    const held = await settings.read(DELETED, day);
    const job = await store.transaction(async (trx) => {
      if (held === undefined || before > held) await settings.set(DELETED, before, trx);
      return jobs.enqueue(DELETE_JOB, { payload: { before, person: person() }, key: DELETE_JOB }, trx);
    });
    await this.load();
    return job.ok ? ok({ jobId: job.value.id }) : job;
  }

  async #run({
    payload: { before, person },
    state,
    signal,
    save,
    progress,
  }: JobContext<Payload, Deleted>): Promise<JobResult> {
    const { audit, clock, push } = this.#options;
    let { messages } = state;
    const all = messages + (await this.#count(before));
    for (;;) {
      if (signal.aborted) return { kind: 'wait', untilMs: clock.now() };
      const ids = (await this.#past(before).select('dialogs.id').limit(BATCH).execute()).map(({ id }) => id);
      if (ids.length === 0) break;
      await forgetMessages(this.#options, ids);
      messages += ids.length;
      await save({ messages });
      await progress(messages, all);
      push('dialogs.changed', {});
    }
    await audit.note({ act: 'storage.deleteOld', person, params: { messages, before } });
    return { kind: 'done' };
  }

  async #old(before: string): Promise<OldMessages | null> {
    const [found] = await this.#past(before)
      .select((each) => [
        each.fn.countAll<number>().as('messages'),
        each.fn.count<number>('dialogs.organisation_number').distinct().as('clients'),
        each.fn.sum<number>(each.case().when('dialogs.done', '=', 0).then(1).else(0).end()).as('undone'),
      ])
      .execute();
    const messages = Number(found?.messages ?? 0);
    if (messages === 0) return null;
    return { before, messages, clients: Number(found?.clients ?? 0), undone: Number(found?.undone ?? 0) };
  }

  async #count(before: string): Promise<number> {
    return (await this.#old(before))?.messages ?? 0;
  }

  #past(before: string) {
    const { store, clock } = this.#options;
    const today = DateTime.fromMillis(clock.now(), { zone: ZONE });
    return store.db
      .selectFrom('dialogs')
      .leftJoin('dialog_office', 'dialog_office.dialog_id', 'dialogs.id')
      .where('content_updated_at', '<', startOf(before))
      .where((is) => is.or([is('follow_up_on', 'is', null), is('dialogs.done', '=', 1)]))
      .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<', today.startOf('day').toUTC().toISO() ?? '')]));
  }

  /** The first day of those that are kept. */
  #dayBefore(years: number): string {
    return DateTime.fromMillis(this.#options.clock.now(), { zone: ZONE }).minus({ years }).toISODate() ?? '';
  }
}

/** Norway's midnight as Dialogporten writes times, to be compared as text. */
function startOf(of: string): string {
  return DateTime.fromISO(of, { zone: ZONE }).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'.0000000Z'");
}
