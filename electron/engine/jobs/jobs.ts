import { randomUUID } from 'node:crypto';
import type { JobRow } from '../../../shared/contract/work.ts';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import { attempt, faultOf } from '../store/faults.ts';
import type { Queries, Store } from '../store/store.ts';
import { Announcer } from './announcer.ts';
import type { EnqueueOptions, JobDefinition, Jobs } from './definition.ts';
import * as rows from './rows.ts';
import type { AnyDefinition } from './run.ts';
import { Runner, STORE_RETRY_MS } from './runner.ts';

export interface JobsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  /** How many run at once. */
  readonly concurrency: number;
  readonly random?: (() => number) | undefined;
  /** Runs a job apart from the call that set it going: a job is not whoever happens to sit there. */
  readonly apart?: (<T>(run: () => T) => T) | undefined;
}

/** Engine deaths under one job, without a save between them, before it is given up. */
const MOST_INTERRUPTIONS = 5;
const KEPT_FINISHED_MS = 30 * 24 * 3_600_000;
/** Timers of the platform overflow above 2^31 ms. */
const LONGEST_TIMER_MS = 24 * 3_600_000;

export function createJobs(options: JobsOptions): Jobs {
  return new DurableJobs(options);
}

class DurableJobs implements Jobs {
  #options: JobsOptions;
  #owner = randomUUID();
  #definitions = new Map<string, AnyDefinition>();
  #runner: Runner;
  #announcer: Announcer;
  #taking = false;
  #pumping: Promise<void> | undefined;
  #pumpAgain = false;
  #cancelTimer: () => void = () => {};

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#announcer = new Announcer({ clock: options.clock, push: options.push, read: (id) => this.get(id) });
    this.#runner = new Runner({
      ...options,
      random: options.random ?? Math.random,
      owner: this.#owner,
      announcer: this.#announcer,
      definitionOf: (kind) => this.#definitions.get(kind),
      isTaking: () => this.#taking,
      onFree: () => this.#pump(),
      report: (event, error, kind) => this.#report(event, error, kind),
    });
  }

  define<P, S>(definition: JobDefinition<P, S>): void {
    if (this.#definitions.has(definition.kind)) throw new Error(`jobs: ${definition.kind} is defined twice`);
    // Its run gets only what its own schemas parsed.
    const own = definition as unknown as AnyDefinition;
    const { apart = (run) => run() } = this.#options;
    this.#definitions.set(definition.kind, { ...own, run: (context) => apart(() => own.run(context)) });
  }

  async enqueue(kind: string, options: EnqueueOptions, trx?: Queries): Promise<Outcome<{ id: string }>> {
    const definition = this.#definitions.get(kind);
    if (!definition) throw new Error(`jobs: ${kind} is not defined`);
    const payload = definition.payload.parse(options.payload);
    const add = async (db: Queries): Promise<string> => {
      const open = options.key === undefined ? undefined : await rows.findOpenByKey(db, kind, options.key);
      if (open !== undefined) return open;
      const id = randomUUID();
      const created = {
        id,
        kind,
        key: options.key ?? null,
        client: options.client ?? null,
        params: JSON.stringify(options.params ?? {}),
        payload: JSON.stringify(payload),
        progress_state: JSON.stringify(definition.initial),
        state: 'queued' as const,
        created_at: rows.iso(this.#options.clock.now()),
      };
      await db
        .insertInto('job')
        .values({ ...created, attempts: 0, interruptions: 0, done: 0, total: 0 })
        .execute();
      return id;
    };
    // In a caller's transaction a fault must reach the caller's rollback.
    const added = trx ? ok(await add(trx)) : await attempt(() => this.#options.store.transaction(add));
    if (!added.ok) return added;
    const announce = async () => {
      await this.#announcer.now(added.value);
      this.#pump();
    };
    this.#options.store.outside(() => this.#background(announce));
    return ok({ id: added.value });
  }

  async wake(id: string): Promise<void> {
    const live = this.#runner.get(id);
    if (live) live.woken = true;
    await rows.makeDue(this.#options.store.db, id, this.#options.clock.now());
    this.#pump();
  }

  async list(): Promise<JobRow[]> {
    const found = await rows.listJobs(this.#options.store.db);
    return found.map((row) => rows.asJobRow(row, this.#runner.get(row.id)));
  }

  async get(id: string): Promise<JobRow | undefined> {
    const row = await rows.findJob(this.#options.store.db, id);
    return row && rows.asJobRow(row, this.#runner.get(id));
  }

  pause(id: string): Promise<Outcome<JobRow>> {
    return this.#stop(id, 'pause', { state: 'paused' });
  }

  async cancel(id: string): Promise<Outcome<JobRow>> {
    const finished_at = rows.iso(this.#options.clock.now());
    const stopped = await this.#stop(id, 'cancel', { state: 'cancelled', finished_at });
    const row = await rows.findJob(this.#options.store.db, id);
    const definition = row && this.#definitions.get(row.kind);
    if (row && definition?.cancelled && (row.state === 'cancelled' || row.wanted === 'cancel'))
      await definition.cancelled(definition.payload.parse(JSON.parse(row.payload)));
    return stopped;
  }

  async resume(id: string): Promise<Outcome<JobRow>> {
    await this.#options.store.db
      .updateTable('job')
      .set({ state: 'queued', due_at: null, attempts: 0 })
      .where('id', '=', id)
      .where('state', '=', 'paused')
      .execute();
    const row = await this.#announce(id);
    this.#pump();
    return row ? ok(row) : fail('job.unknown');
  }

  start(): void {
    this.#taking = true;
    this.#background(async () => {
      await this.#takeOver();
      this.#pump();
    });
  }

  async drain(): Promise<void> {
    this.#taking = false;
    this.#cancelTimer();
    await this.#pumping;
    await this.#runner.drain();
    this.#announcer.stop();
  }

  async #takeOver(): Promise<void> {
    const { store, clock, log } = this.#options;
    const now = clock.now();
    const left = await store.transaction((trx) =>
      rows.reclaim(trx, {
        owner: this.#owner,
        now,
        mostInterruptions: MOST_INTERRUPTIONS,
        problem: failure('job.interrupted', { sent: 'unknown' }),
      }),
    );
    if (left.length > 0) log.warn('jobs.takenOver', { count: left.length });
    for (const id of left) await this.#announcer.now(id);
    const old = rows.iso(now - KEPT_FINISHED_MS);
    await store.db.deleteFrom('job').where('finished_at', '<', old).execute();
  }

  /** Fills the free places. One pass at a time; a call during a pass makes one more. */
  #pump(): void {
    this.#pumpAgain = true;
    this.#pumping ??= this.#options.store.outside(() =>
      this.#pass().finally(() => {
        this.#pumping = undefined;
        // Asked for between the last look and here.
        if (this.#pumpAgain && this.#taking) this.#pump();
      }),
    );
  }

  async #pass(): Promise<void> {
    const { store, clock } = this.#options;
    try {
      while (this.#pumpAgain && this.#taking) {
        this.#pumpAgain = false;
        while (this.#taking) {
          const row = await rows.findNext(store.db, this.#kindsWithRoom(), clock.now());
          if (!row) break;
          await this.#runner.launch(row);
        }
        // Due ones that found no free place are looked at when a place gets free.
        if (this.#taking) this.#lookAgainAt(await rows.findEarliestDue(store.db, this.#kindsWithRoom()));
      }
    } catch (error) {
      this.#report('jobs.passFailed', error);
      this.#pumpAgain = false;
      if (this.#taking) this.#lookAgainAt(clock.now() + STORE_RETRY_MS);
    }
  }

  #kindsWithRoom(): string[] {
    const placesOf = (kind: string) => this.#definitions.get(kind)?.places;
    const shared = this.#runner.count((kind) => placesOf(kind) === undefined) < this.#options.concurrency;
    return [...this.#definitions.keys()].filter((kind) => {
      const places = placesOf(kind);
      return places === undefined ? shared : this.#runner.count((each) => each === kind) < places;
    });
  }

  #lookAgainAt(due: number | undefined): void {
    this.#cancelTimer();
    if (due === undefined) return;
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, due - this.#options.clock.now()));
    this.#cancelTimer = this.#options.clock.timer(wait, () => this.#pump());
  }

  async #stop(id: string, wanted: 'pause' | 'cancel', to: Partial<rows.StoredJob>): Promise<Outcome<JobRow>> {
    const { db } = this.#options.store;
    const resting = ['queued', 'waiting', ...(wanted === 'cancel' ? ['paused' as const] : [])] as const;
    await db.updateTable('job').set(to).where('id', '=', id).where('state', 'in', resting).execute();
    // Written down as well: should the engine die before the run has come back, the next one knows.
    await db.updateTable('job').set({ wanted }).where('id', '=', id).where('state', '=', 'running').execute();
    this.#runner.interrupt(id, wanted);
    const row = await this.#announce(id);
    return row ? ok(row) : fail('job.unknown');
  }

  async #announce(id: string): Promise<JobRow | undefined> {
    await this.#announcer.now(id);
    return this.get(id);
  }

  #background(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.#report('jobs.failed', error));
  }

  #report(event: string, error: unknown, kind?: string): void {
    const fault = faultOf(error);
    if (fault) this.#options.log.warn(event, { kind, code: fault.failure.code });
    else
      this.#options.log.error(event, {
        kind,
        error: error instanceof Error ? (error.stack ?? error.message) : 'thrown',
      });
  }
}
