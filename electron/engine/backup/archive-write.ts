import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ManifestFile } from './manifest.ts';

export interface ArchiveSource {
  readonly name: string;
  readonly path: string;
}

export interface WriteInput {
  readonly target: Writable;
  readonly sources: readonly ArchiveSource[];
  /** Small entries that follow the files: what they say may depend on the files' hashes. */
  readonly ending: (files: readonly ManifestFile[]) => readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Streams everything into one zip, one file after the other; nothing is held whole. Contents are encrypted, so nothing is squeezed. */
export async function writeArchive({ target, sources, ending, onBytes, signal }: WriteInput): Promise<void> {
  const zip = new ZipFile();
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const written = pipeline(zip.outputStream, target, { signal: either });
  // An error of the target ends the reading too, and is the one that is told.
  const added = addAll(zip, sources, ending, onBytes, either).catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  const [writing, adding] = await Promise.allSettled([
    written.catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
    added,
  ]);
  if (signal.aborted) throw signal.reason;
  // Whichever failed first is the reason of the other.
  if (failed.signal.aborted) throw failed.signal.reason;
  for (const end of [writing, adding]) if (end.status === 'rejected') throw end.reason;
}

async function addAll(
  zip: ZipFile,
  sources: readonly ArchiveSource[],
  ending: WriteInput['ending'],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const files: ManifestFile[] = [];
  for (const { name, path } of sources) {
    const hash = createHash('sha256');
    let size = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        onBytes(chunk.length);
        done(null, chunk);
      },
    });
    zip.addReadStream(counted, name, { compress: false, mode: 0o100600 });
    await pipeline(createReadStream(path), counted, { signal });
    files.push({ name, size, sha256: hash.digest('hex') });
  }
  for (const { name, bytes } of ending(files)) zip.addBuffer(bytes, name, { compress: false });
  zip.end();
}
