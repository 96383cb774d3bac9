import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronExecutable } from '../../../resources/scripts/lib/electron.mjs';
import { holdsWhatIsWanted } from '../../../resources/scripts/lib/installed.mjs';
import { cacheFolder } from '../../../resources/scripts/lib/paths.mjs';
import { hasDisplay } from '../../../resources/scripts/lib/setup.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '2.0.0', optional: true },
  },
};

test('packages are installed when there is no record of an install, or it differs', () => {
  expect(holdsWhatIsWanted(lock, undefined)).toBe(false);
  expect(holdsWhatIsWanted(lock, { packages: {} })).toBe(false);
  expect(holdsWhatIsWanted(lock, { packages: { 'node_modules/a': { version: '0.9.0' } } })).toBe(false);
});

test("what is installed stays, also without another platform's packages", () => {
  expect(holdsWhatIsWanted(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  expect(
    holdsWhatIsWanted(lock, {
      packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.9.0' } },
    }),
  ).toBe(false);
});

test('downloads are kept in the cache folder of each platform', () => {
  expect(cacheFolder({}, 'linux', '/home/kari')).toBe(join('/home/kari', '.cache', 'klientbro'));
  expect(cacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux', '/home/kari')).toBe(join('/cache', 'klientbro'));
  expect(cacheFolder({}, 'darwin', '/Users/kari')).toBe(join('/Users/kari', 'Library', 'Caches', 'klientbro'));
  expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32', '/kari')).toBe(join('/local', 'klientbro', 'Cache'));
});

test('the executable is where each platform has it', () => {
  expect(electronExecutable('/e', 'linux')).toBe(join('/e', 'electron'));
  expect(electronExecutable('/e', 'win32')).toBe(join('/e', 'electron.exe'));
  expect(electronExecutable('/e', 'darwin')).toContain('Electron.app');
});

test('only Linux can be without a display', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});
