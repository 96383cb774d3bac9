import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../electron/engine/laying.ts';
import { choose, filed, PAPERS, tree } from '../fixtures/mva/archive.ts';

/** A disk that fails in the middle of each paper from the one named on, until it is mended. */
function failingDisk(code: string, from: number) {
  const state = { broken: true, begun: 0 };
  const fails = () => {
    throw Object.assign(new Error(code), { code });
  };
  const disk: Disk = {
    open: async (path, flags, mode) => {
      state.begun += 1;
      const fault = state.broken && state.begun >= from;
      if (fault && code !== 'ENOSPC') fails();
      const file = await open(path, flags, mode);
      return {
        writeFile: async (bytes) => {
          if (!fault) return file.writeFile(bytes as Uint8Array);
          await file.writeFile((bytes as Uint8Array).subarray(0, 20));
          fails();
        },
        sync: () => file.sync(),
        close: () => file.close(),
      };
    },
  };
  return { disk, mend: () => (state.broken = false) };
}

const names = (root: string) => [...tree(root).keys()].map((path) => basename(path)).sort();
const RETRY_MS = 15 * 60_000;

describe('a disk that fails while papers are written to the archive', () => {
  it.each([
    ['ENOSPC', 'archive.diskFull'],
    ['EROFS', 'archive.failed'],
    ['EACCES', 'archive.failed'],
    ['EIO', 'archive.failed'],
  ])('with %s is told, leaves nothing half-written, and is tried again by itself', async (code, told) => {
    const { disk, mend } = failingDisk(code, 3);
    const kept = await filed('production', disk);
    await choose(kept);
    expect(await kept.archive.view()).toMatchObject({ missing: 1, written: 0, problem: { code: told } });
    const whole = tree(kept.root);
    expect(names(kept.root)).toHaveLength(2);

    await kept.world.clock.advance(RETRY_MS + 1_000);
    await kept.settle();
    expect(await kept.archive.view()).toMatchObject({ missing: 1, problem: { code: told } });
    expect(tree(kept.root)).toEqual(whole);

    mend();
    await kept.world.clock.advance(RETRY_MS + 1_000);
    await kept.settle();
    expect(await kept.archive.view()).toMatchObject({ missing: 0, written: 1, problem: null });
    expect(names(kept.root)).toEqual(PAPERS);
    for (const [path, hash] of whole) expect(tree(kept.root).get(path)).toBe(hash);
  });

  it('with the list of hashes as the first that has no room gets it later', async () => {
    const { disk, mend } = failingDisk('ENOSPC', 7);
    const kept = await filed('production', disk);
    await choose(kept);
    expect(names(kept.root)).not.toContain('SHA256SUMS');
    expect(names(kept.root)).toHaveLength(6);
    mend();
    await kept.world.clock.advance(RETRY_MS + 1_000);
    await kept.settle();
    expect(names(kept.root)).toHaveLength(7);
  });
});
