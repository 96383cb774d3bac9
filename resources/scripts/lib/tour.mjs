// @ts-check
import { buildAndPackage } from './build.mjs';
import { heading, say } from './say.mjs';
import { hasDisplay, setUp } from './setup.mjs';

/** Sets up, builds, packages and tours. @returns {Promise<number>} exit code: 0 only if every step held */
export async function runTour() {
  const electron = await setUp({ session: true, browser: true });
  await buildAndPackage(electron);
  heading('Tour');
  if (process.platform === 'linux') {
    say('A session bus and a keyring are brought up for this tour alone; both go with the throwaway profile.');
  }
  const { importTypeScript } = await import('./typescript.mjs');
  const { runSteps } = await importTypeScript('test', 'e2e', 'support', 'tour-run.ts');
  const { tour } = await importTypeScript('test', 'e2e', 'tour.ts');
  // Root's display is closed to the user that the tour makes.
  const display = hasDisplay() && process.getuid?.() !== 0 ? 'own' : 'virtual';
  return (await runSteps(tour, { display })) ? 0 : 1;
}
