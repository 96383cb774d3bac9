// @ts-check
import { readFile, rm } from 'node:fs/promises';
import { inRoot } from './paths.mjs';
import { runTool } from './run.mjs';
import { say } from './say.mjs';
import { fromPlaywright, fromVitest, oneCheck, skippedNames } from './totals.mjs';

/** @typedef {import('./totals.mjs').Totals} Totals */

/** Biome over everything; a warning fails. @returns {Promise<Totals>} */
export async function lint() {
  const args = ['check', '--config-path=.biome.json', '--error-on-warnings', '.'];
  return oneCheck((await runTool('@biomejs/biome/bin/biome', args)).code === 0);
}

/** @returns {Promise<Totals>} */
export async function types() {
  const args = ['-p', '.', '--noEmit', '--incremental', '--tsBuildInfoFile', 'out/types.tsbuildinfo'];
  return oneCheck((await runTool('typescript/bin/tsc', args)).code === 0);
}

/** @param {string} file */
const readReport = async (file) => JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) ?? undefined;

/**
 * The tests of one folder under test/.
 * @param {string} folder
 * @param {{ label?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<Totals>}
 */
export async function vitest(folder, { label = folder, env = {} } = {}) {
  const file = inRoot('out', 'results', `${label}.json`);
  await rm(file, { force: true });
  const { code } = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--passWithNoTests',
      `test/${folder}/`,
    ],
    { env },
  );
  const report = await readReport(file);
  for (const name of skippedNames(report)) say(`SKIPPED ${name}`);
  return fromVitest(report, code);
}

/** The packaged app; it must have been packaged before. @param {{ env?: Record<string, string> }} [options] @returns {Promise<Totals>} */
export async function e2e({ env = {} } = {}) {
  const file = inRoot('out', 'results', 'e2e.json');
  await rm(file, { force: true });
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--config=test/playwright.config.ts'], { env });
  return fromPlaywright(await readReport(file), code);
}
