import { expect, test } from 'vitest';
import { installLine, missingPackages } from '../../../resources/scripts/lib/linux-packages.mjs';

const system = (installed: string[], available: string[]) => ({
  isInstalled: (name: string) => installed.includes(name),
  isAvailable: (name: string) => available.includes(name),
});

test('an installed package is not asked for, under either of its names', () => {
  expect(missingPackages([['libasound2', 'libasound2t64']], system(['libasound2t64'], ['libasound2']))).toEqual({
    install: [],
    unknown: [],
  });
});

test('the first name that the release knows is taken', () => {
  expect(missingPackages([['libgtk-3-0', 'libgtk-3-0t64']], system([], ['libgtk-3-0t64']))).toEqual({
    install: ['libgtk-3-0t64'],
    unknown: [],
  });
  expect(
    missingPackages([['libgtk-3-0', 'libgtk-3-0t64']], system([], ['libgtk-3-0', 'libgtk-3-0t64'])).install,
  ).toEqual(['libgtk-3-0']);
});

test('a package that no source knows is named with all its names', () => {
  expect(missingPackages([['xvfb'], ['chromium', 'chromium-browser']], system([], ['xvfb']))).toEqual({
    install: ['xvfb'],
    unknown: ['chromium or chromium-browser'],
  });
});

test('a user without root rights gets one line to run', () => {
  expect(installLine(['xvfb', 'libnss3'])).toBe('sudo apt-get install -y --no-install-recommends xvfb libnss3');
});
