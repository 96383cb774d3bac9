import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Content } from '../ports.ts';
import { type AbortReason, networkFailure } from './network-faults.ts';

export interface Exchange {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Content | undefined;
  readonly maxBytes: number;
  readonly room?: ((length: number) => Uint8Array) | undefined;
  readonly changes: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly askedAt: number;
  /** When the headers came. */
  readonly answeredAt: number;
}

/** How it gets there. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** The proxy's name, for a failure's text. */
  readonly proxy: string | undefined;
  /** A file with roots that could not be read: a certificate that is not trusted may be its doing. */
  readonly unreadableRoots: string | undefined;
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

/** One request and its whole answer. Redirects are refused: credentials never follow to where somebody else points. */
export async function exchange(what: Exchange, stop: Stop, route: Route, clock: Clock): Promise<Outcome<RawAnswer>> {
  const { host } = what.url;
  const askedAt = clock.now();
  try {
    const answer = await route.dispatcher.request({
      origin: what.url.origin,
      path: `${what.url.pathname}${what.url.search}`,
      method: what.method,
      ...bodyOf(what),
      signal: stop.signal,
    });
    const answeredAt = clock.now();
    const headers = flat(answer.headers);
    if (answer.statusCode >= 300 && answer.statusCode < 400 && answer.statusCode !== 304) {
      answer.body.on('error', () => {}).destroy();
      const sent = what.changes ? { sent: 'unknown' as const } : {};
      return fail('http.redirectRefused', { params: { host, status: answer.statusCode }, ...sent });
    }
    const told = Number(answer.headers['content-length'] ?? 0);
    const bytes = await read(answer.body, { told, maxBytes: what.maxBytes, room: what.room }, stop);
    return ok({ status: answer.statusCode, headers, bytes, askedAt, answeredAt });
  } catch (error) {
    const { changes, maxBytes } = what;
    const { proxy, unreadableRoots } = route;
    const where = { host, changes, maxBytes, reason: stop.reason, proxy, unreadableRoots };
    return { ok: false, error: networkFailure(error, where) };
  }
}

/** Content goes with its length known: an end that comes early is no end. */
function bodyOf({ headers, body }: Exchange) {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array)
    return { headers, body: body ?? null };
  const length = { 'content-length': `${body.size}` };
  return { headers: { ...headers, ...length }, body: Readable.from(body.read(), { objectMode: false }) };
}

/** Counted as it streams: the length that was told may be a lie or missing. Where it is true, what comes is in memory once. */
async function read(
  body: AsyncIterable<Uint8Array>,
  {
    told,
    maxBytes,
    room = (length) => new Uint8Array(length),
  }: { readonly told: number } & Pick<Exchange, 'maxBytes' | 'room'>,
  stop: Stop,
): Promise<Uint8Array> {
  let bytes = told > 0 && told <= maxBytes ? room(told).subarray(0, told) : new Uint8Array(0);
  let size = 0;
  for await (const chunk of body) {
    const end = size + chunk.byteLength;
    if (end > maxBytes) {
      stop.now('tooLarge');
      throw new Error('too large');
    }
    if (end > bytes.byteLength) {
      const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.byteLength)));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    bytes.set(chunk, size);
    size = end;
  }
  return size === bytes.byteLength ? bytes : bytes.slice(0, size);
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return out;
}

/** Refused before a socket: wrong scheme, a host that is not on the list, a name or password in the address. */
export function refusedAddress(
  url: URL | undefined,
  hosts: ReadonlySet<string>,
  allowHttpOrigin: string | undefined,
): ReturnType<typeof failure> | undefined {
  const plain = url !== undefined && allowHttpOrigin !== undefined && url.origin === allowHttpOrigin;
  const allowed = url && (plain || url.protocol === 'https:') && hosts.has(url.host) && !url.username && !url.password;
  return allowed ? undefined : failure('http.hostRefused', { params: { host: url?.host ?? '' }, sent: 'notSent' });
}
