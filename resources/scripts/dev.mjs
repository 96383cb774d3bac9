// @ts-check
// npm run dev: the app from sources, with hot reload of the renderer. Arguments after `--` go to the app.
import { rm } from 'node:fs/promises';
import { electronForDevelopment } from './lib/electron.mjs';
import { inRoot } from './lib/paths.mjs';
import { runTool } from './lib/run.mjs';
import { canSandbox } from './lib/sandbox.mjs';
import { command, heading, Stop } from './lib/say.mjs';
import { hasDisplay, setUp } from './lib/setup.mjs';

await command(async () => {
  if (!hasDisplay()) throw new Stop('npm run dev needs a display. Try `npm run tour`, or `xvfb-run -a npm run dev`.');
  const electron = await setUp({});
  // Development builds land in out/build too: the next npm start must not take them for its own.
  await rm(inRoot('out', 'build.stamp'), { force: true });
  heading('Klientbro, from sources');
  const args = ['dev', '--watch', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])];
  const { code } = await runTool('electron-vite/bin/electron-vite.js', args, {
    env: {
      ELECTRON_EXEC_PATH: await electronForDevelopment(electron),
      ...((await canSandbox()) ? {} : { NO_SANDBOX: '1' }),
    },
  });
  return code;
});
