// @ts-check
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { electronExecutable } from '../scripts/lib/electron.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';

const folder = inRoot('out', 'build', 'main');
// A script's names would otherwise be everybody's; and modules are strict.
const OPEN = '(function (require, __filename, __dirname) {"use strict";';

/**
 * Main process and engine, each as one script with V8's code cache beside it: compiling them took a tenth of every start. The cache
 * lies in the archive with the sources it was made of, and is made by the Electron that it is packaged with.
 * @param {import('../scripts/lib/electron.mjs').FoundElectron} electron
 */
export async function makeCodeCaches(electron) {
  for (const name of ['main', 'engine']) {
    const script = join(folder, `${name}.cjs`);
    // Packaged again from the same build: there the module has given way already.
    if (!existsSync(script)) await bundle(join(folder, `${name}.js`), script);
    await run(electronExecutable(electron.dir), [inRoot('resources', 'packaging', 'code-cache.cjs'), script], {
      env: { ELECTRON_RUN_AS_NODE: '1' },
      quiet: true,
    });
    await copyFile(inRoot('resources', 'packaging', 'cached-start.mjs'), join(folder, `${name}.js`));
  }
}

/** What is loaded later stays as the modules they are. @param {string} input @param {string} file */
async function bundle(input, file) {
  const bundled = await rolldown({
    input,
    platform: 'node',
    external: (id, importer, isResolved) => !isResolved && !(importer && id.startsWith('./')),
    plugins: [
      {
        name: 'later',
        resolveDynamicImport: (id) => (typeof id === 'string' ? { id, external: true } : null),
        load: async (id) => ({
          code: await readFile(id, 'utf8'),
          map: await readFile(`${id}.map`, 'utf8').catch(() => null),
        }),
      },
    ],
  });
  await bundled.write({
    file,
    format: 'cjs',
    sourcemap: true,
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    postBanner: OPEN,
    postFooter: '})',
  });
  await bundled.close();
}
