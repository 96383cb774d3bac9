import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from '../support/bundled.ts';
import { linkedPractice } from '../support/linked-world.ts';
import type { Bench } from './support/harness.ts';

const DIALOGS = Number(process.env.KLIENTBRO_BENCH_DIALOGS ?? 200_000);
const CLIENTS = 300;

interface Pace {
  readonly rows: number;
  readonly seconds: number;
}

interface Synced extends Pace {
  readonly held: { readonly usual: number; readonly longest: number };
  readonly calls: number;
}

/**
 * The first sync of all clients and a refresh where nothing has changed, against practice in a process of its own and each side in another. Against the first:
 * the slower of the same pages downloaded and thrown away, and the same rows put into bare SQLite with FTS5, encrypted too.
 */
export default async function sync({ record }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  const { child, world } = await linkedPractice(join(folder, 'practice'), {
    clients: CLIENTS,
    messages: DIALOGS,
  });
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world));
  try {
    const download = (await measured('download', folder)) as Pace;
    const ours = (await measured('ours', folder)) as Synced;
    const bare = (await measured('bare', folder)) as Pace;
    if (ours.rows !== download.rows || bare.rows !== download.rows)
      throw new Error(`rows differ: ${ours.rows}, ${download.rows}, ${bare.rows}`);
    const rate = (seconds: number): number => Math.round(download.rows / seconds);
    const line = (measure: string, value: number, unit: string, against?: string, other?: number): void => {
      const compared =
        against === undefined || other === undefined
          ? {}
          : { against, other, ratio: Number((value / other).toPrecision(3)) };
      record({ measure, value, unit, ...compared, runs: 1 });
    };
    line(`first sync of ${download.rows}`, rate(ours.seconds), 'rows/s', 'raw download', rate(download.seconds));
    line('first sync', rate(ours.seconds), 'rows/s', 'bare SQLite', rate(bare.seconds));
    const lower = Math.min(rate(download.seconds), rate(bare.seconds));
    line('first sync, against both', rate(ours.seconds), 'rows/s', 'the lower of both', lower);
    line('the event loop held, 99 % under', ours.held.usual, 'ms');
    line('the event loop held, longest', ours.held.longest, 'ms');
    line(
      `refresh of ${world.clients.length} clients`,
      ours.calls,
      'calls',
      'one call per client',
      world.clients.length,
    );
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(side: string, folder: string): Promise<unknown> {
  const child = fork(await bundled('test/bench/support/sync-sides.ts'), [side, folder], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${side} ended with ${code}`)));
  });
}
