import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const out = (path: string): string => fileURLToPath(new URL(`../out/${path}`, import.meta.url));

/** One app at a time (a start makes a user, a display and a keyring), and no retries: a test that passes at the second try does not pass. */
export default defineConfig({
  testDir: './e2e',
  outputDir: out('e2e'),
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: out('results/e2e.json') }]],
});
