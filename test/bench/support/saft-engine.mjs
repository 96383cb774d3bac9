// @ts-check
// A whole engine in a process of its own that reads one ledger: saft-engine.mjs <folder> <file>. Tells how long its event loop was held.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importTypeScript } from '../../../resources/scripts/lib/typescript.mjs';

const [, , folder = '', path = ''] = process.argv;
const { openEngine } = await importTypeScript('electron', 'engine', 'engine.ts');
const { systemClock } = await importTypeScript('electron', 'engine', 'ports.ts');
const { memoryKeychain } = await importTypeScript('test', 'unit', 'engine', 'support.ts');
const organisationNumber = '312480778';
mkdirSync(join(folder, 'downloads'), { recursive: true });

/** @type {(job: any) => void} */
let finished = () => {};
/** @type {Promise<any>} */
const over = new Promise((resolve) => {
  finished = resolve;
});
const engine = await openEngine(
  {
    environment: 'practice',
    folder: join(folder, 'engine'),
    logFolder: join(folder, 'logs'),
    downloadFolder: join(folder, 'downloads'),
    appVersion: '0.1.0',
    profileId: '11111111-2222-4333-8444-555555555555',
    personName: 'Kari Test',
    temporaryKeychain: false,
    // Nothing answers there: what is measured needs no authority.
    practice: { origin: 'http://127.0.0.1:9', firm: { organisationNumber, name: 'Åsen Drift AS' } },
  },
  {
    push: (/** @type {string} */ name, /** @type {any} */ told) => {
      if (name === 'jobs.changed' && told.kind === 'saft.read' && told.finishedAt) finished(told);
    },
    saved: () => {},
    askProxy: async () => '',
    askPdf: async () => null,
  },
  { clock: systemClock, keychain: memoryKeychain() },
);
engine.grantFile('ledger', path);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const period = { kind: 'aar', number: 1, year: 2026 };
const started = await engine.call('saft.start', {
  organisationNumber,
  handles: ['ledger'],
  category: 'alminnelig',
  period,
});
if (!started.ok) throw new Error(JSON.stringify(started.error));
const job = await over;
delay.disable();
if (job.state !== 'done') throw new Error(JSON.stringify(job.problem));
process.send?.({ longestMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 });
await engine.stop();
process.disconnect?.();
