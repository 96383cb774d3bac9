import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Content } from '../ports.ts';
import { networkFailure } from './network-faults.ts';
import { isRedirect, type Limits, type Received, receive, type Stop } from './receive.ts';

export interface Exchange extends Limits {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Content | undefined;
  readonly changes: boolean;
}

export interface RawAnswer extends Received {
  readonly askedAt: number;
}

/** How it gets there. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** The proxy's name, for a failure's text. */
  readonly proxy: string | undefined;
  /** A file with roots that could not be read: a certificate that is not trusted may be its doing. */
  readonly unreadableRoots: string | undefined;
}

/** One request and its whole answer. Redirects are refused: credentials never follow to where somebody else points. */
export async function exchange(what: Exchange, stop: Stop, route: Route, clock: Clock): Promise<Outcome<RawAnswer>> {
  const { host } = what.url;
  const askedAt = clock.now();
  try {
    const request = {
      origin: what.url.origin,
      path: `${what.url.pathname}${what.url.search}`,
      method: what.method,
      ...bodyOf(what),
    };
    const answer = await receive(route.dispatcher, request, what, stop, clock);
    if (!isRedirect(answer.status)) return ok({ ...answer, askedAt });
    const sent = what.changes ? { sent: 'unknown' as const } : {};
    return fail('http.redirectRefused', { params: { host, status: answer.status }, ...sent });
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
