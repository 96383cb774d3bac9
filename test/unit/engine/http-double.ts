import type { z } from 'zod';
import type { Http, HttpAnswer, HttpRequest } from '../../../electron/engine/http/http.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';

export interface Scripted {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export type Script = (request: HttpRequest) => Scripted | Outcome<never> | Promise<Scripted | Outcome<never>>;

/** An `Http` that answers from a script and keeps what it was asked. */
export function scriptedHttp(script: Script): Http & { readonly requests: HttpRequest[]; skewMs: number } {
  const requests: HttpRequest[] = [];
  const double = {
    requests,
    skewMs: 0,
    async send(asked: HttpRequest): Promise<Outcome<HttpAnswer>> {
      const { body } = asked;
      const request = typeof body === 'function' ? { ...asked, body: await body() } : asked;
      requests.push(request);
      const scripted = await script(request);
      return 'ok' in scripted ? scripted : ok(answerOf(scripted));
    },
    fetch: () => Promise.reject(new Error('not in this double')),
    clockSkewMs: () => double.skewMs,
  };
  return double as Http & { readonly requests: HttpRequest[]; skewMs: number };
}

export function answerOf(scripted: Scripted): HttpAnswer {
  const text =
    typeof scripted.body === 'string'
      ? scripted.body
      : scripted.body === undefined
        ? ''
        : JSON.stringify(scripted.body);
  return {
    status: scripted.status,
    headers: scripted.headers ?? {},
    bytes: Buffer.from(text),
    text: () => text,
    json: <T>(schema: z.ZodType<T>): Outcome<T> => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return fail('http.notJson');
      }
      const parsed = schema.safeParse(value);
      return parsed.success ? ok(parsed.data) : fail('http.unexpectedAnswer');
    },
  };
}
