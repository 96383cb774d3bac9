import type { Readable } from 'node:stream';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { StreamDecoder } from './decode.ts';
import type { SaftHeader, SaftLine, TaxCode } from './model.ts';
import { SaftParser } from './parser.ts';

/** Parsed at a time: a millisecond or a few. */
const SLICE = 16_384;
/** The engine's event loop is held for no longer at a time. */
const TURN_MS = 8;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** Lines in the order of the file, some hundreds at a time; the reader waits for the answer before it reads on. */
  readonly onLines: (lines: readonly SaftLine[]) => Outcome<void> | Promise<Outcome<void>>;
}

export interface SaftRead {
  readonly header: SaftHeader;
  readonly taxCodes: readonly TaxCode[];
  readonly bytes: number;
  /** Amounts finer than an øre, which were rounded. */
  readonly rounded: number;
}

/**
 * Reads a SAF-T Financial file of any version (they share a namespace and are told apart by shape, reference/mva-melding.md
 * 7.1) in bounded memory. Never throws for what the source holds or does. Fails with `mva.encoding`, `mva.notXml`,
 * `mva.doctype`, `mva.notSaft`, `mva.saftBroken` (params: line, element, reason), `job.cancelled` or `app.fileMissing`
 * when the source stops giving; and with what `onLines` fails with.
 */
export async function readSaft(source: Readable, options: ReadOptions): Promise<Outcome<SaftRead>> {
  const { signal } = options;
  const cancel = (): void => {
    source.destroy();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) return cancelled();
    const outcome = await new Reading(options).run(source);
    return signal?.aborted ? cancelled() : outcome;
  } finally {
    signal?.removeEventListener('abort', cancel);
    source.destroy();
  }
}

function cancelled(): Outcome<never> {
  return fail('job.cancelled', { sent: 'notSent' });
}

class Reading {
  readonly #options: ReadOptions;
  readonly #decoder = new StreamDecoder();
  readonly #parser = new SaftParser();
  #bytes = 0;
  #turnBegan = performance.now();

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  async run(source: Readable): Promise<Outcome<SaftRead>> {
    const chunks = source[Symbol.asyncIterator]();
    for (;;) {
      const next = await nextOf(chunks);
      if (!next.ok) return next;
      if (next.value === undefined) break;
      const taken = await this.#chunk(next.value);
      if (!taken.ok) return taken;
    }
    const rest = this.#decoder.end(this.#parser.line);
    if (!rest.ok) return rest;
    const problem = this.#parser.write(rest.value) ?? this.#parser.end();
    if (problem) return { ok: false, error: problem };
    const given = await this.#give();
    if (!given.ok) return given;
    const { headerSoFar, taxCodes, rounded } = this.#parser.built;
    return ok({ header: headerSoFar, taxCodes, bytes: this.#bytes, rounded });
  }

  async #chunk(chunk: Buffer): Promise<Outcome<void>> {
    for (let at = 0; at < chunk.length; at += SLICE) {
      const slice = chunk.subarray(at, at + SLICE);
      const text = this.#decoder.write(slice, this.#parser.line);
      if (!text.ok) return text;
      const problem = this.#parser.write(text.value);
      if (problem) return { ok: false, error: problem };
      const given = await this.#give();
      if (!given.ok) return given;
      this.#bytes += slice.length;
      this.#options.onProgress?.(this.#bytes);
      if (performance.now() - this.#turnBegan > TURN_MS) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        this.#turnBegan = performance.now();
      }
      if (this.#options.signal?.aborted) return cancelled();
    }
    return ok(undefined);
  }

  async #give(): Promise<Outcome<void>> {
    const { lines } = this.#parser.built;
    if (lines.length === 0) return ok(undefined);
    this.#parser.built.lines = [];
    return this.#options.onLines(lines);
  }
}

/** The next bytes, or undefined at the end. */
async function nextOf(chunks: AsyncIterator<unknown>): Promise<Outcome<Buffer | undefined>> {
  const next = await chunks.next().then(
    (given) => ok(given),
    () => fail('app.fileMissing', { action: 'fixInput', sent: 'notSent' }),
  );
  if (!next.ok) return next;
  const { done, value } = next.value;
  if (done) return ok(undefined);
  if (!(value instanceof Uint8Array)) throw new TypeError('a SAF-T source gives bytes');
  return ok(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
}
