import { createHash, createVerify, webcrypto } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Keychain } from '../../../../electron/engine/ports.ts';
import { openVault, type VaultOptions } from '../../../../electron/engine/vault/vault.ts';
import { type ManualClock, manualClock, memoryKeychain, silentLog, temporaryFolder } from '../support.ts';

const BY = { machine: 'kontor-1', person: 'Kari' };
const SERVICE = 'no.klientbro.practice.profile-1';

async function vault(change: Partial<VaultOptions> & { clock?: ManualClock } = {}) {
  const states: string[] = [];
  const keychain = memoryKeychain();
  const options = {
    keychain,
    environment: 'practice' as const,
    profileId: 'profile-1',
    folder: temporaryFolder(),
    temporaryKeychain: false,
    clock: manualClock(),
    log: silentLog(),
    onState: (state: string) => states.push(state),
    ...change,
  };
  return { ...options, keychain, states, vault: await openVault(options), reopen: () => openVault(options) };
}

describe('the database key', () => {
  it('is made once and comes back after a restart', async () => {
    const { vault: first, reopen, keychain, folder } = await vault();
    const made = await first.databaseKey();
    expect(made.ok && made.value.length).toBe(32);
    expect(await (await reopen()).databaseKey()).toEqual(made);
    expect([...keychain.entries.keys()]).toEqual([`${SERVICE}/database-key`]);
    const record = readFileSync(join(folder, 'vault.json'), 'utf8');
    const secret = made.ok ? Buffer.from(made.value).toString('hex') : '';
    expect(record).not.toContain(secret);
    expect(record).toContain(createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex').slice(0, 16));
  });

  it('is the same for callers that come at once', async () => {
    const { vault: one } = await vault();
    const [a, b] = await Promise.all([one.databaseKey(), one.databaseKey()]);
    expect(a).toEqual(b);
  });

  it('is not made anew when the keychain does not return it', async () => {
    const { vault: first, reopen, keychain } = await vault();
    await first.databaseKey();
    const before = new Map(keychain.entries);
    keychain.locked = true;
    const second = await reopen();
    expect(await second.databaseKey()).toMatchObject({ ok: false, error: { code: 'vault.locked', retryable: true } });
    expect(second.state()).toBe('locked');
    keychain.locked = false;
    expect(keychain.entries).toEqual(before);
    keychain.entries.clear();
    const third = await reopen();
    expect(await third.databaseKey()).toMatchObject({ error: { code: 'vault.locked' } });
    expect(keychain.entries.size).toBe(0);
  });

  it('that is another than the recorded one is told apart', async () => {
    const { vault: first, reopen, keychain } = await vault();
    await first.databaseKey();
    keychain.entries.set(`${SERVICE}/database-key`, JSON.stringify({ v: 1, generation: 1, value: 'ab'.repeat(32) }));
    const second = await reopen();
    expect(await second.databaseKey()).toMatchObject({ error: { code: 'vault.changed', retryable: false } });
    expect(second.state()).toBe('locked');
    keychain.entries.set(`${SERVICE}/database-key`, 'not ours');
    expect(await (await reopen()).databaseKey()).toMatchObject({ error: { code: 'vault.changed' } });
  });

  it('is found again when the record is lost or damaged', async () => {
    const { vault: first, reopen, folder } = await vault();
    const made = await first.databaseKey();
    rmSync(join(folder, 'vault.json'));
    expect(await (await reopen()).databaseKey()).toEqual(made);
    writeFileSync(join(folder, 'vault.json'), '{"version":1,');
    expect(await (await reopen()).databaseKey()).toEqual(made);
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.json.damaged-'))).toHaveLength(1);
  });

  it('is not made where a database lies already', async () => {
    const { vault: one, keychain, folder } = await vault();
    writeFileSync(join(folder, 'klientbro.db'), 'x');
    expect(await one.databaseKey()).toMatchObject({ error: { code: 'vault.locked' } });
    expect(keychain.entries.size).toBe(0);
  });

  it('is seen when the keychain opens only for the first write', async () => {
    const { vault: first, reopen, folder, keychain } = await vault();
    const made = await first.databaseKey();
    rmSync(join(folder, 'vault.json'));
    keychain.locked = true;
    const set = keychain.set.bind(keychain);
    keychain.set = async (...entry) => {
      keychain.locked = false;
      await set(...entry);
    };
    expect(await (await reopen()).databaseKey()).toEqual(made);
  });
});

describe('the signing key', () => {
  it('signs, and nobody can read it', async () => {
    const { vault: one, states, folder } = await vault();
    expect(await one.vendorKey()).toMatchObject({ error: { code: 'vault.noKey' } });
    const made = await one.createVendorKey(2048, BY);
    if (!made.ok) throw new Error(made.error.code);
    const { kid, privateKey, publicJwk, bits } = made.value;
    expect([bits, privateKey.extractable, publicJwk.use, publicJwk.alg]).toEqual([2048, false, 'sig', 'RS256']);
    await expect(webcrypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
    const jwt = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
    const [head, body, signature] = jwt.split('.');
    const verify = createVerify('RSA-SHA256').update(`${head}.${body}`);
    const key = { key: publicJwk as Record<string, string>, format: 'jwk' as const };
    expect(verify.verify(key as Parameters<typeof verify.verify>[0], signature ?? '', 'base64url')).toBe(true);
    expect(Object.keys(publicJwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    expect(states).toEqual(['ready']);
  });

  it('comes back after a restart, and is never made over', async () => {
    const { vault: one, reopen, keychain } = await vault();
    const made = await one.createVendorKey(2048, BY);
    const again = await reopen();
    const found = await again.vendorKey();
    expect(found.ok && made.ok && found.value.fingerprint === made.value.fingerprint).toBe(true);
    expect(await again.createVendorKey(2048, BY)).toMatchObject({ error: { code: 'vault.keyExists' } });
    keychain.locked = true;
    const locked = await reopen();
    expect(await locked.vendorKey()).toMatchObject({ error: { code: 'vault.locked' } });
    expect(await locked.createVendorKey(2048, BY)).toMatchObject({ error: { code: 'vault.keyExists' } });
  });

  it('is adopted when its record was not reached', async () => {
    const { vault: one, reopen, folder } = await vault();
    const made = await one.createVendorKey(2048, BY);
    rmSync(join(folder, 'vault.json'));
    expect(await (await reopen()).createVendorKey(2048, BY)).toMatchObject({ error: { code: 'vault.keyExists' } });
    const found = await (await reopen()).vendorKey();
    expect(found.ok && found.value.kid).toBe(made.ok && made.value.kid);
  });

  it('of 4096 bits fits where an entry holds 2,560 bytes', async () => {
    const { vault: one, reopen, keychain } = await vault();
    const set = keychain.set.bind(keychain);
    keychain.set = async (service, account, value) => {
      if (Buffer.byteLength(value) > 2_560) throw new Error('The stub received bad data');
      await set(service, account, value);
    };
    const made = await one.createVendorKey(4096, BY);
    expect(made.ok && made.value.bits).toBe(4096);
    const found = await (await reopen()).vendorKey();
    expect(found.ok && found.value.kid).toBe(made.ok && made.value.kid);
  });

  it('changed in the keychain is not used', async () => {
    const { vault: one, reopen, keychain } = await vault();
    await one.createVendorKey(2048, BY);
    const other = await vault();
    await other.vault.createVendorKey(2048, BY);
    for (const [name, value] of other.keychain.entries) keychain.entries.set(name, value);
    expect(await (await reopen()).vendorKey()).toMatchObject({ error: { code: 'vault.changed' } });
  });
});

describe('the keychain', () => {
  const failing = (message: string): Keychain => {
    const answer = async () => {
      throw new Error(message);
    };
    return { get: answer, set: answer, delete: answer };
  };

  it.each([
    ['The name org.freedesktop.secrets was not provided by any .service files', 'vault.noKeychain', 'noKeychain'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'vault.noKeychain', 'noKeychain'],
    ['libsecret-1.so.0: cannot open shared object file', 'vault.noKeychain', 'noKeychain'],
    ['Cannot create an item in a locked collection', 'vault.locked', 'locked'],
    ['User interaction is not allowed.', 'vault.locked', 'locked'],
    ['An unknown error occurred', 'vault.failed', 'locked'],
  ])('that says %j gives %s', async (message, code, state) => {
    const folder = temporaryFolder();
    const opened = await openVault({
      keychain: failing(message),
      environment: 'production',
      profileId: 'p',
      folder,
      temporaryKeychain: false,
      clock: manualClock(),
      log: silentLog(),
      onState: () => {},
    });
    expect(await opened.databaseKey()).toMatchObject({ ok: false, error: { code } });
    expect(opened.state()).toBe(state);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not asked again at once after it refused', async () => {
    const { vault: one, keychain, clock, reopen } = await vault();
    await one.databaseKey();
    keychain.locked = true;
    let asked = 0;
    const get = keychain.get.bind(keychain);
    keychain.get = (...entry) => {
      asked += 1;
      return get(...entry);
    };
    const second = await reopen();
    await second.databaseKey();
    await second.databaseKey();
    expect(asked).toBe(1);
    keychain.locked = false;
    await (clock as ManualClock).advance(3_000);
    expect((await second.databaseKey()).ok).toBe(true);
    expect(second.state()).toBe('absent');
  });

  it('that takes its time is shown as waiting, one call at a time', async () => {
    const { vault: one, keychain, clock, states } = await vault();
    let asked = 0;
    let answer: () => void = () => {};
    keychain.get = () => {
      asked += 1;
      return asked > 1 ? Promise.resolve(null) : new Promise((resolve) => (answer = () => resolve(null)));
    };
    const first = one.vendorKey();
    const second = one.vendorKey();
    await (clock as ManualClock).advance(399);
    expect([one.state(), states]).toEqual(['absent', []]);
    await (clock as ManualClock).advance(1);
    expect([one.state(), asked]).toEqual(['waiting', 1]);
    answer();
    await first;
    await second;
    expect(states).toEqual(['waiting', 'absent']);
  });

  it.each(['tt02', 'production'] as const)(
    'that lives for this run only stores nothing for %s',
    async (environment) => {
      const { vault: one, keychain, folder } = await vault({ environment, temporaryKeychain: true });
      expect(one.state()).toBe('temporary');
      for (const answer of [await one.databaseKey(), await one.createVendorKey(2048, BY), await one.vendorKey()]) {
        expect(answer).toMatchObject({ ok: false, error: { code: 'vault.temporaryKeychain' } });
      }
      expect(keychain.entries.size).toBe(0);
      expect(existsSync(join(folder, 'vault.json'))).toBe(false);
    },
  );

  it('serves practice also when it lives for this run only', async () => {
    const { vault: one } = await vault({ temporaryKeychain: true });
    expect((await one.databaseKey()).ok).toBe(true);
  });

  it('is left empty by erase', async () => {
    const { vault: one, keychain, reopen } = await vault();
    await one.databaseKey();
    await one.createVendorKey(2048, BY);
    expect(await one.erase()).toMatchObject({ ok: true });
    expect(keychain.entries.size).toBe(0);
    expect((await reopen()).state()).toBe('absent');
  });
});
