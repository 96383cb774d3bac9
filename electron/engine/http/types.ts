import type { z } from 'zod';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Content } from '../ports.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  /**
   * A function is called when the request's turn has come, anew for every try: a grant is used once and ages fast. Content is read
   * as fast as it is taken, from its beginning for every try.
   */
  body?: string | Uint8Array | Content | (() => Promise<string>);
  bearer?: string;
  /** Of one try, from its start to the last byte. 60,000 when left out. */
  timeoutMs?: number;
  /** 20 MB when left out. */
  maxBytes?: number;
  /** Memory to read an answer of that length into, the caller's own: it is the answer's bytes until the caller uses it again. New memory when left out. */
  room?: (length: number) => Uint8Array;
  signal?: AbortSignal;
  /**
   * `safe`: a GET, an idempotent PUT, or what makes its body anew: tried again on 408, 429, 502, 503, 504 and a cut
   * connection, with Retry-After and jitter, four times at most.
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
