import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../ports.ts';

/**
 * Runs in a thread of its own, since it reads, writes and flushes thousands of pages. Plain JavaScript in a string, so that it
 * needs no bundle of its own.
 */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
try {
  const Database = require(workerData.libsql);
  const database = new Database(workerData.path, { encryptionKey: workerData.key });
  database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all();
  database.close();
  parentPort.postMessage({ ok: true });
} catch (error) {
  parentPort.postMessage({ ok: false });
}
`;

/** So much of a log is carried over while others go on writing; at so much whoever writes a lot waits for it. */
const BYTES = { carried: 64 * 1024 * 1024, full: 128 * 1024 * 1024 };
/** What was written meanwhile needs a second time, in which nobody who waits writes. */
const TIMES = 2;

/**
 * Carries what SQLite's write-ahead log holds into the database file before SQLite would do it within a commit, which would hold the
 * engine for as long. Where that fails SQLite does it (`wal_autocheckpoint`).
 */
export class LogKeeper {
  readonly #path: string;
  readonly #key: string;
  readonly #log: Logger;
  readonly #bytes: typeof BYTES;
  #running: Promise<void> | undefined;
  #isOver = false;

  constructor(path: string, key: Uint8Array, log: Logger, bytes = BYTES) {
    this.#bytes = bytes;
    this.#path = path;
    this.#key = Buffer.from(key).toString('hex');
    this.#log = log;
  }

  /** After a commit. */
  look(): void {
    if (this.#size() >= this.#bytes.carried) void this.#carry();
  }

  /** Resolves when there is room for much more. */
  async room(): Promise<void> {
    for (let times = 0; times < TIMES && this.#size() >= this.#bytes.full; times += 1) await this.#carry();
  }

  /** Resolves when nothing is under way; nothing begins after it. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  /** The file is cut when the log begins anew (`journal_size_limit`), so its size is what it holds. */
  #size(): number {
    return this.#isOver ? 0 : (statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0);
  }

  #carry(): Promise<void> {
    this.#running ??= carry(this.#path, this.#key)
      .catch(() => false)
      .then((isCarried) => {
        this.#running = undefined;
        if (isCarried) return;
        this.#isOver = true;
        this.#log.warn('store.logNotCarried');
      });
    return this.#running;
  }
}

async function carry(path: string, key: string): Promise<boolean> {
  const libsql = createRequire(import.meta.url).resolve('libsql');
  const worker = new Worker(SOURCE, { eval: true, workerData: { libsql, path, key } });
  return new Promise((resolve) => {
    let isCarried = false;
    worker.once('message', (told: { readonly ok: boolean }) => {
      isCarried = told.ok;
    });
    worker.once('error', () => resolve(false));
    worker.once('exit', () => resolve(isCarried));
  });
}
