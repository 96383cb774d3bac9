import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';

/** One XML file: by itself, or a part of a zip. */
export interface Source {
  readonly name: string;
  /** Bytes of XML; a zip says so of its parts, and is held to it. */
  readonly size: number;
  readonly open: () => Readable;
  /** SHA-256 of what the last `open` gave, once it was read to its end. */
  readonly sha256: () => string;
}

export interface Sources {
  readonly parts: readonly Source[];
  /** `sheet`: a workbook, which is a zip as well. */
  readonly kind: 'file' | 'zip' | 'sheet';
  close(): void;
}

/** A ledger exported in parts has tens of them. */
const MOST_PARTS = 200;
/** All parts of one zip. Nothing of them is held, so this only ends a file that would be read for hours. */
const MOST_BYTES = 20_000_000_000;

/**
 * What a chosen file holds: itself, or the XML files of a zip, which is how many systems export. Read as streams; yauzl since
 * backups are read with it already, it reads a zip by its own table of contents, and it holds each part to the size said there.
 */
export async function sourcesOf(path: string): Promise<Outcome<Sources>> {
  const name = basename(path);
  const missing = fail('app.fileMissing', { params: { file: name }, action: 'fixInput', sent: 'notSent' });
  try {
    const found = await stat(path);
    if (!found.isFile()) return missing;
    if (!(await isZip(path))) {
      const part = sourceOf(name, found.size, () => createReadStream(path));
      return ok({ parts: [part], kind: 'file', close: () => undefined });
    }
  } catch {
    return missing;
  }
  return partsOf(path, name);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

async function partsOf(path: string, file: string): Promise<Outcome<Sources>> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    const opened = zip;
    const close = () => opened.close();
    const parts: Source[] = [];
    let bytes = 0;
    for await (const entry of opened.eachEntry()) {
      if (entry.fileName === '[Content_Types].xml') return ok({ parts: [], kind: 'sheet', close });
      if (!/\.xml$/i.test(entry.fileName) || /(^|\/)(__MACOSX\/|\._)/.test(entry.fileName)) continue;
      bytes += entry.uncompressedSize;
      if (entry.isEncrypted() || parts.length === MOST_PARTS || bytes > MOST_BYTES) {
        close();
        return notInZip(file);
      }
      parts.push(sourceOf(basename(entry.fileName), entry.uncompressedSize, () => partOf(opened, entry)));
    }
    if (parts.length > 0) return ok({ parts, kind: 'zip', close });
    close();
    return notInZip(file);
  } catch {
    zip?.close();
    return notInZip(file);
  }
}

export function notInZip(file: string): Outcome<never> {
  return fail('saft.zip', { params: { file }, action: 'fixInput', sent: 'notSent' });
}

function partOf(zip: ZipFile, entry: Entry): Readable {
  return Readable.from(
    (async function* () {
      yield* await zip.openReadStreamPromise(entry);
    })(),
    { objectMode: true },
  );
}

function sourceOf(name: string, size: number, open: () => Readable): Source {
  let hash = createHash('sha256');
  return {
    name,
    size,
    open: () => {
      hash = createHash('sha256');
      const own = hash;
      return Readable.from(
        (async function* () {
          for await (const chunk of open()) {
            own.update(chunk);
            yield chunk;
          }
        })(),
        { objectMode: true },
      );
    },
    sha256: () => hash.copy().digest('hex'),
  };
}
