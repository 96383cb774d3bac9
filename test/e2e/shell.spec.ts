import { expect, test } from '@playwright/test';
import type { AppSnapshot } from '../../shared/contract/app.ts';
import type { Bridge } from '../../shared/contract.ts';
import { Klientbro } from './support/app.ts';

/** The life of the processes behind the window, in the packaged app with a real keyring. */

let app: Klientbro;
test.beforeAll(async () => {
  app = await Klientbro.launch();
});
test.afterAll(async () => {
  await app?.close();
});

const snapshot = async (): Promise<AppSnapshot> => {
  const result = await app.page.evaluate(() => (window as unknown as { klientbro: Bridge }).klientbro.app.snapshot({}));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const database = async (): Promise<string> => {
  const result = await app.page.evaluate(() => (window as unknown as { klientbro: Bridge }).klientbro.health.get({}));
  return result.ok ? result.value.database : result.error.code;
};

test.describe
  .serial('the shell', () => {
    test('opens practice, and the engine answers from its encrypted database', async () => {
      const opened = await app.page.evaluate(() =>
        (window as unknown as { klientbro: Bridge }).klientbro.app.openEnvironment({ environment: 'practice' }),
      );
      expect(opened).toMatchObject({ ok: true, value: { environment: 'practice' } });
      expect(await database()).toBe('ready');
    });

    test('starts a killed engine again, and it answers from the same database', async () => {
      const killed = await app.enginePid();
      process.kill(killed, 'SIGKILL');
      await expect.poll(async () => (await snapshot()).engine).toEqual({ state: 'running', restarts: 1 });
      expect(await database()).toBe('ready');
      expect(await app.enginePid()).not.toBe(killed);
    });

    test('opens the last environment at the next start, with the same person and language', async () => {
      await app.page.evaluate(() =>
        (window as unknown as { klientbro: Bridge }).klientbro.app.setPreferences({
          personName: 'Kari Nordmann',
          language: 'nn',
        }),
      );
      await app.restart();
      await expect.poll(async () => (await snapshot()).engine.state).toBe('running');
      expect(await snapshot()).toMatchObject({ environment: 'practice', personName: 'Kari Nordmann', language: 'nn' });
      expect(await database()).toBe('ready');
    });

    test('begins practice anew, with a new database and the same keychain', async () => {
      const reset = await app.page.evaluate(() =>
        (window as unknown as { klientbro: Bridge }).klientbro.app.resetPractice({}),
      );
      expect(reset).toMatchObject({ ok: true, value: { environment: 'practice' } });
      expect(await database()).toBe('ready');
    });
  });
