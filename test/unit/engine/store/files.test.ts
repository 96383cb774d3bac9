import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SideFiles } from '../../../../electron/engine/store/files.ts';
import { temporaryFolder } from '../support.ts';

function sideFiles() {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  return {
    folder,
    key,
    files: new SideFiles({ folder, key }),
    path: (hash: string) => join(folder, hash.slice(0, 2), hash),
  };
}

describe('side files', () => {
  it('give back what was put, and hold none of it in the clear', async () => {
    const { files, path } = sideFiles();
    const bytes = Buffer.from('Kvittering for merverdiavgift '.repeat(5_000));
    const put = await files.put(bytes);
    expect(put.size).toBe(bytes.length);
    expect(await files.get(put.hash)).toEqual({ ok: true, value: bytes });
    expect(readFileSync(path(put.hash)).includes('merverdiavgift')).toBe(false);
  });

  it('take and give what is large a piece at a time', async () => {
    const { files } = sideFiles();
    const piece = randomBytes(65_536);
    const content = {
      size: 40 * piece.length,
      read: async function* () {
        for (let nth = 0; nth < 40; nth += 1) yield piece;
      },
    };
    const { hash, size } = await files.put(content);
    expect(size).toBe(content.size);
    const opened = await files.open(hash);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.size).toBe(content.size);
    const lengths: number[] = [];
    const digest = createHash('sha256');
    for await (const read of opened.value.read()) {
      lengths.push(read.length);
      digest.update(read);
    }
    expect(digest.digest('hex')).toBe(hash);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(65_536);
  });

  it('never give the end of what was altered after it was opened', async () => {
    const { files, path } = sideFiles();
    const bytes = randomBytes(200_000);
    const { hash } = await files.put(bytes);
    const opened = await files.open(hash);
    if (!opened.ok) throw new Error(opened.error.code);
    const lain = readFileSync(path(hash));
    lain[100] = (lain[100] ?? 0) ^ 1;
    writeFileSync(path(hash), lain);
    let given = 0;
    const readAll = async () => {
      for await (const piece of opened.value.read()) given += piece.length;
    };
    await expect(readAll()).rejects.toThrow();
    expect(given).toBeLessThan(bytes.length);
    expect(await files.open(hash)).toMatchObject({ ok: false, error: { code: 'store.damaged' } });
  });

  it('keep nothing of what changed while it was read', async () => {
    const { files, folder } = sideFiles();
    const changing = {
      size: 4,
      read: async function* () {
        yield randomBytes(4);
      },
    };
    await expect(files.put(changing)).rejects.toThrow('changed');
    expect(readdirSync(folder).flatMap((each) => readdirSync(join(folder, each)))).toEqual([]);
  });

  it('keep equal contents once and leave no temporary file', async () => {
    const { files, folder, path } = sideFiles();
    const first = await files.put(Buffer.from('same'));
    const written = statSync(path(first.hash)).mtimeMs;
    await files.put(Buffer.from('same'));
    expect(statSync(path(first.hash)).mtimeMs).toBe(written);
    expect(readdirSync(join(folder, first.hash.slice(0, 2)))).toEqual([first.hash]);
  });

  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['cut', (path: string) => truncateSync(path, 40)],
    ['empty', (path: string) => truncateSync(path, 0)],
    [
      'altered',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ])('answer a %s file with a code', async (_name, damage) => {
    const { files, path } = sideFiles();
    const { hash } = await files.put(randomBytes(1_000));
    damage(path(hash));
    expect(await files.get(hash)).toMatchObject({ ok: false, error: { code: 'store.damaged' } });
  });

  it('do not open under another name or another key', async () => {
    const { files, folder, path } = sideFiles();
    const one = await files.put(Buffer.from('one'));
    const two = await files.put(Buffer.from('two'));
    renameSync(path(one.hash), path(two.hash));
    expect((await files.get(two.hash)).ok).toBe(false);
    const { hash } = await files.put(Buffer.from('three'));
    expect((await new SideFiles({ folder, key: randomBytes(32) }).get(hash)).ok).toBe(false);
  });
});
