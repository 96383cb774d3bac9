// @ts-check
// Practice in a process of its own: practice-process.mjs <folder> <small|large> <letters each>. Tells its origin and the firm, then answers until it is ended.
import { importTypeScript } from '../../../resources/scripts/lib/typescript.mjs';

const { startPractice } = await importTypeScript('electron', 'practice', 'practice.ts');
const clock = {
  now: () => Date.now(),
  timer: (/** @type {number} */ ms, /** @type {() => void} */ run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const { origin, firm } = await startPractice({
  folder: process.argv[2],
  clock,
  size: process.argv[3] === 'small' ? 'small' : 'large',
  lettersEach: Number(process.argv[4]),
});
process.send?.({ origin, firm });
