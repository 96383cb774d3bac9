import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Logger } from '../ports.ts';
import { httpAnswer } from './answer.ts';
import { type Exchange, type RawAnswer, refusedAddress } from './exchange.ts';
import { fetchThrough } from './fetch-face.ts';
import { HostLimiter, type HostLimits } from './limiter.ts';
import { type NetworkFacts, Passage } from './passage.ts';
import type { Call } from './pulse.ts';
import { Stop } from './receive.ts';
import { retryAfterMs, waitBefore, worthRetrying } from './retry.ts';
import { ClockSkew } from './skew.ts';
import type { Http, HttpAnswer, HttpRequest } from './types.ts';

export type { Http, HttpAnswer, HttpRequest };

export interface HttpOptions {
  /** Exact hosts, with port where it is not the scheme's own. */
  readonly hosts: ReadonlySet<string>;
  readonly clock: Clock;
  readonly log: Logger;
  /** The one origin that may be plain http: practice's. */
  readonly allowHttpOrigin?: string | undefined;
  /** Per host. */
  readonly limits?: HostLimits | undefined;
  /** Of hosts that take more. */
  readonly hostLimits?: Readonly<Record<string, HostLimits>> | undefined;
  /** The operating system's proxies for an address, in the words of a PAC script. Direct when left out. */
  readonly askProxy?: ((url: string) => Promise<string>) | undefined;
  /** A PEM file with further root certificates; it need not exist. */
  readonly extraRoots?: string | undefined;
  /** `process.env` when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly random?: (() => number) | undefined;
  /** Told how every try of a call ended. */
  readonly onCall?: ((call: Call) => void) | undefined;
}

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 20 * 1024 * 1024;
const LIMITS: HostLimits = { concurrent: 6 };

export interface OpenHttp extends Http {
  /** By which proxies each allowed host is reached, and whom we trust besides Node's own roots. */
  network(): Promise<NetworkFacts>;
  close(): Promise<void>;
}

export function createHttp(options: HttpOptions): OpenHttp {
  return new Door(options);
}

class Door implements OpenHttp {
  readonly fetch: typeof fetch;
  #options: HttpOptions;
  #passage: Passage;
  #limiters = new Map<string, HostLimiter>();
  #skew = new ClockSkew();

  constructor(options: HttpOptions) {
    this.#options = options;
    const { limits = LIMITS, hostLimits = {} } = options;
    const connections = Math.max(...[limits, ...Object.values(hostLimits)].map((each) => each.concurrent));
    this.#passage = new Passage({ ...options, connections });
    this.fetch = fetchThrough((request) => this.send(request));
  }

  clockSkewMs(): number {
    return this.#skew.ms;
  }

  network(): Promise<NetworkFacts> {
    return this.#passage.facts(this.#options.hosts);
  }

  close(): Promise<void> {
    return this.#passage.close();
  }

  async send(request: HttpRequest): Promise<Outcome<HttpAnswer>> {
    const { clock, log, random = Math.random, hosts, allowHttpOrigin } = this.#options;
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const refused = refusedAddress(url, hosts, allowHttpOrigin);
    if (refused || !url) {
      log.warn('http.refused', { host: url?.host });
      return { ok: false, error: refused ?? failure('http.hostRefused', { sent: 'notSent' }) };
    }
    const what = exchangeOf(request, url);
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#try(what, request, tries);
      const wait = request.retry === 'safe' ? this.#waitAfter(answer, tries, random) : undefined;
      if (wait === undefined || !(await pause(wait, clock, request.signal))) {
        if (!answer.ok) return answer;
        const { status, headers, bytes } = answer.value;
        return ok(httpAnswer({ host: url.host, changes: what.changes }, status, headers, bytes));
      }
    }
  }

  #waitAfter(answer: Outcome<RawAnswer>, tries: number, random: () => number): number | undefined {
    if (!answer.ok) return answer.error.code === 'http.cut' ? waitBefore(tries, undefined, random) : undefined;
    if (!worthRetrying(answer.value.status)) return undefined;
    // A date is the host's, so it is read by the host's clock.
    const theirs = this.#options.clock.now() + this.#skew.ms;
    return waitBefore(tries, retryAfterMs(answer.value.headers['retry-after'], theirs), random);
  }

  async #try(what: Omit<Exchange, 'body'>, request: HttpRequest, tries: number): Promise<Outcome<RawAnswer>> {
    const { clock } = this.#options;
    const { url, method } = what;
    const stop = new Stop();
    const onAbort = (): void => stop.now('cancelled');
    if (request.signal?.aborted) onAbort();
    request.signal?.addEventListener('abort', onAbort, { once: true });
    const limiter = this.#limiter(url.host);
    const from = clock.now();
    try {
      if (!(await limiter.enter(stop.signal))) {
        return {
          ok: false,
          error: failure('http.cancelled', { params: { host: url.host }, retryable: true, sent: 'notSent' }),
        };
      }
      const cancelTimer = clock.timer(request.timeoutMs ?? TIMEOUT_MS, () => stop.now('timeout'));
      try {
        const body = typeof request.body === 'function' ? await request.body() : request.body;
        const answer = await this.#passage.through({ ...what, body }, stop);
        if (answer.ok) this.#skew.measure(answer.value.headers, answer.value.askedAt, answer.value.answeredAt);
        this.#note(method, url, answer, clock.now() - from, tries);
        return answer;
      } finally {
        cancelTimer();
        limiter.leave();
      }
    } finally {
      request.signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Never the query, the headers or a body: they may carry tokens, names and numbers of people. */
  #note(method: string, url: URL, answer: Outcome<RawAnswer>, ms: number, tries: number): void {
    const fields = { method, host: url.host, path: url.pathname, ms, tries };
    const ended = answer.ok ? { status: answer.value.status, code: null } : { status: null, code: answer.error.code };
    this.#options.onCall?.({ url: `${url.origin}${url.pathname}`, ms, ...ended });
    if (answer.ok) this.#options.log.info('http.answer', { ...fields, status: answer.value.status });
    else this.#options.log.warn('http.failed', { ...fields, code: answer.error.code, reason: reasonOf(answer.error) });
  }

  #limiter(host: string): HostLimiter {
    const known = this.#limiters.get(host);
    if (known) return known;
    const { limits = LIMITS, hostLimits, clock } = this.#options;
    const made = new HostLimiter(hostLimits?.[host] ?? limits, clock);
    this.#limiters.set(host, made);
    return made;
  }
}

function exchangeOf(request: HttpRequest, url: URL): Omit<Exchange, 'body'> {
  const headers: Record<string, string> = { 'user-agent': 'Klientbro', ...request.headers };
  if (request.bearer !== undefined) headers.authorization = `Bearer ${request.bearer}`;
  const { method, maxBytes = MAX_BYTES, room } = request;
  return { url, method, headers, maxBytes, room, changes: method !== 'GET' };
}

const reasonOf = (error: Failure): string | undefined =>
  typeof error.params.reason === 'string' ? error.params.reason : undefined;

/** False when the signal came first. */
function pause(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const onAbort = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.timer(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve(true);
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
