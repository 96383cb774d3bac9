// @ts-check
import { spawn } from 'node:child_process';
import { inRoot, root } from './paths.mjs';
import { Stop } from './say.mjs';

/**
 * @typedef {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, timeoutMs?: number, uid?: number, gid?: number }} RunOptions
 * @typedef {{ code: number, output: string }} RunResult `code` is -1 when the command could not be started or was cut off
 */

/**
 * Runs a command to its end. `quiet` collects its output instead of showing it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function tryRun(file, args, { cwd = root, env, quiet = false, timeoutMs, uid, gid } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...(quiet || !process.stdout.isTTY ? { NO_COLOR: '1' } : {}), ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      ...(uid === undefined ? {} : { uid, gid }),
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: -1, output: output + error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

/**
 * Like tryRun, but a failure stops the script with what the command said.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function run(file, args, options = {}) {
  const result = await tryRun(file, args, options);
  if (result.code !== 0) {
    throw new Stop(`${[file, ...args].join(' ')} failed (${result.code})\n${result.output}`.trimEnd());
  }
  return result.output;
}

/**
 * npm as the running npm, so that its version and platform quirks (npm.cmd on Windows) stay its own.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return tryRun(process.execPath, [cli, ...args], options);
  return tryRun(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/**
 * A development tool of ours by the file its package names, without a shell in between.
 * @param {string} script path under node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runTool = (script, args, options = {}) =>
  tryRun(process.execPath, [inRoot('node_modules', script), ...args], options);
