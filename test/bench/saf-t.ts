import { execFile, fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { type Bench, median } from './support/harness.ts';
import { writeSaftFile } from './support/saft-file.ts';
import type { Reading } from './support/saft-reading.ts';

/** `SAFT_MB=60 npm run bench saf-t` for another size. */
const MEGABYTES = Number(process.env.SAFT_MB ?? 300);
const MB = 1_000_000;

/**
 * A draft of a year from one generated SAF-T file, every posting given to a sink that counts. Against it: the same parser
 * over the same file, told of every tag and text and doing nothing with them. Every run is a process of its own. Speeds
 * are MB/s: a ratio of 1 is as fast. Then a whole engine reads it into its database, and tells how long nothing else got a turn.
 */
export default async function safT({ compare, record, long }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  try {
    const script = await built(folder);
    const path = join(folder, 'ledger.xml');
    writeSaftFile(path, MEGABYTES * MB);
    const { size } = statSync(path);
    const readings: Record<'draft' | 'tokenise', Reading[]> = { draft: [], tokenise: [] };
    const speed = (what: keyof typeof readings) => async (): Promise<number> => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, path, what]);
      const reading: Reading = JSON.parse(stdout);
      readings[what].push(reading);
      return size / MB / reading.seconds;
    };
    await compare({
      measure: `${MEGABYTES} MB to a draft`,
      unit: 'MB/s',
      runs: long ? 7 : 3,
      ours: speed('draft'),
      against: { name: 'saxes alone', run: speed('tokenise') },
    });
    const both = (measure: string, unit: string, of: (reading: Reading) => number): void => {
      const [ours, other] = [median(readings.draft.map(of)), median(readings.tokenise.map(of))];
      const [value, against] = [Number(ours.toPrecision(3)), Number(other.toPrecision(3))];
      const ratio = Number((ours / other).toPrecision(3));
      record({ measure, value, unit, against: 'saxes alone', other: against, ratio, runs: readings.draft.length });
    };
    both('CPU, all threads', 's', ({ cpuSeconds }) => cpuSeconds);
    both('most memory (RSS), whole process', 'MB', ({ peakBytes }) => peakBytes / MB);
    both('of which by reading', 'MB', ({ grownBytes }) => grownBytes / MB);
    const { longestMs, p99Ms } = await heldWhileReading(join(folder, 'engine'), path);
    record({ measure: 'the engine held, at most', value: Math.round(longestMs), unit: 'ms', runs: 1 });
    record({ measure: 'the engine held, 99 % below', value: Math.round(p99Ms), unit: 'ms', runs: 1 });
    record({ measure: 'postings', value: readings.draft[0]?.postings ?? 0, unit: 'postings', runs: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function heldWhileReading(folder: string, path: string): Promise<{ longestMs: number; p99Ms: number }> {
  const child = fork(inRoot('test', 'bench', 'support', 'saft-engine.mjs'), [folder, path], { execArgv: [] });
  let held: { longestMs: number; p99Ms: number } | undefined;
  child.once('message', (told) => {
    held = told as typeof held;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (held ? resolve(held) : reject(new Error(`the reading engine ended with ${code}`))));
  });
}

/** One plain script: what loads TypeScript takes more memory than what is measured. */
async function built(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: inRoot('test', 'bench', 'support', 'saft-reading.ts'),
      outDir: join(folder, 'script'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'reading.mjs' } },
    },
  });
  return join(folder, 'script', 'reading.mjs');
}
