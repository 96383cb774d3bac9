import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open as openFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { faultOf } from '../store/faults.ts';
import { ENTRY, type Manifest, type ManifestFile, readManifest, SIDE_FILE } from './manifest.ts';
import { type Recovery, recovery } from './recovery.ts';

/** 100,000 side files give a manifest of about 17 MB. */
const MOST_MANIFEST = 64 * 1024 * 1024;
const MOST_SMALL = 16 * 1024;

/** A backup file that was opened and whose table of contents is in order. Its contents have not been looked at. */
export interface Archive {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly mac: string;
  readonly recovery: Recovery;
  /** Bytes of all files. */
  readonly total: number;
  /** Writes every file below `folder` and holds it against the manifest. */
  extract(folder: string, onBytes: (bytes: number) => void): Promise<Outcome<void>>;
  /** Reads every file and holds it against the manifest; writes nothing. */
  verify(signal: AbortSignal): Promise<Outcome<void>>;
  close(): void;
}

/** Faults of the file as codes; nothing is written. `close` what it answers. */
export async function openArchive(path: string): Promise<Outcome<Archive>> {
  let zip: ZipFile;
  try {
    zip = await opened(path);
  } catch (error) {
    return refused(error, (await beginsAsZip(path)) ? 'backup.damaged' : 'backup.notBackup');
  }
  try {
    const archive = await read(zip);
    if (!archive.ok) zip.close();
    return archive;
  } catch (error) {
    zip.close();
    return refused(error, 'backup.damaged');
  }
}

function opened(path: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function read(zip: ZipFile): Promise<Outcome<Archive>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { fileName: name } = entry;
    if (!Object.values<string>(ENTRY).includes(name) && !SIDE_FILE.test(name)) return unsafe(name);
    // Ours are stored as they are: what is squeezed, or there twice, was made by someone else.
    if (entries.has(name) || entry.compressionMethod !== 0 || entry.isEncrypted()) return damaged(name);
    entries.set(name, entry);
  }
  const small = async (name: string, most: number): Promise<Outcome<Buffer>> => {
    const entry = entries.get(name);
    if (!entry) return fail('backup.notBackup', { action: 'fixInput' });
    if (entry.uncompressedSize > most) return tooLarge(name);
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    return ok(Buffer.concat(parts));
  };
  const manifestBytes = await small(ENTRY.manifest, MOST_MANIFEST);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = readManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const mac = await small(ENTRY.mac, MOST_SMALL);
  if (!mac.ok) return damaged(ENTRY.mac);
  const kept = await small(ENTRY.recovery, MOST_SMALL);
  const wrapped = kept.ok ? recoveryIn(kept.value) : undefined;
  if (!wrapped) return damaged(ENTRY.recovery);

  const { files } = manifest.value;
  const missing = files.find(({ name }) => !entries.has(name));
  if (missing) return damaged(missing.name);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  // Stored as they are, they cannot be more than the file that holds them.
  if (total > zip.fileSize) return tooLarge(ENTRY.manifest);
  for (const file of files) {
    const size = entries.get(file.name)?.uncompressedSize ?? 0;
    if (size !== file.size) return size > file.size ? tooLarge(file.name) : damaged(file.name);
  }
  if (!files.some(({ name }) => name === ENTRY.database)) return damaged(ENTRY.database);
  return ok({
    manifest: manifest.value,
    manifestBytes: manifestBytes.value,
    mac: mac.value.toString('utf8'),
    recovery: wrapped,
    total,
    extract: async (folder, onBytes) => {
      for (const file of files) {
        const entry = entries.get(file.name);
        const done = entry ? await extractOne(zip, entry, file, folder, onBytes) : damaged(file.name);
        if (!done.ok) return done;
      }
      return ok(undefined);
    },
    verify: async (signal) => {
      for (const file of files) {
        const entry = entries.get(file.name);
        const done = entry
          ? await readOne(zip, entry, file, discarding(), () => signal.throwIfAborted())
          : damaged(file.name);
        if (!done.ok) return done;
      }
      return ok(undefined);
    },
    close: () => zip.close(),
  });
}

async function extractOne(
  zip: ZipFile,
  entry: Entry,
  file: ManifestFile,
  folder: string,
  onBytes: (bytes: number) => void,
): Promise<Outcome<void>> {
  const path = join(folder, ...file.name.split('/'));
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    return refused(error, 'backup.damaged', file.name);
  }
  return readOne(zip, entry, file, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }), onBytes);
}

const discarding = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

async function readOne(
  zip: ZipFile,
  entry: Entry,
  file: ManifestFile,
  target: Writable,
  onBytes: (bytes: number) => void,
): Promise<Outcome<void>> {
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  try {
    await pipeline(await zip.openReadStreamPromise(entry), counted, target);
  } catch (error) {
    return refused(error, 'backup.damaged', file.name);
  }
  return hash.digest('hex') === file.sha256 ? ok(undefined) : damaged(file.name);
}

/** A backup that was cut has lost the table of contents at its end, but begins as it should. */
async function beginsAsZip(path: string): Promise<boolean> {
  const file = await openFile(path, 'r').catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE() === 0x04034b50;
  } finally {
    await file.close();
  }
}

function recoveryIn(bytes: Buffer): Recovery | undefined {
  try {
    return recovery.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** yauzl tells what is wrong with a zip in words only; what the disk says has a code. */
function refused(
  error: unknown,
  otherwise: 'backup.notBackup' | 'backup.damaged',
  name?: string,
): { ok: false; error: ReturnType<typeof fail>['error'] } {
  const fault = faultOf(error);
  if (fault) return { ok: false, error: fault.failure };
  if (!(error instanceof Error) || error instanceof TypeError) throw error;
  if (/^(invalid relative path|absolute path|invalid characters)/.test(error.message)) return unsafe('?');
  return fail(otherwise, { params: name ? { file: name } : {}, action: 'fixInput' });
}

const damaged = (file: string) => fail('backup.damaged', { params: { file } });
const tooLarge = (file: string) => fail('backup.tooLarge', { params: { file } });
const unsafe = (file: string) => fail('backup.unsafeName', { params: { file: file.slice(0, 80) } });
