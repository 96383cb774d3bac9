import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../../electron/engine/engine.ts';
import type { Keychain } from '../../../electron/engine/ports.ts';
import type { PushName } from '../../../shared/contract.ts';
import { manualClock, memoryKeychain, settle, temporaryFolder, until } from './support.ts';

function opened(keychain: Keychain, folder = temporaryFolder()) {
  const clock = manualClock();
  const pushes: PushName[] = [];
  const config = {
    environment: 'practice' as const,
    folder: join(folder, 'engine'),
    logFolder: join(folder, 'logs'),
    downloadFolder: folder,
    appVersion: '0.1.0',
    profileId: '11111111-2222-4333-8444-555555555555',
    personName: 'Kari',
    temporaryKeychain: false,
    // Nobody listens there: the engine opens all the same.
    practice: { origin: 'http://127.0.0.1:9', firm: { organisationNumber: '310000001', name: 'Fjordtall' } },
  };
  const engine = openEngine(
    config,
    { push: (name) => pushes.push(name), saved: () => undefined, askProxy: async () => '', askPdf: async () => null },
    { clock, keychain },
  );
  onTestFinished(async () => (await engine).stop());
  return { clock, pushes, engine, folder };
}

const databaseOf = async (engine: Awaited<ReturnType<typeof openEngine>>) => {
  const health = await engine.call('health.get', {});
  return health.ok ? (health.value as { database: string }).database : health.error.code;
};

describe('opening an environment', () => {
  it('says that the keychain is waited for, lets other calls wait, and goes on by itself', async () => {
    const memory = memoryKeychain();
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const keychain: Keychain = {
      get: async (service, account) => {
        await asked;
        return memory.get(service, account);
      },
      set: (service, account, value) => memory.set(service, account, value),
      delete: (service, account) => memory.delete(service, account),
    };
    const { clock, engine, pushes } = opened(keychain);
    await until(async () => {
      await clock.advance(100);
      return (await Promise.race([engine, Promise.resolve(undefined)])) !== undefined;
    }, 'an engine');
    const waiting = await engine;
    expect(await databaseOf(waiting)).toBe('waiting');
    const later = waiting.call('audit.list', {});
    await settle();
    answer();
    expect(await later).toMatchObject({ ok: true });
    expect(await databaseOf(waiting)).toBe('ready');
    expect(pushes).toContain('health.changed');
  });

  it('of a keychain that is locked touches nothing and says so, and opens once it is unlocked', async () => {
    const keychain = memoryKeychain();
    const first = opened(keychain);
    const engine = await first.engine;
    expect(await databaseOf(engine)).toBe('ready');
    await engine.stop();
    keychain.locked = true;
    const locked = await opened(keychain, first.folder).engine;
    expect(await databaseOf(locked)).toBe('locked');
    expect(await locked.call('audit.list', {})).toMatchObject({ ok: false, error: { code: 'vault.locked' } });
    keychain.locked = false;
    expect(await databaseOf(await opened(keychain, first.folder).engine)).toBe('ready');
  });
});
