import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable, ensureElectron } from '../../resources/scripts/lib/electron.mjs';
import { linkTree } from '../../resources/scripts/lib/link-tree.mjs';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { choosePractice } from '../e2e/job/access.ts';
import { Klientbro } from '../e2e/support/app.ts';
import { type Bench, median } from './support/harness.ts';
import { fillMessages } from './support/messages.ts';
import { painted } from './support/painted.ts';
import { withProfile } from './support/profile.ts';

const MESSAGES = Number(process.env.KLIENTBRO_BENCH_MESSAGES ?? 200_000);

/**
 * From the start of the packaged app, on a profile that holds 200,000 messages, until the inbox's first rows are painted, and the
 * memory then; against the same Electron with a bare window that paints a line. Practice runs in a process of its own. Linux.
 */
export default async function start({ record, long }: Bench): Promise<void> {
  const runs = Number(process.env.KLIENTBRO_BENCH_RUNS ?? (long ? 11 : 5));
  const practice = await practiceBeside();
  const app = await Klientbro.launch({ env: { KLIENTBRO_PRACTICE_SERVED: JSON.stringify(practice.served) } });
  try {
    await choosePractice({ app, page: app.page, picture: () => Promise.resolve() });
    await app.quit();
    await withProfile(app, (store) => fillMessages(store, MESSAGES));
    const bare = await bareElectron(app);
    const inbox = samples();
    const empty = samples();
    const window = ['--remote-debugging-port=0', `--user-data-dir=${app.folder}`];
    for (let run = 0; run <= runs; run += 1) {
      const own = () => app.spawnBeside(app.executable, window);
      const other = () => app.spawnBeside(bare, ['--remote-debugging-port=0', `--user-data-dir=${app.files}/bare`]);
      for (const [to, one] of [
        [inbox, await painted(own, INBOX)],
        [empty, await painted(other, BARE)],
      ] as const) {
        // The first run fills caches that a machine in use has.
        if (run === 0) continue;
        to.seconds.push(one.seconds);
        to.megabytes.push(one.megabytes);
      }
    }
    record({ measure: "start to inbox's first rows", unit: 's', runs, ...against(inbox.seconds, empty.seconds) });
    record({ measure: 'memory (PSS) then', unit: 'MB', runs, ...against(inbox.megabytes, empty.megabytes) });
  } finally {
    await app.close();
    practice.end();
  }
}

const samples = () => ({ seconds: [] as number[], megabytes: [] as number[] });

function against(own: readonly number[], bare: readonly number[]) {
  const [value, other] = [median(own), median(bare)].map((each) => Number(each.toPrecision(3))) as [number, number];
  return { value, against: 'bare window', other, ratio: Number((median(own) / median(bare)).toPrecision(3)) };
}

/** As a person does it: the moment the way there stands in the navigation. */
const INBOX = `async (until) => {
  (await until(() => document.querySelector('a[href="#/innboks"]'))).click();
  await until(() => document.querySelector('.message-list [role=option]'));
}`;
const BARE = `(until) => until(() => document.querySelector('p'))`;

async function practiceBeside(): Promise<{ served: unknown; end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-start-'));
  const child: ChildProcess = fork(inRoot('test', 'bench', 'support', 'practice-process.mjs'), [folder, 'small', '1'], {
    execArgv: [],
  });
  const served = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('practice ended')));
  });
  return {
    served,
    end: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The Electron that was packaged, with a main process that opens one window. */
async function bareElectron(app: Klientbro): Promise<string> {
  const { dir } = await ensureElectron();
  const folder = join(app.files, '..', 'bare');
  await linkTree(dir, folder);
  const own = join(folder, 'resources', 'app');
  await mkdir(own, { recursive: true });
  await cp(inRoot('test', 'bench', 'support', 'bare'), own, { recursive: true });
  await writeFile(join(own, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  return electronExecutable(folder);
}
