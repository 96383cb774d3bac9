import { Worker } from 'node:worker_threads';
import type { Clock } from '../../ports.ts';

export interface PdfLimits {
  /** For one file. */
  readonly ms: number;
  /** By which the process may grow meanwhile: a stream of some kilobytes may say it is gigabytes. Bytes. */
  readonly growth: number;
  readonly pages: number;
  readonly letters: number;
}

const LIMITS: PdfLimits = { ms: 20_000, growth: 400_000_000, pages: 300, letters: 100_000 };
const LOOK_MS = 25;
const HEAP_MB = 256;

/** As it stands in the sources; the bundle has another (electron.vite.config.ts). */
const SOURCE = new URL('./pdf-reader.mjs', import.meta.url);

interface Answer {
  readonly text?: string;
}

export interface PdfThreadOptions {
  readonly clock: Clock;
  readonly script?: URL | undefined;
  readonly limits?: Partial<PdfLimits>;
}

/** Reads PDF files in a thread of its own, one at a time. One that takes too long or too much ends the thread, and the next file gets a new one. */
export class PdfThread {
  readonly #clock: Clock;
  readonly #script: URL;
  readonly #limits: PdfLimits;
  #worker: Worker | undefined;

  constructor({ clock, script = SOURCE, limits }: PdfThreadOptions) {
    this.#clock = clock;
    this.#script = script;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Undefined: it could not be read within the limits, or asks for a password. */
  async text(bytes: Uint8Array): Promise<string | undefined> {
    const worker = this.#worker ?? this.#begin();
    const answer = await this.#ask(worker, bytes);
    if (answer !== 'ended') return answer.text;
    await this.close();
    return undefined;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #begin(): Worker {
    const worker = new Worker(this.#script, {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // Also between two files: an error nobody hears would be the engine's.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  #ask(worker: Worker, bytes: Uint8Array): Promise<Answer | 'ended'> {
    const { ms, growth, pages, letters } = this.#limits;
    const until = this.#clock.now() + ms;
    const most = process.memoryUsage.rss() + growth;
    return new Promise((resolve) => {
      let cancel: () => void = () => undefined;
      const end = (answer: Answer | 'ended'): void => {
        cancel();
        worker.off('message', end).off('exit', ended);
        resolve(answer);
      };
      const ended = (): void => end('ended');
      const look = (): void => {
        if (this.#clock.now() > until || process.memoryUsage.rss() > most) ended();
        else cancel = this.#clock.timer(LOOK_MS, look);
      };
      worker.on('message', end).on('exit', ended);
      look();
      worker.postMessage({ bytes, limits: { pages, letters } });
    });
  }
}
