import { describe, expect, it } from 'vitest';
import type { Keychain } from '../../electron/engine/ports.ts';
import { LongValue } from '../../electron/engine/vault/long-value.ts';
import { memoryKeychain, temporaryFolder } from '../unit/engine/support.ts';
import { vaultOver } from '../unit/engine/vault/open.ts';
import { dying } from './dying-keychain.ts';

const long = (letter: string, length: number): string => letter.repeat(length);
const value = (entries: Map<string, string>, keychain: Keychain = memoryKeychain(entries)) =>
  new LongValue(keychain, 'service', 'key');

async function callsOf(old: string, next: string): Promise<number> {
  const entries = new Map<string, string>();
  await value(entries).write(old);
  const counted = dying(entries, Number.POSITIVE_INFINITY, 'before');
  await value(entries, counted).write(next);
  return counted.calls;
}

describe('replacing a long value', () => {
  it.each([
    ['long by long', long('a', 7_000), long('b', 9_000)],
    ['long by short', long('a', 7_000), 'b'],
    ['short by long', 'a', long('b', 7_000)],
  ])('%s leaves the old or the new one whole, wherever it is cut', async (_name, old, next) => {
    const calls = await callsOf(old, next);
    expect(calls).toBeGreaterThan(10);
    const found = new Set<string>();
    for (let at = 1; at <= calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const entries = new Map<string, string>();
        await value(entries).write(old);
        await expect(value(entries, dying(entries, at, when)).write(next)).rejects.toThrow('killed');
        const read = await value(entries).read();
        expect([old, next]).toContain(read);
        found.add(read ?? '');
        // The next write clears up: nothing of either is left beside it.
        await value(entries).write('c');
        expect(await value(entries).read()).toBe('c');
        expect(entries.size).toBe(1);
      }
    }
    expect(found).toEqual(new Set([old, next]));
  });

  it('keeps every entry under the cap, also with letters of several bytes', async () => {
    const entries = new Map<string, string>();
    const text = 'æ€😀'.repeat(1_200);
    await value(entries).write(text);
    expect(await value(entries).read()).toBe(text);
    for (const entry of entries.values()) expect(Buffer.byteLength(entry)).toBeLessThanOrEqual(2_560);
  });

  it('is erased with all its parts, also when erasing is cut and done again', async () => {
    const entries = new Map<string, string>();
    await value(entries).write(long('a', 7_000));
    await expect(value(entries, dying(entries, 4, 'after')).erase()).rejects.toThrow('killed');
    await value(entries).erase();
    expect(entries.size).toBe(0);
  });

  it.each(['missing', 'altered'])('notices a %s part', async (damage) => {
    const entries = new Map<string, string>();
    await value(entries).write(long('a', 7_000));
    const part = [...entries.keys()].find((name) => name.endsWith('.1')) ?? '';
    if (damage === 'missing') entries.delete(part);
    else entries.set(part, long('x', 2_400));
    await expect(value(entries).read()).rejects.toThrow();
  });
});

describe('making keys', () => {
  it('cut anywhere, the next start has one key or makes one, and the database key never changes once told', async () => {
    for (let at = 1; ; at += 1) {
      const entries = new Map<string, string>();
      const folder = temporaryFolder();
      const keychain = dying(entries, at, at % 2 === 0 ? 'after' : 'before');
      const told = await (await vaultOver(keychain, folder)).databaseKey();
      const next = await (await vaultOver(memoryKeychain(entries), folder)).databaseKey();
      expect(next.ok).toBe(true);
      if (told.ok) {
        expect(next).toEqual(told);
        expect(at).toBeGreaterThan(5);
        return;
      }
    }
  });
});
