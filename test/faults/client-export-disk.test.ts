import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportJob } from '../../electron/engine/clients/client-export.ts';
import type { JobResult } from '../../electron/engine/jobs/definition.ts';
import { type Disk, theDisk } from '../../electron/engine/laying.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { SideFiles } from '../../electron/engine/store/files.ts';
import { openTestStore, silentLog, temporaryFolder } from '../unit/engine/support.ts';

const organisationNumber = '310000000';
const RESULT = 'Overlevering.zip';
const words = {
  returns: Array.from({ length: 9 }, (_, index) => `r${index}`),
  messages: Array.from({ length: 7 }, (_, index) => `m${index}`),
};

let folder: string;
let job: (disk?: Disk) => ReturnType<typeof exportJob>;
const payload = () => ({ organisationNumber, folder, name: 'Overlevering', ...words });
beforeEach(() => {
  const store = openTestStore();
  folder = join(temporaryFolder(), 'handed over');
  mkdirSync(folder);
  const sideFiles = new SideFiles({ folder: join(store.folder, 'files'), key: store.key });
  job = (disk) => exportJob({ store, sideFiles, clock: systemClock, log: silentLog() }, disk);
});

const run = (disk: Disk = theDisk): Promise<JobResult> =>
  job(disk).run({
    ...{ id: 'one', payload: payload(), state: {}, attempt: 1 },
    signal: new AbortController().signal,
    save: async () => undefined,
    progress: async () => undefined,
  });

const fault = (code: string) => Object.assign(new Error(code), { code });

/** Takes the first piece, and does with the others as told. */
const cut = (then: () => Promise<void>): Disk => ({
  open: async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    let pieces = 0;
    const writeFile: typeof file.writeFile = async (piece) => {
      pieces += 1;
      if (pieces > 1) await then();
      await file.writeFile(piece);
    };
    return { writeFile, sync: () => file.sync(), close: () => file.close() };
  },
});

const isWhole = () => {
  const zip = unzipSync(readFileSync(join(folder, RESULT)));
  return JSON.parse(strFromU8(zip['mangler.json'] ?? new Uint8Array())) !== null && 'klient.json' in zip;
};

describe('a client exported to a disk that fails', () => {
  it.each([
    ['ENOSPC', 'folders.diskFull'],
    ['EDQUOT', 'folders.diskFull'],
    ['EIO', 'folders.failed'],
  ])('in the middle with %s leaves nothing there, waits, and is whole when there is room', async (code, told) => {
    expect(await run(cut(() => Promise.reject(fault(code))))).toMatchObject({ kind: 'wait', problem: { code: told } });
    expect(readdirSync(folder)).toEqual([]);
    expect(await run()).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual([RESULT]);
    expect(isWhole()).toBe(true);
  });

  it('because its folder went away in the middle waits for it, and never makes it anew', async () => {
    const gone = cut(async () => {
      renameSync(folder, `${folder}-away`);
      throw fault('EIO');
    });
    expect(await run(gone)).toMatchObject({ kind: 'wait' });
    expect(await run()).toMatchObject({ kind: 'wait', problem: { code: 'folders.missing' } });
    renameSync(`${folder}-away`, folder);
    expect(await run()).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual([RESULT]);
  });
});

describe('a client export that was killed in the middle', () => {
  /** As a kill leaves it: begun, and never heard of again. */
  const killed = () =>
    new Promise<void>((begun) => {
      const never = new Promise<void>(() => undefined);
      void run(
        cut(() => {
          begun();
          return never;
        }),
      );
    });

  it('leaves one unfinished file, which the next run takes away for a whole one', async () => {
    await killed();
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\..*\.tmp$/)]);
    expect(await run()).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual([RESULT]);
    expect(isWhole()).toBe(true);
  });

  it('and is cancelled before it goes on leaves nothing', async () => {
    await killed();
    await job().cancelled?.(payload());
    expect(readdirSync(folder)).toEqual([]);
  });
});
