// @ts-check
// npm run check: what a change should pass before it is committed. Needs no Electron.
import { lint, types, vitest } from './lib/kinds.mjs';
import { command, heading } from './lib/say.mjs';
import { ensureNodeModules } from './lib/setup.mjs';
import { addUp, totalsLine } from './lib/totals.mjs';

await command(async () => {
  await ensureNodeModules();
  heading('Lint');
  const results = [await lint()];
  heading('Types');
  results.push(await types());
  heading('Unit tests');
  results.push(await vitest('unit'));
  const totals = addUp(results);
  console.log(`\n${totalsLine(totals)}`);
  return totals.failed === 0 ? 0 : 1;
});
