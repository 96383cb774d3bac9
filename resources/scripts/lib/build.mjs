// @ts-check
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fingerprint, unlessStamped } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './paths.mjs';
import { runTool } from './run.mjs';
import { heading, Stop, say, seconds } from './say.mjs';

const sources = [
  ...['electron', 'shared', 'renderer', 'electron.vite.config.ts', 'tsconfig.json', 'package-lock.json'],
  // Packaging makes of the build's modules what it ships: made otherwise, they are built anew.
  'resources/packaging/code-cache.mjs',
];
const packaging = ['package.json', 'resources/packaging', 'resources/icons', 'resources/receipt'];

/** @param {readonly string[]} paths @param {string} [extra] */
const fingerprintOf = (paths, extra) =>
  fingerprint(
    root,
    paths.map((path) => inRoot(path)),
    extra,
  );

/** Bundles the app into out/build when a source has changed. */
async function build() {
  const startedAt = performance.now();
  const built = await unlessStamped(inRoot('out', 'build.stamp'), fingerprintOf(sources), async () => {
    await rm(inRoot('out', 'build'), { recursive: true, force: true });
    const args = ['build', '--logLevel', 'warn'];
    const { code, output } = await runTool('electron-vite/bin/electron-vite.js', args, { quiet: true });
    if (code !== 0) throw new Stop(`The build failed:\n${output.trim()}`);
  });
  say(built ? `Built in ${seconds(startedAt)}` : 'Build is up to date');
}

/**
 * Builds and packages the app into out/package when something that goes into it has changed.
 * @param {import('./electron.mjs').FoundElectron} electron
 * @returns {Promise<string>} the packaged app's executable
 */
export async function buildAndPackage(electron) {
  heading('Build');
  return withLock(inRoot('out', 'build.lock'), async () => {
    await build();
    const startedAt = performance.now();
    const wanted = fingerprintOf([...sources, ...packaging], `${electron.dir} ${electron.version}`);
    const { packageApp, packagedExecutable } = await import('../../packaging/package.mjs');
    const stamp = inRoot('out', 'package.stamp');
    if (!existsSync(packagedExecutable())) await rm(stamp, { force: true });
    const packaged = await unlessStamped(stamp, wanted, () => packageApp(electron));
    say(packaged ? `Packaged on Electron ${electron.version} in ${seconds(startedAt)}` : 'Package is up to date');
    return packagedExecutable();
  });
}
