import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, unlessStamped } from '../../../resources/scripts/lib/fingerprint.mjs';
import { matchesIntegrity } from '../../../resources/scripts/lib/integrity.mjs';
import { linkTree } from '../../../resources/scripts/lib/link-tree.mjs';
import { withLock } from '../../../resources/scripts/lib/lock.mjs';

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klientbro-scripts-'));
  mkdirSync(at('src', 'deep'), { recursive: true });
  writeFileSync(at('src', 'a.ts'), 'a');
  writeFileSync(at('src', 'deep', 'b.ts'), 'b');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the fingerprint changes with content, name and whatever else the result depends on, and with nothing else', () => {
  const original = fingerprint(folder, [at('src')]);
  expect(fingerprint(folder, [at('src'), at('missing')])).toBe(original);
  expect(fingerprint(folder, [at('src')], 'another Electron')).not.toBe(original);

  writeFileSync(at('src', 'a.ts'), 'changed');
  expect(fingerprint(folder, [at('src')])).not.toBe(original);
  writeFileSync(at('src', 'a.ts'), 'a');
  expect(fingerprint(folder, [at('src')])).toBe(original);

  rmSync(at('src', 'a.ts'));
  writeFileSync(at('src', 'c.ts'), 'a');
  expect(fingerprint(folder, [at('src')])).not.toBe(original);
});

test('work is done once for one fingerprint, and again for another', async () => {
  let done = 0;
  const work = async () => {
    done += 1;
  };
  expect(await unlessStamped(at('stamp'), 'one', work)).toBe(true);
  expect(await unlessStamped(at('stamp'), 'one', work)).toBe(false);
  expect(await unlessStamped(at('stamp'), 'two', work)).toBe(true);
  expect(done).toBe(2);
});

test('work that fails is not taken as done, not even for the fingerprint before it', async () => {
  await unlessStamped(at('stamp'), 'one', async () => {});
  await expect(
    unlessStamped(at('stamp'), 'two', async () => {
      throw new Error('compiler error');
    }),
  ).rejects.toThrow('compiler error');
  expect(await unlessStamped(at('stamp'), 'one', async () => {})).toBe(true);
});

test('a download is taken only when it is the file that was named', async () => {
  writeFileSync(at('file'), 'abc');
  const sha512OfAbc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
  expect(await matchesIntegrity(at('file'), sha512OfAbc)).toBe(true);
  writeFileSync(at('file'), 'abd');
  expect(await matchesIntegrity(at('file'), sha512OfAbc)).toBe(false);
  await expect(matchesIntegrity(at('file'), 'md5-abc')).rejects.toThrow('not an integrity string');
});

test('a linked tree has the files of the original and survives their replacement', async () => {
  await linkTree(at('src'), at('copy'));
  rmSync(at('src'), { recursive: true });
  expect(readFileSync(at('copy', 'deep', 'b.ts'), 'utf8')).toBe('b');
});

test('the lock lets one at a time work, is released after a failure, and is taken from an owner that is gone', async () => {
  const order: string[] = [];
  let second: Promise<unknown> = Promise.resolve();
  await withLock(at('lock'), async () => {
    order.push('first starts');
    second = withLock(at('lock'), async () => {
      order.push('second');
    });
    // Many times what the second would need, were it let in.
    for (let turn = 0; turn < 50; turn += 1) await readFile(at('lock'));
    order.push('first ends');
  });
  await second;
  expect(order).toEqual(['first starts', 'first ends', 'second']);

  await expect(
    withLock(at('lock'), async () => {
      throw new Error('failed');
    }),
  ).rejects.toThrow('failed');
  // The largest pid Linux gives out is 4194304.
  writeFileSync(at('lock'), '99999999');
  expect(await withLock(at('lock'), async () => 'mine')).toBe('mine');
});
