// @ts-check
// npm test: every kind of test at its small size. `--long` runs full sizes and seeds. The last line adds everything up.
import { buildAndPackage } from './lib/build.mjs';
import { e2e, lint, types, vitest } from './lib/kinds.mjs';
import { command, heading, say, seconds } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';
import { addUp, oneCheck, totalsLine } from './lib/totals.mjs';

const long = process.argv.includes('--long');
/** @type {Record<string, string>} */
const env = long ? { KLIENTBRO_LONG: '1' } : {};
/**
 * Far from Oslo on both counts: another day for half of each day, and summer time at the other end of the year. What takes the
 * machine's time for Oslo's is found here sooner than in most developers' own zone, so the short run has only this one.
 */
const farZone = 'Pacific/Auckland';

/** @typedef {{ name: string, run: () => Promise<import('./lib/totals.mjs').Totals> }} Kind */

/** @param {import('./lib/electron.mjs').FoundElectron} electron @returns {readonly Kind[]} */
const kinds = (electron) => [
  { name: 'Lint', run: lint },
  { name: 'Types', run: types },
  {
    name: `Unit, in the time zone ${farZone}`,
    run: () => vitest('unit', { label: 'unit-far-zone', env: { ...env, TZ: farZone } }),
  },
  ...(long ? [{ name: 'Unit', run: () => vitest('unit', { env }) }] : []),
  { name: 'Contract', run: () => vitest('contract', { env }) },
  { name: 'Faults', run: () => vitest('faults', { env }) },
  { name: 'Security', run: () => vitest('security', { env }) },
  { name: 'End to end, in the packaged app', run: () => packagedAndTried(electron) },
];

/** @param {import('./lib/electron.mjs').FoundElectron} electron */
async function packagedAndTried(electron) {
  try {
    await buildAndPackage(electron);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return oneCheck(false);
  }
  return e2e({ env });
}

await command(async () => {
  const startedAt = performance.now();
  const electron = await setUp({ session: true, browser: true, checks: true });
  const results = [];
  for (const { name, run } of kinds(electron)) {
    heading(name);
    const kindStartedAt = performance.now();
    results.push({ name, totals: await run(), took: seconds(kindStartedAt) });
  }
  heading(`What ran${long ? ', at full size' : ''}, on Electron ${electron.version} (${seconds(startedAt)})`);
  for (const { name, totals, took } of results) say(`${name}: ${totalsLine(totals)} (${took})`);
  const totals = addUp(results.map((result) => result.totals));
  console.log(`\n${totalsLine(totals)}`);
  return totals.failed === 0 ? 0 : 1;
});
