import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveJob } from '../../electron/engine/dialogs/client-folders/saver.ts';
import type { DueFile } from '../../electron/engine/dialogs/client-folders/store.ts';
import type { JobResult } from '../../electron/engine/jobs/definition.ts';
import { type Disk, theDisk } from '../../electron/engine/laying.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { ok } from '../../shared/outcome.ts';

const COUNT = 4;
const SAVE_ID = '0197a1c2-0000-7000-8000-000000000001';
const fault = (code: string) => Object.assign(new Error(code), { code });
const all = Array.from({ length: COUNT }, (_, position): DueFile => {
  const words = {
    clientName: 'Klient AS',
    sender: 'Skatteetaten',
    title: 'Vedtak',
    at: '2026-05-04T07:12:33.1234560Z',
  };
  return { position, dialogId: `d${position}`, attachmentId: '1', organisationNumber: '310000000', ...words };
});

let above: string;
let root: string;
let settled: Set<number>;
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'klientbro-folders-'));
  root = join(above, 'clients');
  mkdirSync(root);
  settled = new Set();
});
afterEach(() => rmSync(above, { recursive: true, force: true }));

/** The job over four files of one client, of which those that are settled are not looked at again. */
function run(disk: Disk): Promise<JobResult> {
  const job = saveJob({
    store: {
      waiting: async () => all.filter(({ position }) => !settled.has(position)),
      count: async () => COUNT,
      settle: async (_, position) => {
        settled.add(position);
      },
    },
    audit: { around: (_, act) => act() },
    clock: systemClock,
    bytes: async (dialogId) => ok({ name: `${dialogId}.bin`, bytes: Buffer.from(`the whole of ${dialogId}`) }),
    shelf: async () => ({ root, rule: { folder: '{klient}', file: '{filnavn}' } }),
    disk,
  });
  return job.run({
    ...{ id: SAVE_ID, payload: { saveId: SAVE_ID }, state: {}, attempt: 1 },
    signal: new AbortController().signal,
    save: async () => undefined,
    progress: async () => undefined,
  });
}

function later() {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve: () => resolve(), reject: (error: Error) => reject(error) };
}

/** What lies under a name of its own, and what it holds. */
const named = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.name.endsWith('.tmp'))
    .map((each) => readFileSync(join(each.parentPath, each.name), 'utf8'))
    .sort();
const whole = all.map(({ dialogId }) => `the whole of ${dialogId}`);

describe('a disk that is lost while attachments are saved to client folders', () => {
  it('before they are flushed has nothing under its name, and everything the next time', async () => {
    const lost = later();
    const written = later();
    let begun = 0;
    const cut = run({
      open: async (path, flags, mode) => {
        const file = await open(path, flags, mode);
        const sync = () => {
          begun += 1;
          if (begun === COUNT) written.resolve();
          return lost.promise;
        };
        return { writeFile: (bytes) => file.writeFile(bytes), sync, close: () => file.close() };
      },
    });
    await written.promise;
    expect(named()).toEqual([]);
    expect(settled.size).toBe(0);

    expect(await run(theDisk)).toEqual({ kind: 'done' });
    expect(named()).toEqual(whole);
    lost.reject(fault('EIO'));
    expect(await cut).toMatchObject({ kind: 'wait', problem: { code: 'folders.failed' } });
    expect(named()).toEqual(whole);
  });

  it('in the middle is waited for, never made anew, and gets each file once', async () => {
    let opened = 0;
    const told = await run({
      open: async (path, flags, mode) => {
        opened += 1;
        if (opened === 2) renameSync(root, `${root}-away`);
        return open(path, flags, mode);
      },
    });
    expect(told).toMatchObject({ kind: 'wait', problem: { code: 'folders.missing' } });
    expect(readdirSync(above)).toEqual(['clients-away']);

    renameSync(`${root}-away`, root);
    expect(await run(theDisk)).toEqual({ kind: 'done' });
    expect(named()).toEqual(whole);
  });
});
