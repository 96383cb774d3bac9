import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { temporaryFolder, until } from '../unit/engine/support.ts';
import { startChild } from './child.ts';

const isLong = process.env.KLIENTBRO_LONG === '1';
/** In the long run more often than a job that comes no further is begun. */
const { files, kills } = isLong ? { files: 600, kills: 8 } : { files: 90, kills: 2 };
const BYTES = 2_000_000;
const TOKEN = 'a-token-of-this-test';

const lying = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));

it('files saved into client folders are there once and whole, and nothing else is, however often the saving is killed', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  const host = fork(inRoot('test', 'support', 'file-host.mjs'), [String(BYTES), TOKEN], { execArgv: [] });
  onTestFinished(() => void host.kill());
  const [{ origin }] = (await once(host, 'message')) as [{ origin: string }];
  const root = join(folder, 'klienter');
  mkdirSync(root);
  const common = [join(folder, 'klientbro.db'), randomBytes(32).toString('hex'), origin, String(files), TOKEN];
  const done = (): string[] => lying(root).filter((path) => !path.endsWith('.tmp'));
  for (let killed = 0; killed < kills; killed += 1) {
    const child = await startChild('saver', killed === 0 ? [...common, root] : common);
    const isDue = (): boolean => done().length >= ((killed + 1) * files) / (kills + 1);
    await until(() => isDue() && lying(root).length > done().length, 'a share of all, and some half written', 120_000);
    await child.kill();
    expect(child.lines).not.toContain('finished');
  }
  const last = await startChild('saver', common);
  expect(await last.ended()).toBe(0);
  const there = lying(root);
  expect(there).toHaveLength(files);
  const contents = there.map((path) => readFileSync(path));
  expect(new Set(contents.map(({ byteLength }) => byteLength))).toEqual(new Set([BYTES]));
  expect(new Set(contents.map((bytes) => bytes.subarray(0, 64).toString('hex'))).size).toBe(files);
});
