import type { z } from 'zod';
import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Logger } from '../ports.ts';
import { httpAnswer } from './answer.ts';
import { Dispatchers } from './dispatchers.ts';
import { type Exchange, exchange, type RawAnswer, refusedAddress, Stop } from './exchange.ts';
import { fetchThrough } from './fetch-face.ts';
import { HostLimiter, type HostLimits } from './limiter.ts';
import { retryAfterMs, waitBefore, worthRetrying } from './retry.ts';
import { ClockSkew } from './skew.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  bearer?: string;
  /** Of one try, from its start to the last byte. 60,000 when left out. */
  timeoutMs?: number;
  /** 20 MB when left out. */
  maxBytes?: number;
  signal?: AbortSignal;
  /**
   * `safe`: a GET, or an idempotent PUT, that carries no grant: tried again on 408, 429, 502, 503, 504 and a cut connection,
   * with Retry-After and jitter, four times at most. What carries a grant is retried by the code that signs a new one.
   */
  retry?: 'safe' | 'none';
}

export interface HttpAnswer {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  bytes: Uint8Array;
  text(): string;
  /** Parses and checks; `http.notJson` or `http.unexpectedAnswer` (params: host, status, element) otherwise. */
  json<T>(schema: z.ZodType<T>): Outcome<T>;
}

export interface Http {
  /** Fails only for the network's own faults and refusals; any status but a redirect is an answer. */
  send(request: HttpRequest): Promise<Outcome<HttpAnswer>>;
  fetch: typeof fetch;
  /** Theirs minus ours, measured: positive when this machine's clock is behind. 0 until known. */
  clockSkewMs(): number;
}

export interface HttpOptions {
  /** Exact hosts, with port where it is not the scheme's own. */
  readonly hosts: ReadonlySet<string>;
  readonly clock: Clock;
  readonly log: Logger;
  /** The one origin that may be plain http: practice's. */
  readonly allowHttpOrigin?: string | undefined;
  /** Per host. */
  readonly limits?: HostLimits | undefined;
  /** A PEM file with further root certificates. */
  readonly extraCertificates?: string | undefined;
  readonly random?: (() => number) | undefined;
}

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 20 * 1024 * 1024;
const LIMITS: HostLimits = { concurrent: 6 };

export function createHttp(options: HttpOptions): Http & { close(): Promise<void> } {
  return new Door(options);
}

class Door implements Http {
  readonly fetch: typeof fetch;
  #options: HttpOptions;
  #dispatchers: Dispatchers;
  #limiters = new Map<string, HostLimiter>();
  #skew = new ClockSkew();

  constructor(options: HttpOptions) {
    this.#options = options;
    const { limits = LIMITS, extraCertificates } = options;
    this.#dispatchers = new Dispatchers({ connections: limits.concurrent, extraCertificates });
    this.fetch = fetchThrough((request) => this.send(request));
  }

  clockSkewMs(): number {
    return this.#skew.ms;
  }

  close(): Promise<void> {
    return this.#dispatchers.close();
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

  async #try(what: Exchange, request: HttpRequest, tries: number): Promise<Outcome<RawAnswer>> {
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
        const answer = await exchange(what, stop, this.#dispatchers.for(url), clock);
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
    if (answer.ok) this.#options.log.info('http.answer', { ...fields, status: answer.value.status });
    else this.#options.log.warn('http.failed', { ...fields, code: answer.error.code, reason: reasonOf(answer.error) });
  }

  #limiter(host: string): HostLimiter {
    const known = this.#limiters.get(host);
    if (known) return known;
    const made = new HostLimiter(this.#options.limits ?? LIMITS, this.#options.clock);
    this.#limiters.set(host, made);
    return made;
  }
}

function exchangeOf(request: HttpRequest, url: URL): Exchange {
  const headers: Record<string, string> = { 'user-agent': 'Klientbro', ...request.headers };
  if (request.bearer !== undefined) headers.authorization = `Bearer ${request.bearer}`;
  const { method, body, maxBytes = MAX_BYTES } = request;
  return { url, method, headers, body, maxBytes, changes: method !== 'GET' };
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
