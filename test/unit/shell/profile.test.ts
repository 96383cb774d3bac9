import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NewerProfileError, ProfileStore } from '../../../electron/shell/profile.ts';

describe('the profile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'klientbro-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (): ProfileStore =>
    new ProfileStore({ folder, personName: 'kari', now: () => Date.parse('2026-11-20T08:00:00Z') });
  const file = (): string => join(folder, 'profile.json');

  it('starts in Bokmål with the system name, a random id and no environment', () => {
    const first = open().current;
    expect(first).toMatchObject({ language: 'nb', personName: 'kari', lastEnvironment: null, appearance: 'system' });
    expect(first.profileId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is remembered, with the same id', () => {
    const store = open();
    store.update({ language: 'nn', lastEnvironment: 'practice' });
    expect(open().current).toEqual(store.current);
  });

  it('is readable by its owner only', () => {
    open();
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('leaves no temporary file behind', () => {
    open().update({ personName: 'Ola' });
    expect(readdirSync(folder).sort()).toEqual(['profile-id', 'profile.json']);
  });

  it.each(['', '{', '[]', '{"version":1}', '{"version":1,"profileId":"../../etc"}'])(
    'keeps a damaged file (%j) aside, says so, and keeps the id that the keychain entries hang on',
    (text) => {
      const { profileId } = open().current;
      writeFileSync(file(), text);
      const store = open();
      expect(store.setAsideAs).toMatch(/^profile\.json\.damaged-/);
      expect(readFileSync(join(folder, store.setAsideAs ?? ''), 'utf8')).toBe(text);
      expect(store.current.profileId).toBe(profileId);
      expect(open().setAsideAs).toBeUndefined();
    },
  );

  it('never writes over a file that became unreadable while the app ran', () => {
    const store = open();
    writeFileSync(file(), 'half a fi');
    expect(store.update({ language: 'en' }).ok).toBe(true);
    expect(readFileSync(join(folder, store.setAsideAs ?? ''), 'utf8')).toBe('half a fi');
    expect(open().current.language).toBe('en');
  });

  it('refuses a profile from a newer version and does not touch it', () => {
    const text = JSON.stringify({ version: 2, something: 'new' });
    writeFileSync(file(), text);
    expect(open).toThrow(NewerProfileError);
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['profile.json']);
  });

  it('does not take an unreadable place for a new profile', () => {
    mkdirSync(file());
    expect(open).toThrow();
  });

  it('answers with a code when it cannot be written', () => {
    const store = open();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(store.update({ language: 'en' })).toMatchObject({ ok: false, error: { code: 'app.fileWriteFailed' } });
  });
});
