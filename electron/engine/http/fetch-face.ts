import { HttpFault } from './network-faults.ts';
import type { Http, HttpRequest } from './types.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/**
 * The same door as a `fetch`, for libraries that take one (openid-client's `customFetch`). Failures come as a thrown
 * `HttpFault` that carries the failure. Bodies: text, form parameters or bytes.
 */
export function fetchThrough(send: Http['send']): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'manual' });
    const method = METHODS.find((each) => each === request.method);
    if (!method) throw new TypeError(`http: ${request.method} is not used`);
    const body = new Uint8Array(await request.arrayBuffer());
    const asked: HttpRequest = {
      method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      signal: init?.signal ?? request.signal,
      ...(body.length > 0 ? { body } : {}),
    };
    const answer = await send(asked);
    if (!answer.ok) throw new HttpFault(answer.error);
    const { status, headers, bytes } = answer.value;
    const empty = status === 204 || status === 205 || status === 304;
    return new Response(empty ? null : Buffer.from(bytes), { status, headers: { ...headers } });
  };
}
