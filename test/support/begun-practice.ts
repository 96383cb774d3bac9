import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PracticeDatabase } from '../../electron/practice/core/database.ts';
import type { Clock } from '../../electron/practice/core/types.ts';
import { startPractice } from '../../electron/practice/practice.ts';

const DATABASE = 'practice.db';
/** Practice counts its letters and returns back from the moment it begins: an older world begins anew. */
const OLDEST = 10 * 60_000;

let kept: { readonly at: number; readonly database: Promise<Uint8Array> } | undefined;

/**
 * Fills a folder with a practice that has begun and was stopped: two years of letters and returns, the issuers' keys, no port. It
 * costs a second or two of computing, so it is done once per process and copied from then on.
 */
export async function beginPractice(folder: string, clock: Clock): Promise<void> {
  const at = clock.now();
  if (kept === undefined || Math.abs(at - kept.at) > OLDEST) kept = { at, database: begin(clock) };
  const database = await kept.database;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, DATABASE), database);
}

async function begin(clock: Clock): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-begun-'));
  const file = join(folder, DATABASE);
  try {
    const practice = await startPractice({ folder, clock });
    await practice.stop();
    const database = new PracticeDatabase(file);
    // Two practices at the same time would want the same one.
    database.run("DELETE FROM setting WHERE name = 'port'");
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
