import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const TESTS = 'test/{unit,contract,faults,security}/**/*.test.{ts,tsx}';
const WINDOWS = 'test/unit/renderer/**/*.test.{ts,tsx}';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // One worker fewer is the default; on two cores that leaves one idle for minutes.
    maxWorkers: '100%',
    // What passing tests print is noise.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        // The engine and practice keep nothing in their modules, so the files of a worker share them instead of loading them anew.
        test: { name: 'node', include: [TESTS], exclude: [WINDOWS], isolate: false },
      },
      // Windows share a document and timers: each file has its own.
      { extends: true, test: { name: 'windows', include: [WINDOWS] } },
    ],
  },
});
