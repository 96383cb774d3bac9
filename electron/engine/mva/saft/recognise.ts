import { basename } from 'node:path';
import type { OutputOf } from '../../../../shared/contract.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { StreamDecoder } from './decode.ts';
import type { SaftHeader } from './model.ts';
import { SaftParser } from './parser.ts';
import { notInZip, type Source, sourcesOf } from './sources.ts';

/** A header with every address and contact there may be is a few thousand. */
const MOST_HEADER = 1_000_000;
const SLICE = 4_096;

/** What a file is, by what stands in it; its name says nothing. Reads no further than the header. */
export async function recognise(path: string): Promise<Outcome<OutputOf<'saft.recognise'>>> {
  const sources = await sourcesOf(path);
  if (!sources.ok) return sources;
  const { parts, kind, close } = sources.value;
  try {
    const [first] = parts;
    if (kind === 'sheet' || !first) return ok({ kind: 'sheet', ledger: null });
    const looked = await lookAt(first);
    const isOther = !looked.ok || typeof looked.value === 'string';
    if (isOther && kind === 'zip') return notInZip(basename(path));
    if (isOther) return ok({ kind: looked.ok && looked.value === 'text' ? 'sheet' : 'return', ledger: null });
    const { organisationNumber, companyName, covers } = looked.value;
    return ok({ kind: 'saft', ledger: { organisationNumber, companyName, covers } });
  } finally {
    close();
  }
}

/** `return`: XML of another kind. `text`: no XML at all. Fails when the bytes cannot be read. */
export async function lookAt(source: Source): Promise<Outcome<SaftHeader | 'return' | 'text'>> {
  const parser = new SaftParser();
  const decoder = new StreamDecoder();
  const stream = source.open();
  let read = 0;
  let begun = false;
  const take = (text: string): SaftHeader | 'return' | 'text' | undefined => {
    const start = text.replace(/^\ufeff/, '').trimStart();
    if (!begun && start !== '') {
      begun = true;
      if (!start.startsWith('<')) return 'text';
    }
    const problem = parser.write(text);
    if (problem) return 'return';
    return parser.built.headerEnded ? parser.built.headerSoFar : undefined;
  };
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      for (let at = 0; at < bytes.length; at += SLICE) {
        const text = decoder.write(bytes.subarray(at, at + SLICE), parser.line);
        if (!text.ok) return begun ? text : ok('text');
        const found = take(text.value);
        if (found !== undefined) return ok(found);
        read += SLICE;
        if (read > MOST_HEADER) return ok('return');
      }
    }
    const rest = decoder.end(parser.line);
    return ok((rest.ok ? take(rest.value) : undefined) ?? (begun ? 'return' : 'text'));
  } catch {
    // What cannot be read further is told by whoever reads it whole.
    return ok(begun ? 'return' : 'text');
  } finally {
    stream.destroy();
  }
}
