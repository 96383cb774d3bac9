import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { operationNames } from './shared/contract.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Packages with native code: they ship in node_modules beside the bundles. Everything else is bundled, because loading modules is what start-up costs. */
const external = ['electron', /^electron\//, 'keytar', 'libsql', /^@libsql\//];

// Targets are the oldest runtime the app is run on (Electron 33: Node 20.18, Chromium 130), not the newest one it is declared for.
const nodeTarget = 'node20.18';

export default defineConfig({
  main: {
    root: at('.'),
    build: {
      outDir: at('out/build/main'),
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        input: {
          main: at('electron/main.ts'),
          engine: at('electron/engine/main.ts'),
          practice: at('electron/practice/main.ts'),
          // In a thread of the engine's: what a sender's PDF does to it stays there.
          'pdf-reader': at('electron/engine/dialogs/file-text/pdf-reader.mjs'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Read at every start, so without blanks and comments; names stay, for the places in the logs.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    root: at('.'),
    define: { OPERATION_NAMES: JSON.stringify(operationNames) },
    build: {
      outDir: at('out/build/preload'),
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', /^electron\//],
        input: { preload: at('electron/preload.ts') },
        // A sandboxed preload is CommonJS in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    build: {
      outDir: at('out/build/renderer'),
      target: 'chrome130',
      sourcemap: true,
      // Read, compiled and kept at every start.
      minify: true,
      // One file of styles: pages that are read later need not wait for theirs, and the order of rules stays what it is.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
    plugins: [react()],
  },
});
