// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsWhatIsWanted } from './installed.mjs';
import { ensureLinuxPackages } from './linux-setup.mjs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';
import { heading, Stop, say, seconds } from './say.mjs';

const minimumNode = /** @type {const} */ ([20, 19]);

/** Whether windows can be shown here. Windows and macOS always have a desktop session as far as we are concerned. */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * Installs what is missing: system libraries, packages, Electron. Without work to do it takes under a second and no network.
 * @param {{ session?: boolean, browser?: boolean, checks?: boolean }} needs `session`: a display, bus and keyring of our own;
 *   `browser`: for the practice portal's pages; `checks`: tools that only tests use
 * @returns {Promise<import('./electron.mjs').FoundElectron>}
 */
export async function setUp(needs) {
  heading('Set-up');
  const startedAt = performance.now();
  requireNode();
  const groups = /** @type {const} */ (['session', 'browser', 'checks']);
  await ensureLinuxPackages([
    'run',
    ...(existsSync(keytarBinary()) ? [] : /** @type {const} */ (['compile'])),
    ...groups.filter((group) => needs[group] === true),
  ]);
  await ensureNodeModules();
  const { ensureElectron } = await import('./electron.mjs');
  const electron = await ensureElectron();
  say(`Node ${process.versions.node}, Electron ${electron.version}, ready after ${seconds(startedAt)}`);
  return electron;
}

/** Stops where Node is too old to go on with. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = minimumNode;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Stop(`Node ${minimumNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

const keytarBinary = () => inRoot('node_modules', 'keytar', 'build', 'Release', 'keytar.node');

/** Packages as package-lock.json has them, keytar compiled. */
export async function ensureNodeModules() {
  const read = async (/** @type {string} */ file) => JSON.parse(await readFile(file, 'utf8'));
  const wanted = await read(inRoot('package-lock.json'));
  const present = await read(inRoot('node_modules', '.package-lock.json')).catch(() => undefined);
  if (!holdsWhatIsWanted(wanted, present)) {
    say('Installing packages (npm ci)');
    await npmOrStop(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (!existsSync(keytarBinary())) {
    say('Building keytar');
    await npmOrStop(['rebuild', 'keytar', '--foreground-scripts', '--loglevel=error']);
  }
  if (!existsSync(keytarBinary())) throw new Stop(`keytar was not built: ${keytarBinary()} is missing.`);
}

/** @param {readonly string[]} args */
async function npmOrStop(args) {
  const result = await runNpm(args, { quiet: true, env: headersBesideNode() });
  if (result.code !== 0) throw new Stop(`npm ${args.join(' ')} failed:\n${result.output.trim()}`);
}

/** keytar compiles where its release host cannot be reached; with these headers node-gyp needs no host of its own either. */
function headersBesideNode() {
  const prefix = join(process.execPath, '..', '..');
  return existsSync(join(prefix, 'include', 'node', 'node_api.h'))
    ? { npm_package_config_node_gyp_nodedir: prefix }
    : {};
}
