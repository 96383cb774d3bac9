// @ts-check
// npm start: installs what is missing, builds, and opens the app as built. Arguments after `--` go to the app.
import { spawn } from 'node:child_process';
import { buildAndPackage } from './lib/build.mjs';
import { canSandbox } from './lib/sandbox.mjs';
import { command, heading, say } from './lib/say.mjs';
import { hasDisplay, setUp } from './lib/setup.mjs';
import { hasSessionBus, runWithTemporaryKeyring } from './lib/temporary-keyring.mjs';
import { runTour } from './lib/tour.mjs';

await command(async () => {
  if (!hasDisplay()) {
    say(
      'This machine has no display: starting a virtual one and running the tour there, in an empty throwaway profile.',
    );
    return runTour();
  }
  const hasBus = hasSessionBus(process.env, process.platform, process.getuid?.());
  const electron = await setUp({ session: !hasBus });
  const executable = await buildAndPackage(electron);
  heading('Klientbro');
  const sandboxed = await canSandbox();
  if (!sandboxed)
    say("Chromium's sandbox cannot be had here (root, or no user namespaces): starting with --no-sandbox.");
  const args = [...(sandboxed ? [] : ['--no-sandbox']), ...process.argv.slice(2)];
  if (!hasBus) {
    say(
      'This machine has no keychain service: starting with a bus and a keyring for this run alone, in a throwaway profile.',
    );
    say('What you do in practice is gone afterwards; TT02 and production store nothing.');
    return runWithTemporaryKeyring(executable, args);
  }
  return new Promise((resolve, reject) => {
    const app = spawn(executable, args, { stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => app.kill(signal));
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 1));
  });
});
