// @ts-check
import { runnerImport } from 'vite';
import { inRoot, root } from './paths.mjs';

/**
 * Imports one of our TypeScript files into a plain Node script, with what it imports.
 * @param {...string} path below the root
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(...path) {
  const { module } = await runnerImport(inRoot(...path), { root, configFile: false, logLevel: 'error' });
  return module;
}
