// @ts-check
// Runs one bench: bench-one.mjs <name> <Electron version> [--long].
import { command } from './say.mjs';
import { importTypeScript } from './typescript.mjs';

const [, , name = '', electron, ...flags] = process.argv;

await command(async () => {
  const { runBench } = await importTypeScript('test', 'bench', 'support', 'harness.ts');
  const { default: bench } = await importTypeScript('test', 'bench', `${name}.ts`);
  await runBench(name, bench, { electron, long: flags.includes('--long') });
  return 0;
});
