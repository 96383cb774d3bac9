import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // One worker fewer is the default; on two cores that leaves one idle for minutes.
    maxWorkers: '100%',
    // What passing tests print is noise.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What runs keeps nothing in its modules, so the files of a worker share them: loading all of it anew for every file would
    // take as long as the tests.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'node', include: ['test/{unit,contract,faults,security}/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'windows',
          include: ['test/{unit,contract,faults,security}/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/unit/renderer/windows.ts'],
        },
      },
    ],
  },
});
