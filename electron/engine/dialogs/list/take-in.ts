import type { Logger, Push } from '../../ports.ts';
import type { Store } from '../../store/store.ts';
import { placesFor } from './places.ts';
import { renewWords } from './words.ts';

interface TakeInOptions {
  readonly store: Store;
  readonly push: Push;
  readonly log: Logger;
}

const BATCH = 100;

/** Gives messages from before there were places theirs, and their words, some at a time, after the engine has started. */
export class TakeIn {
  readonly #options: TakeInOptions;
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: TakeInOptions) {
    this.#options = options;
  }

  start(): void {
    const { push, log } = this.#options;
    this.#running = this.#all().then(
      (taken) => {
        if (taken > 0) push('dialogs.changed', {});
      },
      (error: unknown) => log.error('dialogs.takeIn', { kind: error instanceof Error ? error.name : 'unknown' }),
    );
  }

  /** Resolves when nothing is under way. What is left is taken in at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  /** Resolves when all are taken in; for tests. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #all(): Promise<number> {
    let taken = 0;
    while (!this.#isStopped) {
      const count = await this.#some();
      taken += count;
      if (count === 0) break;
    }
    return taken;
  }

  #some(): Promise<number> {
    return this.#options.store.transaction(async (trx) => {
      const rows = await trx
        .selectFrom('dialogs')
        .select(['id', 'content_updated_at as contentUpdatedAt'])
        .where('place', 'is', null)
        .limit(BATCH)
        .execute();
      for (const [id, place] of await placesFor(trx, rows))
        await trx.updateTable('dialogs').set({ place }).where('id', '=', id).execute();
      await renewWords(
        trx,
        rows.map(({ id }) => id),
      );
      return rows.length;
    });
  }
}
