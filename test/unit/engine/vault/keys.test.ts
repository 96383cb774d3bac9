import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../../electron/engine/vault/vault.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { manualClock, memoryKeychain, temporaryFolder } from '../support.ts';
import { material } from './key-files.ts';
import { vaultOver } from './open.ts';

const BY = { machine: 'kontor-1', person: 'Kari' };
const [A, B, C] = [material('a'), material('b'), material('c')];

async function must<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call;
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

async function room() {
  const keychain = memoryKeychain();
  const folder = temporaryFolder();
  const clock = manualClock();
  const open = () => vaultOver(keychain, folder, clock);
  return { keychain, folder, clock, open, vault: await open(), record: join(folder, 'vault.json') };
}

async function rotated() {
  const own = await room();
  await must(own.vault.importKey(A, BY));
  await own.clock.advance(1_000);
  await must(own.vault.importKey(B, BY));
  await must(own.vault.putInUse(B.kid));
  return own;
}

const rolesIn = async (vault: Vault) =>
  Object.fromEntries((await must(vault.keys())).map(({ kid, role }) => [kid, role]));

describe('several keys', () => {
  it('have one in use; the others keep their role over a restart', async () => {
    const { open } = await rotated();
    const again = await open();
    expect(await rolesIn(again)).toEqual({ [A.kid]: 'previous', [B.kid]: 'inUse' });
    expect((await must(again.vendorKey())).kid).toBe(B.kid);
    expect((await must(again.key(A.kid))).kid).toBe(A.kid);
  });

  it('keep signing with what is open when the keychain is locked, and change nothing then', async () => {
    const { vault, keychain, record } = await rotated();
    await must(vault.retireKey(A.kid));
    const before = readFileSync(record, 'utf8');
    keychain.locked = true;
    expect((await vault.removeKey(A.kid)).ok).toBe(false);
    expect((await vault.createNextKey(2048, BY)).ok).toBe(false);
    expect((await must(vault.vendorKey())).kid).toBe(B.kid);
    expect(readFileSync(record, 'utf8')).toBe(before);
    keychain.locked = false;
    await must(vault.removeKey(A.kid));
    expect(await rolesIn(vault)).toEqual({ [B.kid]: 'inUse' });
  });

  it('say which one is missing without calling the whole vault locked', async () => {
    const { keychain, open } = await rotated();
    const name = [...keychain.entries.keys()].find((each) => each.endsWith('/vendor-key')) ?? '';
    keychain.entries.delete(name);
    const again = await open();
    expect(await again.key(A.kid)).toMatchObject({ ok: false, error: { code: 'vault.keyMissing' } });
    expect(await again.putInUse(A.kid)).toMatchObject({ ok: false, error: { code: 'vault.keyMissing' } });
    expect(again.state()).toBe('ready');
    expect((await must(again.vendorKey())).kid).toBe(B.kid);
  });

  it('are all found again when the record is lost: the newest in use, the others to go back to', async () => {
    const { open, record } = await rotated();
    rmSync(record);
    const again = await open();
    expect((await must(again.vendorKey())).kid).toBe(B.kid);
    expect(await rolesIn(again)).toEqual({ [A.kid]: 'previous', [B.kid]: 'inUse' });
    const [found] = await must(again.keys());
    expect(found).toMatchObject({ kind: 'imported', machine: 'kontor-1', person: 'Kari' });
  });

  it('are at most five, and each once', async () => {
    const own = await rotated();
    expect(await own.vault.importKey(A, BY)).toMatchObject({ error: { code: 'keys.alreadyHere' } });
    expect(await own.vault.importKey({ ...C, kid: B.kid }, BY)).toMatchObject({ error: { code: 'keys.alreadyHere' } });
    for (const name of ['d', 'e', 'f']) {
      await must(own.vault.importKey(material(name), BY));
      await must(own.vault.retireKey(`kid-${name}`));
    }
    expect(await own.vault.importKey(C, BY)).toMatchObject({ error: { code: 'keys.tooMany', params: { most: 5 } } });
    await must(own.vault.removeKey('kid-d'));
    await must(own.vault.importKey(C, BY));
    await must(own.vault.erase());
    expect(own.keychain.entries.size).toBe(0);
  });

  it('have nothing secret in the record', async () => {
    const { record } = await rotated();
    const text = readFileSync(record, 'utf8');
    expect(text).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    for (const secret of [A.jwk.d, A.jwk.p, B.jwk.d, B.jwk.qi]) expect(text).not.toContain(secret);
  });
});

describe('a record from when there was one key', () => {
  it('is read, and its key is the one in use', async () => {
    const own = await room();
    const made = await must(own.vault.importKey(A, BY));
    const { databaseKey } = JSON.parse(readFileSync(own.record, 'utf8')) as { databaseKey?: unknown };
    const { privateKey: _stays, ...vendorKey } = made;
    writeFileSync(own.record, JSON.stringify({ version: 1, databaseKey, vendorKey }));
    const again = await own.open();
    expect(again.state()).toBe('ready');
    expect((await must(again.vendorKey())).kid).toBe(A.kid);
    await must(again.importKey(B, BY));
    expect(await rolesIn(again)).toEqual({ [A.kid]: 'inUse', [B.kid]: 'next' });
  });
});
