import type { Dispatcher } from 'undici';
import type { Clock } from '../ports.ts';
import type { AbortReason } from './network-faults.ts';

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** When the headers came. */
  readonly answeredAt: number;
}

export interface Limits {
  readonly maxBytes: number;
  readonly room?: ((length: number) => Uint8Array) | undefined;
}

/** Ends a request for one of our own reasons; the first reason counts. */
export class Stop {
  readonly #controller = new AbortController();
  reason: AbortReason | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  now(reason: AbortReason): void {
    this.reason ??= reason;
    this.#controller.abort();
  }
}

export const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

/** One answer, each piece taken as it comes: its memory is used again (`pieces.ts`). Nothing is read of a redirect. */
export function receive(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: Limits,
  stop: Stop,
  clock: Clock,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    let begun: Dispatcher.DispatchController | undefined;
    let head: Omit<Received, 'bytes'> | undefined;
    let body = new Gathered(0, limits);
    const abort = () => begun?.abort(new Error('stopped'));
    stop.signal.addEventListener('abort', abort, { once: true });
    const done = () => head && resolve({ ...head, bytes: body.bytes() });
    dispatcher.dispatch(request, {
      onRequestStart: (controller) => {
        begun = controller;
        if (stop.signal.aborted) abort();
      },
      onResponseStart: (_, status, headers) => {
        if (status < 200) return;
        head = { status, headers: flat(headers), answeredAt: clock.now() };
        body = new Gathered(Number(headers['content-length'] ?? 0), limits);
        if (!isRedirect(status)) return;
        done();
        abort();
      },
      onResponseData: (_, piece) => {
        if (!body.take(piece)) stop.now('tooLarge');
      },
      onResponseEnd: done,
      onResponseError: (_, error) => reject(error),
    });
  });
}

/** Counted as it streams: the length that was told may be a lie or missing. Where it is true, what comes is in memory once. */
class Gathered {
  readonly #maxBytes: number;
  #memory: Uint8Array;
  #size = 0;

  constructor(told: number, { maxBytes, room = (length) => new Uint8Array(length) }: Limits) {
    this.#maxBytes = maxBytes;
    this.#memory = told > 0 && told <= maxBytes ? room(told).subarray(0, told) : new Uint8Array(0);
  }

  /** False when that is too much. */
  take(piece: Uint8Array): boolean {
    const end = this.#size + piece.byteLength;
    if (end > this.#maxBytes) return false;
    if (end > this.#memory.byteLength) {
      const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(end, 2 * this.#memory.byteLength)));
      larger.set(this.#memory.subarray(0, this.#size));
      this.#memory = larger;
    }
    this.#memory.set(piece, this.#size);
    this.#size = end;
    return true;
  }

  bytes(): Uint8Array {
    return this.#size === this.#memory.byteLength ? this.#memory : this.#memory.slice(0, this.#size);
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return out;
}
