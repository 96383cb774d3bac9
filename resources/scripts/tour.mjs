// @ts-check
// npm run tour: the main job driven through the real windows of the packaged app, in an empty throwaway profile.
import { command } from './lib/say.mjs';
import { runTour } from './lib/tour.mjs';

await command(runTour);
