// Shipped as main.js and as engine.js: runs the script beside it that has its name, with what V8 has compiled of it already
// (code-cache.mjs). V8 itself refuses what another version, or other flags, made; then the script is compiled as ever.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, Script } from 'node:vm';

const filename = `${import.meta.filename.slice(0, -'.js'.length)}.cjs`;
const script = new Script(readFileSync(filename, 'utf8'), {
  filename,
  cachedData: readFileSync(`${filename}.cache`),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
script.runInThisContext()(createRequire(filename), filename, import.meta.dirname);
