// @ts-check
// npm run pack: the unpacked app into out/package. `-- --release` makes the installers, on the declared Electron only.
import { buildAndPackage } from './lib/build.mjs';
import { command, Stop, say } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';

await command(async () => {
  const release = process.argv.includes('--release');
  const electron = await setUp({});
  const { packageApp, reasonAgainstRelease } = await import('../packaging/package.mjs');
  const reason = release ? reasonAgainstRelease(electron) : undefined;
  if (reason !== undefined) throw new Stop(reason);
  const executable = await buildAndPackage(electron);
  if (release) await packageApp(electron, { installers: true });
  say(executable);
  return 0;
});
