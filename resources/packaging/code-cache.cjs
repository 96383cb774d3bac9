// @ts-check
// Run by the Electron that is packaged, as plain Node: code-cache.cjs <script>. Runs the script's modules once and keeps what V8 compiled.
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const v8 = require('node:v8');
const { Script, constants } = require('node:vm');

// The one flag that Electron sets when it runs as Node and not in its own processes: V8 refuses a cache made under other flags.
v8.setFlagsFromString('--no-experimental');

const filename = process.argv[2] ?? '';
const script = new Script(readFileSync(filename, 'utf8'), {
  filename,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
Object.assign(process, { parentPort: { postMessage: () => undefined, on: () => undefined } });
const required = createRequire(filename);
const noElectron = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no Electron here');
    },
  },
);
try {
  script.runInThisContext()(
    (/** @type {string} */ name) => (name === 'electron' ? noElectron : required(name)),
    filename,
    dirname(filename),
  );
} catch (error) {
  // The main process's own start is as far as it goes: by then every module has run.
  if (!(error instanceof Error && error.message === 'no Electron here')) throw error;
}
writeFileSync(`${filename}.cache`, script.createCachedData());
process.exit(0);
