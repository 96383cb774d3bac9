// @ts-check
import { createRunnableDevEnvironment, resolveConfig } from 'vite';
import { inRoot, root } from './paths.mjs';

/** @type {Promise<import('vite').RunnableDevEnvironment> | undefined} */
let open;

/**
 * Imports one of our TypeScript files into a plain Node script, with what it imports, now and later: the engine reads some of
 * its libraries only when they are needed. So it stays open as long as the process.
 * @param {...string} path below the root
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(...path) {
  open ??= environment();
  return (await open).runner.import(inRoot(...path));
}

async function environment() {
  const options = { consumer: /** @type {const} */ ('server'), resolve: { external: /** @type {const} */ (true) } };
  const config = await resolveConfig(
    { root, configFile: false, envDir: false, logLevel: 'error', environments: { script: options } },
    'serve',
  );
  const made = createRunnableDevEnvironment('script', config, {
    runnerOptions: { hmr: { logger: false } },
    hot: false,
  });
  await made.init();
  return made;
}
