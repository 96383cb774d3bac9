import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/{unit,contract,faults,security}/**/*.test.{ts,tsx}'],
    // One worker fewer is the default; on two cores that leaves one idle for minutes.
    maxWorkers: '100%',
    // What passing tests print is noise.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
