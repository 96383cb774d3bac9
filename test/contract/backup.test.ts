/** Recovery code, backup and restore through the whole engine, over a real practice environment. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { oldKeyIn } from '../../electron/engine/backup/put-in-place.ts';
import { openEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine-api.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import type { EngineOperation, InputOf, OutputOf } from '../../shared/contract.ts';
import { operationOf } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type Rig, rig, setUp } from '../support/engine-practice.ts';
import { type MemoryKeychain, memoryKeychain, silentLog, temporaryFolder, until } from '../unit/engine/support.ts';

/** Makes a code and says that it was written down. */
async function keepCode(own: Rig): Promise<string> {
  const { code } = await own.must('backup.makeCode', {});
  await own.must('backup.keepCode', { lastGroup: code.slice(-5) });
  return code;
}

/** Makes a backup; answers its path. */
async function backUp(own: Rig): Promise<string> {
  await own.must('backup.start', {});
  await until(async () => (await own.must('backup.view', {})).running === null, 'the backup');
  const { last, problem } = await own.must('backup.view', {});
  if (!last || problem) throw new Error(problem?.code ?? 'no backup');
  return join(own.downloads, last.file.name);
}

interface Elsewhere {
  readonly folder: string;
  readonly keychain: MemoryKeychain;
  readonly profileId: string;
  engine: Engine;
  call<N extends EngineOperation>(name: N, input: InputOf<N>): Promise<Outcome<OutputOf<N>>>;
  open(restoring: boolean): Promise<void>;
}

/** Another profile on another machine; with `over`, the same one. */
async function elsewhere(own: Rig, over?: { folder: string; keychain: MemoryKeychain }): Promise<Elsewhere> {
  const folder = over?.folder ?? join(temporaryFolder(), 'engine');
  const keychain = over?.keychain ?? memoryKeychain();
  const profileId = over ? '11111111-2222-4333-8444-555555555555' : '99999999-2222-4333-8444-555555555555';
  mkdirSync(folder, { recursive: true });
  const open = (restoring: boolean) =>
    openEngine(
      {
        environment: 'practice',
        folder,
        logFolder: join(folder, '..', 'logs'),
        downloadFolder: own.downloads,
        appVersion: '0.1.0',
        profileId,
        personName: 'Ola Test',
        temporaryKeychain: false,
        restoring,
        practice: { origin: own.practice.origin, firm: own.practice.firm },
      },
      { push: () => undefined, saved: () => undefined, askProxy: async () => '', askPdf: async () => null },
      { clock: systemClock, keychain },
    );
  const machine: Elsewhere = {
    folder,
    keychain,
    profileId,
    engine: await open(true),
    call: async (name, input) => {
      const outcome = await machine.engine.call(name, input);
      return outcome.ok ? { ok: true, value: operationOf(name).output.parse(outcome.value) as never } : outcome;
    },
    open: async (restoring) => {
      await machine.engine.stop();
      machine.engine = await open(restoring);
    },
  };
  onTestFinished(() => machine.engine.stop());
  return machine;
}

/** Everything below a folder, with its bytes. */
function everythingIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('logs'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe('the recovery code', { timeout: 120_000 }, () => {
  it('counts when its last group was typed, and a new one ends the one before', async () => {
    const own = await rig();
    expect((await own.must('backup.view', {})).code).toBeNull();
    expect(await own.call('backup.start', {})).toMatchObject({ error: { code: 'backup.noCode' } });
    const { code } = await own.must('backup.makeCode', {});
    expect((await own.must('backup.view', {})).code).toBeNull();
    expect(await own.call('backup.keepCode', { lastGroup: code.slice(0, 5) })).toMatchObject({
      error: { code: 'backup.groupWrong' },
    });
    await own.must('backup.keepCode', { lastGroup: code.slice(-5).toLowerCase() });
    expect((await own.must('backup.view', {})).code).not.toBeNull();
    expect(await own.call('backup.keepCode', { lastGroup: code.slice(-5) })).toMatchObject({
      error: { code: 'backup.noPendingCode' },
    });
    const before = readFileSync(join(own.folder, 'engine', 'recovery.json'), 'utf8');
    await keepCode(own);
    expect(readFileSync(join(own.folder, 'engine', 'recovery.json'), 'utf8')).not.toBe(before);
    const { rows } = await own.must('audit.list', {});
    expect(rows.filter(({ act }) => act === 'backup.codeKept')).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 5));
  });

  it('is saved as a text only while it is shown', async () => {
    const own = await rig();
    const { code } = await own.must('backup.makeCode', {});
    expect(await own.call('backup.saveCode', { name: 'x', text: 'something else' })).toMatchObject({
      error: { code: 'backup.noPendingCode' },
    });
    const saved = await own.must('backup.saveCode', { name: 'Kode', text: `Kode: ${code}` });
    expect(readFileSync(join(own.downloads, saved.name), 'utf8')).toBe(`Kode: ${code}`);
  });
});

describe('a backup', { timeout: 120_000 }, () => {
  it('opens on another machine with the code: clients and log are there, signing keys are not', async () => {
    const own = await rig();
    await setUp(own);
    const code = await keepCode(own);
    await own.must('clients.list', {});
    const path = await backUp(own);
    expect(readdirSync(own.downloads).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(existsSync(join(own.folder, 'engine', 'backup.snapshot'))).toBe(false);
    const overview = await own.must('access.overview', {});
    expect(readFileSync(path).includes(overview.maskinporten.clientId)).toBe(false);

    const other = await elsewhere(own);
    expect(await other.call('health.get', {})).toMatchObject({ value: { database: 'restoring' } });
    expect(await other.call('clients.list', {})).toMatchObject({ error: { code: 'backup.restoring' } });
    other.engine.grantFile('file', path);
    expect(await other.call('backup.inspect', { handle: 'file' })).toMatchObject({
      value: { environment: 'practice', isOwn: false, appVersion: '0.1.0' },
    });
    expect(await other.call('backup.restore', { handle: 'file', code })).toMatchObject({
      value: { setAsideAs: null, hasKeys: false },
    });
    await other.open(false);
    expect(await other.call('health.get', {})).toMatchObject({ value: { database: 'ready' } });
    const restored = await other.call('access.overview', {});
    expect(restored).toMatchObject({
      value: { maskinporten: { clientId: overview.maskinporten.clientId }, key: { key: null } },
    });
    const log = await other.call('audit.list', { act: 'backup.restored' });
    expect(log).toMatchObject({ value: { rows: [{ person: 'Ola Test' }] } });
    expect(await other.call('audit.verify', {})).toMatchObject({ value: { intact: true } });
    // The code goes on working here, and the next backup is made without a new one.
    expect(await other.call('backup.start', {})).toMatchObject({ ok: true });
    await until(async () => {
      const view = await other.call('backup.view', {});
      return view.ok && view.value.running === null;
    }, 'the next backup');
  });

  it('is refused with a code of its own for every fault, and nothing is changed', async () => {
    const own = await rig();
    const code = await keepCode(own);
    const path = await backUp(own);
    const bytes = readFileSync(path);
    const other = await elsewhere(own);
    const before = everythingIn(other.folder);
    const refusedWith = async (file: Uint8Array, typed = code) => {
      const changed = join(own.folder, 'changed.klientbro');
      writeFileSync(changed, file);
      other.engine.grantFile('changed', changed);
      const answer = await other.call('backup.restore', { handle: 'changed', code: typed });
      if (answer.ok) return 'restored';
      expect(everythingIn(other.folder)).toEqual(before);
      return answer.error.code;
    };
    const flipped = (at: number) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    expect(await refusedWith(Buffer.from('not a zip at all'))).toBe('backup.notBackup');
    expect(await refusedWith(bytes.subarray(0, bytes.length - 400))).toBe('backup.damaged');
    expect(await refusedWith(bytes.subarray(0, 1000))).toBe('backup.damaged');
    // A byte of the database, and one of the manifest.
    expect(await refusedWith(flipped(20_000))).toBe('backup.damaged');
    expect(await refusedWith(flipped(bytes.lastIndexOf('"sha256":"') + 12))).toBe('backup.damaged');
    expect(await refusedWith(bytes, `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`)).toBe('backup.codeTypo');
    const { code: another } = await own.must('backup.makeCode', {});
    expect(await refusedWith(bytes, another)).toBe('backup.wrongCode');
    expect(await refusedWith(bytes, code.slice(0, 20))).toBe('backup.codeLength');
    expect(await refusedWith(bytes)).toBe('restored');
  });

  it('sets aside what was there and keeps it, with its key', async () => {
    const own = await rig();
    const code = await keepCode(own);
    const path = await backUp(own);
    const other = await elsewhere(own);
    await other.open(false);
    expect(await other.call('health.get', {})).toMatchObject({ value: { database: 'ready' } });
    await other.open(true);
    other.engine.grantFile('file', path);
    const restored = await other.call('backup.restore', { handle: 'file', code });
    const name = restored.ok ? (restored.value.setAsideAs ?? '') : '';
    expect(name).toMatch(/^set-aside-/);
    await other.open(false);
    // What was set aside still opens, for whoever holds the new key.
    const held = JSON.parse(
      other.keychain.entries.get(`no.klientbro.practice.${other.profileId}/database-key`) ?? '{}',
    );
    const oldKey = await oldKeyIn(join(other.folder, name), Buffer.from(held.value, 'hex'));
    const old = openStore({
      path: join(other.folder, name, 'klientbro.db'),
      key: oldKey,
      keyKnownRight: false,
      clock: systemClock,
      log: silentLog(),
    });
    expect(old.ok).toBe(true);
    if (old.ok) await old.value.close();
    expect(await other.call('health.get', {})).toMatchObject({ value: { database: 'ready' } });
  });

  it('brings back a profile whose database is damaged, and one whose keychain entry is gone', async () => {
    const own = await rig();
    await setUp(own);
    const code = await keepCode(own);
    const path = await backUp(own);
    await own.engine.stop();
    const folder = join(own.folder, 'engine');
    rmSync(join(folder, 'klientbro.db'));
    writeFileSync(join(folder, 'klientbro.db'), 'x'.repeat(100_000));
    const same = await elsewhere(own, { folder, keychain: own.keychain });
    same.engine.grantFile('file', path);
    expect(await same.call('backup.restore', { handle: 'file', code })).toMatchObject({ value: { hasKeys: true } });
    await same.open(false);
    expect(await same.call('access.overview', {})).toMatchObject({ value: { vault: 'ready' } });

    own.keychain.entries.clear();
    await same.open(false);
    expect(await same.call('health.get', {})).toMatchObject({ value: { problem: { code: 'vault.locked' } } });
    await same.open(true);
    same.engine.grantFile('file', path);
    expect(await same.call('backup.restore', { handle: 'file', code })).toMatchObject({ value: { hasKeys: false } });
    await same.open(false);
    expect(await same.call('health.get', {})).toMatchObject({ value: { database: 'ready' } });
    // The keys that went with the keychain do not stand in the way of a new one.
    expect(await same.call('access.createKey', { bits: 2048 })).toMatchObject({ value: { vault: 'ready' } });
  });

  it('goes into the folder the person chose, and says so when that is gone', async () => {
    const own = await rig();
    await keepCode(own);
    const chosen = join(own.folder, 'minnepenn');
    mkdirSync(chosen);
    own.engine.grantFile('folder', chosen);
    expect(await own.must('backup.useFolder', { handle: 'folder' })).toMatchObject({
      folder: { name: 'minnepenn', isDownloads: false },
    });
    await own.must('backup.start', {});
    await until(async () => (await own.must('backup.view', {})).running === null, 'the backup');
    expect(readdirSync(chosen)).toHaveLength(1);
    rmSync(chosen, { recursive: true });
    await own.must('backup.start', {});
    await until(async () => (await own.must('backup.view', {})).running === null, 'the backup');
    expect((await own.must('backup.view', {})).problem).toMatchObject({ code: 'backup.folderMissing' });
    expect((await own.must('backup.useFolder', {})).folder.isDownloads).toBe(true);
  });

  it('that is cancelled leaves nothing and says so', async () => {
    const own = await rig();
    await keepCode(own);
    await own.must('backup.start', {});
    const view = await own.must('backup.cancel', {});
    expect(view).toMatchObject({ running: null, last: null, problem: { code: 'backup.cancelled' } });
    expect(readdirSync(own.downloads)).toEqual([]);
  });
});
