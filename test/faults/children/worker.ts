import { appendFileSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { createJobs } from '../../../electron/engine/jobs/jobs.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore } from '../../../electron/engine/store/store.ts';

/**
 * An engine with one job of six steps, each of which "sends" by adding a line to a file, after looking whether a line
 * of that step is there already: what a filing does with an authority. `dieAt` names the point to wait at to be killed.
 */
const [path = '', key = '', outside = '', dieAt = ''] = process.argv.slice(2);
const STEPS = 6;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock: systemClock, log });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;

async function point(name: string): Promise<void> {
  process.stdout.write(`at ${name}\n`);
  if (name === dieAt) await new Promise(() => setInterval(() => {}, 1_000));
}

const jobs = createJobs({
  store,
  clock: systemClock,
  log,
  concurrency: 2,
  push: (name, row) => {
    if (name === 'jobs.changed' && 'state' in row && row.state === 'done') void finish();
  },
});
jobs.define({
  kind: 'steps',
  payload: z.object({ name: z.string() }),
  state: z.object({ begun: z.number(), ended: z.number() }),
  initial: { begun: 0, ended: 0 },
  maxAttempts: 1,
  run: async ({ state, payload, save }) => {
    for (let step = state.ended + 1; step <= STEPS; step += 1) {
      await point(`${step}.0`);
      await save({ begun: step, ended: step - 1 });
      await point(`${step}.1`);
      const line = `${payload.name} ${step}\n`;
      const mayHaveArrived = state.begun === step;
      if (!mayHaveArrived || !readFileSync(outside, 'utf8').includes(line)) appendFileSync(outside, line);
      await point(`${step}.2`);
      await save({ begun: step, ended: step });
      await point(`${step}.3`);
    }
    return { kind: 'done' };
  },
});

async function finish(): Promise<void> {
  await jobs.drain();
  await store.close();
  process.stdout.write('finished\n');
}

const added = await jobs.enqueue('steps', { payload: { name: 'step' }, key: 'the one' });
if (!added.ok) throw new Error(added.error.code);
jobs.start();
