import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface Trace {
  readonly file: string;
  readonly what: string;
}

/** Shapes that only a secret has. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  'a private key in PEM': /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]/,
  'the private part of a JWK': /"d"\s*:\s*"[A-Za-z0-9_-]{20,}"/,
  'a token': /eyJ[A-Za-z0-9_-]{10,}\.eyJ/,
};

/** Every file below a folder, except below the folders named. */
export async function filesBelow(folder: string, except: readonly string[] = []): Promise<string[]> {
  if (except.includes(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, except);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Where secrets' shapes or the texts stand in plain sight, in any of the ways a text is written down. */
export async function tracesIn(
  folder: string,
  files: readonly string[],
  texts: Readonly<Record<string, string>>,
): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    const narrow = bytes.toString('latin1');
    // UTF-16, as Chromium keeps some strings, is the narrow text with zeros between.
    const readings = [narrow, narrow.replaceAll('\0', '')];
    const add = (what: string): void => void traces.push({ file: relative(folder, file), what });
    for (const [what, shape] of Object.entries(SHAPES)) if (readings.some((text) => shape.test(text))) add(what);
    for (const [what, text] of Object.entries(texts)) {
      const written = (['utf8', 'latin1', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
      if (written.some((each) => bytes.includes(each))) add(what);
    }
  }
  return traces;
}
