import type { Outcome } from '../../../../shared/outcome.ts';
import type { Http, HttpRequest } from '../../http/http.ts';
import type { Content } from '../../ports.ts';
import { type Reply, replyOf, withoutToken } from './answers.ts';

/** Tokens of one channel for one client; `forget`, with the token refused, comes before the one more try that a 401 is worth. */
export interface Tokens {
  readonly get: () => Promise<Outcome<string>>;
  readonly forget: (refused: string) => void;
}

export interface AppOptions {
  readonly http: Http;
  readonly app: string;
  readonly platform: string;
  /** Ends a call under way when the job is told to come back; the journal then says it was begun. */
  readonly signal: AbortSignal;
}

/** Skatteetaten's Altinn app, call by call (reference/mva-melding.md 4.2). Decides nothing but the one new token after a 401. */
export class MvaApp {
  readonly #options: AppOptions;
  constructor(options: AppOptions) {
    this.#options = options;
  }

  create(tokens: Tokens, organisationNumber: string): Promise<Reply> {
    return this.#send(tokens, {
      method: 'POST',
      url: `${this.#options.app}/instances`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ instanceOwner: { organisationNumber } }),
    });
  }

  instance(tokens: Tokens, id: string): Promise<Reply> {
    return this.#get(tokens, this.#url(id));
  }

  process(tokens: Tokens, id: string): Promise<Reply> {
    return this.#get(tokens, `${this.#url(id)}/process`);
  }

  /** Never called again on a guess: a second one could confirm what was meant to be filled in (4.6). */
  next(tokens: Tokens, id: string): Promise<Reply> {
    return this.#send(tokens, {
      method: 'PUT',
      url: `${this.#url(id)}/process/next`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{}',
      timeoutMs: 110_000,
    });
  }

  /** Replaces an element that is there: the pre-made envelope, or a return uploaded before. */
  replace(tokens: Tokens, id: string, elementId: string, xml: Uint8Array, type: string): Promise<Reply> {
    return this.#send(tokens, {
      method: 'PUT',
      url: `${this.#url(id)}/data/${elementId}`,
      headers: { 'content-type': type },
      body: xml,
      retry: 'safe',
    });
  }

  upload(tokens: Tokens, id: string, fileName: string, xml: Uint8Array): Promise<Reply> {
    return this.#send(tokens, {
      method: 'POST',
      url: `${this.#url(id)}/data?dataType=mvamelding`,
      headers: { 'content-type': 'text/xml', 'content-disposition': `attachment; filename=${fileName}` },
      body: xml,
    });
  }

  /** One file that goes with the return. A large one over a slow line takes its time. */
  attach(
    tokens: Tokens,
    id: string,
    { name, content_type }: { readonly name: string; readonly content_type: string },
    content: Content,
  ): Promise<Reply> {
    const plain = name.replace(/[^ -~]|["\\]/g, '_');
    return this.#send(tokens, {
      method: 'POST',
      url: `${this.#url(id)}/data?dataType=binaerVedlegg`,
      headers: {
        'content-type': content_type,
        'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
      body: content,
      timeoutMs: 300_000,
    });
  }

  removeFile(tokens: Tokens, id: string, elementId: string): Promise<Reply> {
    return this.#send(tokens, { method: 'DELETE', url: `${this.#url(id)}/data/${elementId}`, retry: 'safe' });
  }

  /** For good: there is no way back from a recycle bin either (4.2). */
  remove(tokens: Tokens, id: string): Promise<Reply> {
    return this.#send(tokens, { method: 'DELETE', url: `${this.#url(id)}?hard=true`, retry: 'safe' });
  }

  download(tokens: Tokens, id: string, elementId: string): Promise<Reply> {
    return this.#get(tokens, `${this.#url(id)}/data/${elementId}`, '*/*');
  }

  feedbackStatus(tokens: Tokens, id: string): Promise<Reply> {
    return this.#get(tokens, `${this.#url(id)}/feedback/status`);
  }

  active(tokens: Tokens, partyId: string): Promise<Reply> {
    return this.#get(tokens, `${this.#options.app}/instances/${partyId}/active`);
  }

  /** Altinn Storage's search, by organisation number in a header: the way to a client whose party id is not known. */
  search(tokens: Tokens, organisationNumber: string): Promise<Reply> {
    const appId = new URL(this.#options.app).pathname.split('/').slice(-2).join('/');
    return this.#send(tokens, {
      method: 'GET',
      url: `${this.#options.platform}/storage/api/v1/instances?appId=${encodeURIComponent(appId)}`,
      headers: { accept: 'application/json', 'x-ai-instanceowneridentifier': `Organisation:${organisationNumber}` },
      retry: 'safe',
    });
  }

  #url(id: string): string {
    return `${this.#options.app}/instances/${id}`;
  }

  #get(tokens: Tokens, url: string, accept = 'application/json'): Promise<Reply> {
    return this.#send(tokens, { method: 'GET', url, headers: { accept }, retry: 'safe' });
  }

  async #send(tokens: Tokens, request: HttpRequest): Promise<Reply> {
    const { http, signal } = this.#options;
    const first = await tokens.get();
    if (!first.ok) return withoutToken(first.error);
    const reply = replyOf(await http.send({ ...request, signal, bearer: first.value }));
    if (reply.kind !== 'refused' || reply.status !== 401) return reply;
    // Nothing was done for a caller that was not let in, so the same call may go again once with a new token.
    tokens.forget(first.value);
    const second = await tokens.get();
    if (!second.ok) return withoutToken(second.error);
    const again = replyOf(await http.send({ ...request, signal, bearer: second.value }));
    if (again.kind !== 'refused' || again.status !== 401) return again;
    // A new token is refused as well: where a person logs in, they must do it again.
    tokens.forget(second.value);
    const third = await tokens.get();
    return third.ok ? again : withoutToken(third.error);
  }
}
