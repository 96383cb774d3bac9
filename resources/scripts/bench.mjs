// @ts-check
// npm run bench [name …]: runs test/bench/<name>.ts, or all of them; `-- --long` for full sizes. Each in its own process.
import { readdir } from 'node:fs/promises';
import { buildAndPackage } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { tryRun } from './lib/run.mjs';
import { command, heading, Stop } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';

await command(async () => {
  const long = process.argv.includes('--long');
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const all = (await readdir(inRoot('test', 'bench'))).flatMap((file) =>
    file.endsWith('.ts') ? [file.slice(0, -3)] : [],
  );
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Stop(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}`);

  const electron = await setUp({ session: true, browser: true });
  await buildAndPackage(electron);
  let failed = 0;
  for (const name of asked.length > 0 ? asked : all) {
    heading(name);
    const args = [inRoot('resources', 'scripts', 'lib', 'bench-one.mjs'), name, electron.version];
    const { code } = await tryRun(process.execPath, ['--expose-gc', ...args, ...(long ? ['--long'] : [])]);
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
