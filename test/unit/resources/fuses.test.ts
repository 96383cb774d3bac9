import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFuses, setFuses, shippingFuses } from '../../../resources/packaging/fuses.mjs';
import { reasonAgainstRelease } from '../../../resources/packaging/package.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder: string;
let executable: string;

/** A binary with nothing in it but a fuse wire. */
function withFuses(count: number): void {
  writeFileSync(executable, Buffer.concat([Buffer.from(sentinel), Buffer.from([1, count]), Buffer.alloc(count, '1')]));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klientbro-fuses-'));
  executable = join(folder, 'electron');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every fuse of the binary is set as stated', async () => {
  withFuses(9);
  await setFuses(executable, shippingFuses);
  expect(await readFuses(executable)).toEqual(shippingFuses);
});

test('an older Electron without the last fuse is packaged with those it has', async () => {
  withFuses(8);
  await setFuses(executable, shippingFuses);
  const { WasmTrapHandlers: _, ...rest } = shippingFuses;
  expect(await readFuses(executable)).toEqual(rest);
});

test('leaving a fuse out fails the build and leaves the binary as it was', async () => {
  withFuses(9);
  const before = readFileSync(executable);
  const { RunAsNode: _, ...incomplete } = shippingFuses;
  await expect(setFuses(executable, incomplete)).rejects.toThrow('RunAsNode');
  expect(readFileSync(executable).equals(before)).toBe(true);
});

test('a fuse nobody has decided on, in a newer Electron, fails the build', async () => {
  withFuses(10);
  await expect(setFuses(executable, shippingFuses)).rejects.toThrow(/10 fuses/);
});

test('a release is packaged on the declared Electron only', () => {
  expect(reasonAgainstRelease({ dir: '/e', version: '45.4.1', declared: true })).toBeUndefined();
  expect(reasonAgainstRelease({ dir: '/e', version: '33.2.1', declared: false })).toContain('33.2.1');
});
