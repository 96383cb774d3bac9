// @ts-check
import { readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { inRoot } from '../scripts/lib/paths.mjs';
import { makeCodeCaches } from './code-cache.mjs';
import { setFuses, shippingFuses } from './fuses.mjs';

const output = () => inRoot('out', 'package');

/** Where electron-builder puts the unpacked app, by platform. */
export function packagedExecutable(platform = process.platform, arch = process.arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'win32') return join(output(), `win${suffix}-unpacked`, 'Klientbro.exe');
  if (platform === 'darwin') return join(output(), `mac${suffix}`, 'Klientbro.app', 'Contents', 'MacOS', 'Klientbro');
  return join(output(), `linux${suffix}-unpacked`, 'klientbro');
}

/**
 * electron-builder's configuration.
 * @param {import('../scripts/lib/electron.mjs').FoundElectron} electron
 * @param {string} folder
 * @returns {import('electron-builder').Configuration}
 */
export const configuration = (electron, folder) => ({
  appId: 'no.klientbro.app',
  productName: 'Klientbro',
  executableName: process.platform === 'linux' ? 'klientbro' : 'Klientbro',
  copyright: 'MIT licence, the Klientbro developers',
  directories: { output: folder, buildResources: 'resources/icons' },
  electronDist: electron.dir,
  electronVersion: electron.version,
  // Both native packages speak Node-API, which is the same in Node and in every Electron: nothing to compile again.
  npmRebuild: false,
  // Of node_modules only what the bundles leave outside, and of that only what runs: keytar's own installer stays at home.
  files: [
    'out/build/**',
    '!out/build/**/*.map',
    '!out/package{,.part}/**',
    'package.json',
    '!**/node_modules/**',
    '**/node_modules/{libsql,@libsql,@neon-rs,detect-libc}/**',
    '**/node_modules/keytar/{package.json,LICENSE.md,lib/**,build/Release/*.node}',
  ],
  extraResources: [{ from: 'resources/icons', to: 'icons', filter: ['*.png', '*.ico', '*.icns'] }],
  asar: true,
  asarUnpack: ['**/*.node'],
  electronLanguages: ['nb', 'en-US'],
  forceCodeSigning: false,
  publish: null,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    maintainer: 'The Klientbro developers',
    synopsis: 'Mva-meldinger og innboks for regnskapsførere',
  },
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], category: 'public.app-category.finance', hardenedRuntime: true },
  afterPack: async ({ appOutDir, electronPlatformName, packager }) => {
    const name = electronPlatformName === 'linux' ? 'klientbro' : packager.appInfo.productFilename;
    /** @type {Record<string, string>} */
    const endings = { win32: '.exe', darwin: '.app' };
    await setFuses(join(appOutDir, `${name}${endings[electronPlatformName] ?? ''}`), shippingFuses);
  },
});

/** Whether a package on this Electron may be given to anybody. @param {import('../scripts/lib/electron.mjs').FoundElectron} electron @returns {string | undefined} why not */
export function reasonAgainstRelease(electron) {
  if (electron.declared) return undefined;
  const { devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return `A release is packaged on Electron ${devDependencies.electron}, which package.json declares. Here is only ${electron.version}, which gets no security fixes.`;
}

/**
 * Packages out/build. The old package gives way only to a finished new one.
 * @param {import('../scripts/lib/electron.mjs').FoundElectron} electron
 * @param {{ installers?: boolean }} [options] installers too, not only the unpacked app
 */
export async function packageApp(electron, { installers = false } = {}) {
  const work = inRoot('out', 'package.part');
  await rm(work, { recursive: true, force: true });
  await makeCodeCaches(electron);
  await build({
    projectDir: inRoot(),
    targets: Platform.current().createTarget(installers ? null : 'dir'),
    config: configuration(electron, work),
    publish: 'never',
  });
  await rm(output(), { recursive: true, force: true });
  await rename(work, output());
}
