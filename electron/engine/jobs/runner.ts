import type { Clock, Logger } from '../ports.ts';
import { attempt } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import * as rows from './rows.ts';
import { type AnyDefinition, endingOf, type LiveRun, runOnce, type StopReason } from './run.ts';

export interface RunnerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  /** Whose leases these are. */
  readonly owner: string;
  readonly announcer: Announcer;
  readonly definitionOf: (kind: string) => AnyDefinition | undefined;
  /** False once the engine drains. */
  readonly isTaking: () => boolean;
  /** A place got free. */
  readonly onFree: () => void;
  readonly report: (event: string, error: unknown, kind?: string) => void;
}

/** After a fault of the store itself, e.g. a full disk. */
export const STORE_RETRY_MS = 10_000;

/** What runs now: from the lease to the row as the run left it. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #running = new Map<string, LiveRun>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** How many run of these kinds. */
  count(isOne: (kind: string) => boolean): number {
    return [...this.#running.values()].filter(({ kind }) => isOne(kind)).length;
  }

  get(id: string): LiveRun | undefined {
    return this.#running.get(id);
  }

  async launch(row: rows.StoredJob): Promise<void> {
    const { store, owner, report } = this.#options;
    const live: LiveRun = {
      kind: row.kind,
      controller: new AbortController(),
      stop: undefined,
      woken: false,
      done: row.done,
      total: row.total,
      settled: Promise.resolve(),
    };
    // Known before it is claimed: a cancel that comes in between reaches it.
    this.#running.set(row.id, live);
    let claimed = false;
    try {
      claimed = await rows.claim(store.db, row, owner);
    } finally {
      if (!claimed) this.#running.delete(row.id);
    }
    if (!claimed) return;
    live.settled = this.#run(row, live).catch((error: unknown) => report('jobs.settleFailed', error));
  }

  interrupt(id: string, reason: StopReason): void {
    const live = this.#running.get(id);
    if (!live) return;
    if (live.stop !== 'cancel') live.stop = reason === 'quit' && live.stop ? live.stop : reason;
    live.controller.abort();
  }

  /** Tells everything that runs to come back, and waits for it. */
  async drain(): Promise<void> {
    for (const [id, live] of this.#running) {
      this.interrupt(id, 'quit');
      live.giveUpSettling?.();
    }
    await Promise.all([...this.#running.values()].map((live) => live.settled));
  }

  async #run(row: rows.StoredJob, live: LiveRun): Promise<void> {
    const { store, clock, random, owner, announcer, report } = this.#options;
    const definition = this.#options.definitionOf(row.kind);
    if (!definition) throw new Error(`jobs: ${row.kind} is not defined`);
    try {
      await announcer.now(row.id);
      const result = await runOnce({
        definition,
        row,
        owner,
        store,
        live,
        progressed: () => announcer.soon(row.id, (error) => report('jobs.announceFailed', error)),
        bugMet: (error) => report('jobs.bug', error, row.kind),
      });
      const { attempts } = row;
      const { maxAttempts } = definition;
      const { woken } = live;
      const ending = endingOf({ result, live, attempts, maxAttempts, now: clock.now(), random });
      const progress = { done: live.done, total: live.total };
      await this.#untilStored(live, () => rows.settle(store.db, row.id, owner, { ...ending, ...progress }));
      // Woken between the end of the run and its row: whoever woke it found nothing that waits.
      if (live.woken && !woken) await rows.makeDue(store.db, row.id, clock.now());
    } finally {
      this.#running.delete(row.id);
      await announcer.now(row.id);
      this.#options.onFree();
    }
  }

  /** A full disk must not leave a finished run looking as if it ran: tried again until there is room, or the engine quits. */
  async #untilStored(live: LiveRun, write: () => Promise<void>): Promise<void> {
    for (;;) {
      const written = await attempt(write);
      if (written.ok) return;
      this.#options.log.warn('jobs.settleFailed', { code: written.error.code });
      if (!this.#options.isTaking()) return;
      await new Promise<void>((resolve) => {
        const cancel = this.#options.clock.timer(STORE_RETRY_MS, resolve);
        live.giveUpSettling = () => {
          cancel();
          resolve();
        };
      });
    }
  }
}
