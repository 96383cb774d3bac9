import { sql } from 'kysely';
import type { Clock } from '../ports.ts';
import type { Store, Trx } from './store.ts';

interface Entry {
  /** Answers what tells the caller, once everything is on disk, or that it threw. */
  readonly run: (trx: Trx) => Promise<() => void>;
  readonly refuse: (error: unknown) => void;
}

/** How long a commit waits for more, where many are under way and none is in a hurry. */
export interface Gather {
  readonly ms: number;
  readonly clock: Clock;
}

/**
 * Many small writes as few commits, since each commit waits for the disk: what comes while one is being written, or in the same
 * turn, goes together into the next. A write that throws keeps nothing and is refused alone; a commit that fails refuses all.
 * They run one after the other as part of whoever came first: who acts is for the caller to settle before.
 */
export class BatchWriter {
  readonly #store: Store;
  readonly #gather: Gather | undefined;
  #waiting: Entry[] = [];
  #isWriting = false;

  constructor(store: Store, gather?: Gather) {
    this.#store = store;
    this.#gather = gather;
  }

  /** Resolves when it is on disk. */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        run: async (trx) => {
          const value = await work(trx);
          return () => resolve(value);
        },
        refuse: reject,
      });
      if (!this.#isWriting) void this.#drain();
    });
  }

  #more(): Promise<unknown> {
    const gather = this.#gather;
    return new Promise((resolve) => (gather ? gather.clock.timer(gather.ms, () => resolve(0)) : setImmediate(resolve)));
  }

  async #drain(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      await this.#more();
      const batch = this.#waiting.splice(0);
      try {
        const told = await this.#store.transaction(async (trx) => {
          const tell: (() => void)[] = [];
          for (const each of batch) tell.push(await alone(trx, each));
          return tell;
        });
        for (const tell of told) tell();
      } catch (error) {
        for (const each of batch) each.refuse(error);
      }
    }
    this.#isWriting = false;
  }
}

/** Undone by itself when it throws. A full disk has SQLite undo everything: then the savepoint is gone too, and all are refused. */
async function alone(trx: Trx, { run, refuse }: Entry): Promise<() => void> {
  await sql`savepoint write_alone`.execute(trx);
  let told: () => void;
  try {
    told = await run(trx);
  } catch (error) {
    told = () => refuse(error);
    await sql`rollback to write_alone`.execute(trx).catch(() => Promise.reject(error));
  }
  await sql`release write_alone`.execute(trx);
  return told;
}
