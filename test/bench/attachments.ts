import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { bundled } from '../support/bundled.ts';
import { addressOf } from '../support/folders-rig.ts';
import { type Bench, median } from './support/harness.ts';

const FILES = Number(process.env.KLIENTBRO_BENCH_FILES ?? 500);
const BYTES = 2_000_000;
const AT_ONCE = 16;
const RUNS = 3;
const TOKEN = 'a-token-of-this-bench';

interface Saved {
  readonly seconds: number;
  readonly grownMb: number;
  readonly cpuSeconds: number;
}

/**
 * Files of 2 MB saved into client folders by the engine's own job, in a process of its own, against curl with the same token for the same
 * addresses, sixteen at once, to the same disk; in turn. What curl wrote is flushed like what the job wrote, and told without it too.
 */
export default async function attachments({ record }: Bench): Promise<void> {
  const folder = mkdtempSync(join(process.env.KLIENTBRO_BENCH_DISK ?? tmpdir(), 'klientbro-bench-'));
  const host = fork(inRoot('test', 'support', 'file-host.mjs'), [String(BYTES), TOKEN], { execArgv: [] });
  const [{ origin }] = (await once(host, 'message')) as [{ origin: string }];
  const engine = fork(
    await bundled('test/bench/support/folders-engine.ts'),
    [join(folder, 'engine'), origin, String(FILES), TOKEN],
    { execArgv: ['--expose-gc'] },
  );
  await once(engine, 'message');
  try {
    const ours: Saved[] = [];
    const curls: { seconds: number; flushed: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ours.push(await saved(engine, join(folder, `ours-${run}`)));
      curls.push(await curled(origin, join(folder, `curl-${run}`)));
      for (const name of [`ours-${run}`, `curl-${run}`]) rmSync(join(folder, name), { recursive: true });
    }
    const rate = (seconds: readonly number[]): number => Number((FILES / median(seconds)).toPrecision(3));
    const job = rate(ours.map(({ seconds }) => seconds));
    const line = (against: string, other: number): void =>
      record({
        measure: `files of 2 MB a second, against ${against}`,
        ...{ value: job, unit: 'files/s', against, other, ratio: Number((job / other).toPrecision(3)), runs: RUNS },
      });
    line('curl, flushed', rate(curls.map(({ flushed }) => flushed)));
    line('curl', rate(curls.map(({ seconds }) => seconds)));
    record({
      ...{
        measure: 'memory growth',
        value: Math.round(median(ours.map(({ grownMb }) => grownMb))),
        unit: 'MB',
        runs: RUNS,
      },
    });
    record({
      measure: 'processor for each file',
      ...{
        value: Number((median(ours.map(({ cpuSeconds }) => cpuSeconds)) * (1000 / FILES)).toPrecision(3)),
        unit: 'ms',
      },
      runs: RUNS,
    });
  } finally {
    host.kill();
    engine.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function saved(engine: ChildProcess, root: string): Promise<Saved> {
  engine.send(root);
  const [told] = (await once(engine, 'message')) as [Saved];
  const there = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
  if (there !== FILES) throw new Error(`${there} files of ${FILES}`);
  return told;
}

async function curled(origin: string, root: string): Promise<{ seconds: number; flushed: number }> {
  mkdirSync(root);
  const lines = Array.from(
    { length: FILES },
    (_, index) => `url = "${addressOf(origin, index)}"\noutput = "${join(root, `vedtak ${index}.bin`)}"`,
  );
  const config = join(root, 'curl.txt');
  writeFileSync(config, lines.join('\n'));
  const startedAt = performance.now();
  await ran('curl', [
    '-s',
    '--fail',
    '--parallel',
    '--parallel-max',
    String(AT_ONCE),
    '-H',
    `Authorization: Bearer ${TOKEN}`,
    '-K',
    config,
  ]);
  const seconds = (performance.now() - startedAt) / 1000;
  await ran(
    'sync',
    readdirSync(root).map((name) => join(root, name)),
  );
  return { seconds, flushed: (performance.now() - startedAt) / 1000 };
}

async function ran(command: string, args: string[]): Promise<void> {
  const [code] = (await once(spawn(command, args, { stdio: 'inherit' }), 'exit')) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
