import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openArchive } from '../../../../electron/engine/backup/archive-read.ts';
import { writeArchive } from '../../../../electron/engine/backup/archive-write.ts';
import { makeCode } from '../../../../electron/engine/backup/code.ts';
import { ENTRY, macOf, NEWEST_SCHEMA } from '../../../../electron/engine/backup/manifest.ts';
import { wrap } from '../../../../electron/engine/backup/recovery.ts';
import { temporaryFolder } from '../support.ts';

const key = new Uint8Array(randomBytes(32));
const profileId = '11111111-2222-4333-8444-555555555555';
const database = randomBytes(3_000);
const recovery = wrap({
  code: makeCode(),
  key,
  profileId,
  environment: 'tt02',
  keptAt: '2026-11-22T08:00:00.000Z',
});
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const fileOf = (name: string, bytes: Uint8Array, size = bytes.length) => ({ name, size, sha256: sha256(bytes) });

function manifestOf(change: object = {}): Record<string, unknown> {
  return {
    format: 1,
    appVersion: '0.1.0',
    environment: 'tt02',
    profileId,
    madeAt: '2026-11-22T08:00:00.000Z',
    fingerprint: recovery.fingerprint,
    schema: NEWEST_SCHEMA,
    files: [fileOf(ENTRY.database, database)],
    ...change,
  };
}

interface Made {
  readonly manifest?: Record<string, unknown>;
  readonly more?: readonly { name: string; bytes: Buffer; compress?: boolean }[];
  readonly without?: readonly string[];
  /** What yazl refuses to write: put in by hand, same length. */
  readonly rename?: readonly [from: string, to: string];
}

async function archive({ manifest = manifestOf(), more = [], without = [], rename }: Made = {}): Promise<string> {
  const zip = new ZipFile();
  const bytes = Buffer.from(JSON.stringify(manifest));
  const entries = [
    { name: ENTRY.database, bytes: database },
    { name: ENTRY.recovery, bytes: Buffer.from(JSON.stringify(recovery)) },
    { name: ENTRY.mac, bytes: Buffer.from(macOf(bytes, key)) },
    { name: ENTRY.manifest, bytes },
    ...more,
  ];
  for (const { name, bytes: content, ...options } of entries)
    if (!without.includes(name)) zip.addBuffer(content, name, { compress: false, ...options });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  let whole = Buffer.concat(parts);
  if (rename) whole = Buffer.from(whole.toString('latin1').replaceAll(rename[0], rename[1]), 'latin1');
  const path = join(temporaryFolder(), 'kopi.klientbro');
  writeFileSync(path, whole);
  return path;
}

describe('a backup that is read back', () => {
  const verified = async (made: Made, signal = new AbortController().signal) => {
    const opened = await openArchive(await archive(made));
    if (!opened.ok) throw new Error(opened.error.code);
    const done = await opened.value.verify(signal);
    opened.value.close();
    return done.ok ? 'whole' : done.error.code;
  };

  it('is whole, or names what is not as it was written, and writes nothing', async () => {
    expect(await verified({})).toBe('whole');
    const other = manifestOf({ files: [fileOf(ENTRY.database, randomBytes(3_000))] });
    expect(await verified({ manifest: other })).toBe('backup.damaged');
  });
});

async function refusal(made: Made): Promise<string> {
  const opened = await openArchive(await archive(made));
  if (opened.ok) opened.value.close();
  return opened.ok ? 'opened' : opened.error.code;
}

const side = `files/ab/${'ab'.repeat(32)}`;

describe('a backup file', () => {
  it('opens, and its files come out as they went in', async () => {
    const opened = await openArchive(await archive());
    if (!opened.ok) throw new Error(opened.error.code);
    const folder = temporaryFolder();
    let bytes = 0;
    const count = (more: number) => {
      bytes += more;
    };
    expect(await opened.value.extract(folder, count)).toEqual({ ok: true, value: undefined });
    expect(bytes).toBe(database.length);
    expect(readdirSync(folder)).toEqual([ENTRY.database]);
    opened.value.close();
  });

  it.each<[string, Made, string]>([
    [
      'a name that climbs out',
      { more: [{ name: 'xx/xx/evil', bytes: database }], rename: ['xx/xx/', '../../'] },
      'backup.unsafeName',
    ],
    [
      'an absolute name',
      { more: [{ name: 'xetc/evil', bytes: database }], rename: ['xetc/', '/etc/'] },
      'backup.unsafeName',
    ],
    [
      'a backslash in a name',
      { more: [{ name: 'xx/evil', bytes: database }], rename: ['xx/evil', 'xx\\evil'] },
      'backup.unsafeName',
    ],
    ['a name of no backup', { more: [{ name: 'vault.json', bytes: database }] }, 'backup.unsafeName'],
    ['a side file whose name is no hash', { more: [{ name: 'files/ab/x', bytes: database }] }, 'backup.unsafeName'],
    ['a squeezed entry', { more: [{ name: side, bytes: Buffer.alloc(1_000_000), compress: true }] }, 'backup.damaged'],
    ['the same name twice', { more: [{ name: ENTRY.database, bytes: database }] }, 'backup.damaged'],
    ['no manifest', { without: [ENTRY.manifest] }, 'backup.notBackup'],
    ['no wrapped key', { without: [ENTRY.recovery] }, 'backup.damaged'],
    ['no database', { without: [ENTRY.database] }, 'backup.damaged'],
    ['a manifest without the database', { manifest: manifestOf({ files: [] }) }, 'backup.damaged'],
    ['a manifest of a later form', { manifest: manifestOf({ format: 2 }) }, 'backup.newerFormat'],
    ['a database of a later version', { manifest: manifestOf({ schema: NEWEST_SCHEMA + 1 }) }, 'backup.newerFormat'],
    ['another manifest altogether', { manifest: { name: 'something' } }, 'backup.notBackup'],
    [
      'files said to be larger than all of it',
      { manifest: manifestOf({ files: [fileOf(ENTRY.database, database, 5e12)] }) },
      'backup.tooLarge',
    ],
    [
      'a file larger than said',
      { manifest: manifestOf({ files: [fileOf(ENTRY.database, database, 10)] }) },
      'backup.tooLarge',
    ],
    [
      'a file shorter than said',
      { manifest: manifestOf({ files: [fileOf(ENTRY.database, database, 3_100)] }) },
      'backup.damaged',
    ],
  ])('with %s is refused', async (_what, made, code) => {
    expect(await refusal(made)).toBe(code);
  });

  it('whose content is not what its manifest says is damaged, and says which file', async () => {
    const files = [{ ...fileOf(ENTRY.database, database), sha256: sha256(randomBytes(4)) }];
    const opened = await openArchive(await archive({ manifest: manifestOf({ files }) }));
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await opened.value.extract(temporaryFolder(), () => undefined)).toMatchObject({
      error: { code: 'backup.damaged', params: { file: ENTRY.database } },
    });
    opened.value.close();
  });
});

describe('writing', () => {
  const source = (bytes: number): { name: string; path: string } => {
    const path = join(temporaryFolder(), 'a');
    writeFileSync(path, randomBytes(bytes));
    return { name: ENTRY.database, path };
  };

  it('ends with what a full disk says', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    });
    const writing = writeArchive({
      target: full,
      sources: [source(1_000_000)],
      ending: () => [],
      onBytes: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('stops when it is told to, and when a file is gone', async () => {
    const stop = new AbortController();
    const path = join(temporaryFolder(), 'kopi');
    const target = createWriteStream(path);
    const writing = writeArchive({
      target,
      sources: [source(2_000_000)],
      ending: () => [],
      onBytes: () => stop.abort(new Error('stopped')),
      signal: stop.signal,
    });
    await expect(writing).rejects.toThrow('stopped');
    await finished(target).catch(() => undefined);
    const missing = writeArchive({
      target: createWriteStream(join(temporaryFolder(), 'kopi')),
      sources: [{ name: side, path: '/none' }],
      ending: () => [],
      onBytes: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(path)).toBe(true);
  });
});
