import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileRegistry } from '../../../electron/shell/files.ts';
import { foldersIn } from '../../../electron/shell/folders.ts';
import type { PracticeReady } from '../../../electron/shell/practice-wire.ts';
import { ProfileStore } from '../../../electron/shell/profile.ts';
import { Workspace, type WorkspaceOptions } from '../../../electron/shell/workspace.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { EngineConfig } from '../../../shared/wire.ts';

const ready: PracticeReady = {
  type: 'ready',
  origin: 'http://127.0.0.1:40123',
  firm: { organisationNumber: '310000004', name: 'Øvingskontoret AS' },
};

describe('the workspace', () => {
  let root: string;
  let acts: string[];
  let configs: EngineConfig[];
  let practiceAnswer: Outcome<PracticeReady>;
  let resetAnswer: Outcome<PracticeReady>;
  let files: FileRegistry;
  let profile: ProfileStore;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'klientbro-workspace-'));
    acts = [];
    configs = [];
    practiceAnswer = ok(ready);
    resetAnswer = ok(ready);
    files = new FileRegistry();
    profile = new ProfileStore({ folder: root, personName: 'Kari', now: () => 0 });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const workspace = (change: Partial<WorkspaceOptions> = {}): Workspace =>
    new Workspace({
      folders: foldersIn(root),
      profile,
      files,
      engine: {
        start: (config) => {
          acts.push('engine.start');
          configs.push(config);
        },
        stop: async () => {
          acts.push('engine.stop');
        },
      },
      practice: {
        open: async () => {
          acts.push('practice.open');
          return practiceAnswer;
        },
        reset: async () => {
          acts.push('practice.reset');
          return resetAnswer;
        },
        stop: async () => {
          acts.push('practice.stop');
        },
      },
      offered: ['practice', 'tt02'],
      appVersion: '0.1.0',
      downloadFolder: '/downloads',
      temporaryKeychain: false,
      onChange: (environment) => acts.push(`changed:${environment}`),
      ...change,
    });

  it('opens practice before the engine and tells the engine where it listens', async () => {
    const space = workspace();
    expect(await space.open('practice')).toEqual(ok(undefined));
    expect(acts).toEqual(['engine.stop', 'practice.stop', 'changed:practice', 'practice.open', 'engine.start']);
    expect(configs[0]).toMatchObject({
      environment: 'practice',
      folder: join(root, 'environments', 'practice'),
      profileId: profile.current.profileId,
      practice: { origin: ready.origin, firm: ready.firm },
    });
    expect(existsSync(join(root, 'environments', 'practice'))).toBe(true);
  });

  it('opens for restoring without remembering it, and normally after that', async () => {
    const space = workspace();
    await space.open('tt02', true);
    expect(configs.at(-1)).toMatchObject({ environment: 'tt02', restoring: true });
    expect(profile.current.lastEnvironment).toBeNull();
    await space.open('tt02');
    expect(configs.at(-1)).toMatchObject({ environment: 'tt02', restoring: false });
    expect(profile.current.lastEnvironment).toBe('tt02');
  });

  it('opens nothing in a folder that is no place for a database, and says why', async () => {
    const space = workspace({ folderRefused: 'network' });
    expect(await space.open('practice')).toMatchObject({ error: { code: 'app.folderNetwork' } });
    expect(acts).toEqual([]);
  });

  it('is settled only when what is being opened has its engine', async () => {
    const own = workspace();
    void own.open('practice');
    expect(acts).not.toContain('engine.start');
    await own.settled();
    expect(acts).toContain('engine.start');
  });

  it('opens TT02 without practice and remembers it for the next start', async () => {
    await workspace().open('tt02');
    expect(acts).not.toContain('practice.open');
    expect(configs[0]?.practice).toBeUndefined();
    expect(profile.current.lastEnvironment).toBe('tt02');
  });

  it('refuses an environment that this build does not offer', async () => {
    expect(await workspace().open('production')).toMatchObject({ ok: false, error: { code: 'app.noEnvironment' } });
    expect(acts).toEqual([]);
    expect(profile.current.lastEnvironment).toBeNull();
  });

  it('says so when practice does not start, and starts no engine against nothing', async () => {
    practiceAnswer = fail('app.practiceFailed');
    expect(await workspace().open('practice')).toEqual(practiceAnswer);
    expect(acts).not.toContain('engine.start');
  });

  it('leaves to the first page, deletes nothing and forgets only the choice', async () => {
    const space = workspace();
    await space.open('practice');
    writeFileSync(join(root, 'environments', 'practice', 'klientbro.db'), 'data');
    await space.leave();
    expect(space.environment).toBeNull();
    expect(profile.current.lastEnvironment).toBeNull();
    expect(existsSync(join(root, 'environments', 'practice', 'klientbro.db'))).toBe(true);
  });

  it('resets practice and our practice data together, with no engine running, and keeps the vault record', async () => {
    const space = workspace();
    await space.open('practice');
    const folder = join(root, 'environments', 'practice');
    writeFileSync(join(folder, 'klientbro.db'), 'data');
    writeFileSync(join(folder, 'vault.json'), '{}');
    mkdirSync(join(folder, 'files'));
    acts = [];
    expect((await space.resetPractice()).ok).toBe(true);
    expect(acts).toEqual(['engine.stop', 'practice.open', 'practice.reset', 'practice.open', 'engine.start']);
    expect(existsSync(join(folder, 'klientbro.db'))).toBe(false);
    expect(existsSync(join(folder, 'files'))).toBe(false);
    expect(existsSync(join(folder, 'vault.json'))).toBe(true);
  });

  it('keeps our practice data when practice could not be reset', async () => {
    const space = workspace();
    await space.open('practice');
    const database = join(root, 'environments', 'practice', 'klientbro.db');
    writeFileSync(database, 'data');
    resetAnswer = fail('app.practiceFailed');
    expect((await space.resetPractice()).ok).toBe(false);
    expect(existsSync(database)).toBe(true);
    expect(acts.at(-1)).toBe('engine.start');
  });

  it('never resets another environment', async () => {
    const space = workspace();
    await space.open('tt02');
    const database = join(root, 'environments', 'tt02', 'klientbro.db');
    writeFileSync(database, 'data');
    expect(await space.resetPractice()).toMatchObject({ ok: false, error: { code: 'app.noEnvironment' } });
    expect(existsSync(database)).toBe(true);
  });

  it('does one thing at a time, in the order asked for', async () => {
    const space = workspace();
    await Promise.all([space.open('practice'), space.open('tt02')]);
    expect(acts).toEqual([
      ...['engine.stop', 'practice.stop', 'changed:practice', 'practice.open', 'engine.start'],
      ...['engine.stop', 'practice.stop', 'changed:tt02', 'engine.start'],
    ]);
  });

  it('gives no file chosen in one environment to the next', async () => {
    const space = workspace();
    await space.open('practice');
    const path = join(root, 'melding.xml');
    writeFileSync(path, '<x/>');
    await files.register(path);
    await space.open('practice');
    expect([...files.chosen()]).toHaveLength(1);
    await space.open('tt02');
    expect([...files.chosen()]).toEqual([]);
  });

  it('closes even while an opening hangs, and opens nothing afterwards', async () => {
    let answer: (result: Outcome<PracticeReady>) => void = () => undefined;
    let hangs: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      hangs = resolve;
    });
    const space = workspace({
      practice: {
        open: () =>
          new Promise((resolve) => {
            answer = resolve;
            hangs();
          }),
        reset: async () => resetAnswer,
        stop: async () => answer(fail('app.practiceFailed')),
      },
    });
    const opening = space.open('practice');
    await hanging;
    await space.close();
    expect((await opening).ok).toBe(false);
    expect(await space.open('tt02')).toMatchObject({ ok: false, error: { code: 'engine.stopping' } });
    expect(acts).not.toContain('engine.start');
  });

  it('starts nothing when it is closed in the middle of an opening', async () => {
    const space = workspace();
    const opening = space.open('practice');
    await space.close();
    expect((await opening).ok).toBe(false);
    expect(acts).not.toContain('engine.start');
  });
});
