import type { JobRow } from '../../../shared/contract/work.ts';
import type { Clock, Push } from '../ports.ts';

const PROGRESS_EVERY_MS = 250;

/** Pushes `jobs.changed`: a change of state at once, progress at most four times a second per job. */
export class Announcer {
  #clock: Clock;
  #push: Push;
  #read: (id: string) => Promise<JobRow | undefined>;
  #waiting = new Map<string, () => void>();

  constructor(options: { clock: Clock; push: Push; read: (id: string) => Promise<JobRow | undefined> }) {
    this.#clock = options.clock;
    this.#push = options.push;
    this.#read = options.read;
  }

  async now(id: string): Promise<void> {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
    const row = await this.#read(id);
    if (row) this.#push('jobs.changed', row);
  }

  soon(id: string, failed: (error: unknown) => void): void {
    if (this.#waiting.has(id)) return;
    const cancel = this.#clock.timer(PROGRESS_EVERY_MS, () => {
      this.#waiting.delete(id);
      this.now(id).catch(failed);
    });
    this.#waiting.set(id, cancel);
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
