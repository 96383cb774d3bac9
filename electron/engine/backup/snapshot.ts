import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { faultOf } from '../store/faults.ts';

/**
 * Runs in a thread of its own, since libsql is synchronous and a large database takes seconds: jobs and windows go on.
 * Plain JavaScript in a string, so that it needs no bundle of its own.
 */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
try {
  const Database = require(workerData.libsql);
  const database = new Database(workerData.from, { encryptionKey: workerData.key });
  database.exec('PRAGMA busy_timeout = 20000');
  database.prepare('VACUUM INTO ?').run([workerData.to]);
  database.close();
  parentPort.postMessage({});
} catch (error) {
  parentPort.postMessage({ code: String(error && error.code), message: String(error && error.message) });
}
`;

interface Answer {
  readonly code?: string;
  readonly message?: string;
}

/** A copy of the whole database as one moment saw it, under the same key. `to` must not exist. Throws `StoreFault`. */
export async function snapshotInto(from: string, key: Uint8Array, to: string): Promise<void> {
  const libsql = createRequire(import.meta.url).resolve('libsql');
  const worker = new Worker(SOURCE, {
    eval: true,
    workerData: { libsql, from, to, key: Buffer.from(key).toString('hex') },
  });
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('backup: the copying thread ended without an answer')));
  });
  await worker.terminate();
  if (answer.code === undefined) return;
  const error = Object.assign(new Error(answer.message), { code: answer.code });
  throw faultOf(error) ?? error;
}
