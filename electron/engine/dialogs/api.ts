import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { Clock } from '../ports.ts';
import { type Transmission, transmission } from './reading/shapes.ts';
import { type ListItem, limits, listPage, lookup, type Party, parties } from './shapes.ts';
import type { Gone } from './sync-store.ts';

export interface Page {
  readonly items: readonly ListItem[];
  readonly hasNextPage: boolean;
  readonly continuationToken: string | undefined;
}

export interface SearchInput {
  readonly parties: readonly string[];
  readonly orderBy: 'updatedAt_asc' | 'createdAt_asc';
  readonly updatedAfter?: string | undefined;
  /** When it was made, both included. */
  readonly created?: { readonly from: string; readonly until: string } | undefined;
  readonly continuationToken?: string | undefined;
  /** 1000 when left out. */
  readonly limit?: number | undefined;
  readonly retry?: 'safe' | 'none' | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const PAGE_SIZE = 1000;
/** A page of 1000 rows is 1.5–2 MB and is not compressed (reference/dialogporten.md 2.8). */
const PAGE_BYTES = 16_000_000;

/** Dialogporten's end-user interface, with an Altinn token of a system user (reference/dialogporten.md 2, 3). */
export class DialogportenApi {
  readonly #http: Http;
  readonly #root: string;
  readonly #base: string;

  constructor(http: Http, dialogporten: string) {
    this.#http = http;
    this.#root = `${dialogporten}/api/v1`;
    this.#base = `${this.#root}/enduser`;
  }

  /** This moment by Dialogporten's clock, as far as it is known. */
  now(clock: Clock): string {
    return new Date(clock.now() + this.#http.clockSkewMs()).toISOString();
  }

  /** How many parties one question may name (reference/dialogporten.md 2.1). Anybody may ask. */
  async mostParties(): Promise<Outcome<number>> {
    const answer = await this.#http.send({ method: 'GET', url: `${this.#root}/metadata/limits`, retry: 'none' });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return dialogRefusal(answer.value);
    const body = answer.value.json(limits);
    return body.ok ? ok(body.value.endUserSearch.maxPartyFilterValues) : body;
  }

  async parties(bearer: string, signal?: AbortSignal): Promise<Outcome<readonly Party[]>> {
    const body = await this.#get(bearer, '/parties', parties, 'safe', signal);
    return body.ok ? ok(body.value.authorizedParties ?? []) : body;
  }

  /** One page; no side effects. `orderBy` goes along with the token, which only fits the order it was made for. */
  async search(bearer: string, input: SearchInput): Promise<Outcome<Page>> {
    const query = new URLSearchParams(input.parties.map((party) => ['party', party]));
    query.set('orderBy', input.orderBy);
    query.set('limit', String(input.limit ?? PAGE_SIZE));
    if (input.updatedAfter) query.set('updatedAfter', input.updatedAfter);
    if (input.created) {
      query.set('createdAfter', input.created.from);
      query.set('createdBefore', input.created.until);
    }
    if (input.continuationToken) query.set('continuationToken', input.continuationToken);
    const { retry = 'safe', signal } = input;
    const body = await this.#get(bearer, `/dialogs?${query}`, listPage, retry, signal);
    if (!body.ok) return body;
    return ok({
      items: body.value.items ?? [],
      hasNextPage: body.value.hasNextPage,
      continuationToken: body.value.continuationToken ?? undefined,
    });
  }

  /** Where the message itself lives: `urn:altinn:correspondence-id:…` or `urn:altinn:instance-id:…`. No side effect. */
  async instanceRef(bearer: string, dialogId: string): Promise<Outcome<string>> {
    const body = await this.#get(
      bearer,
      `/dialoglookup?instanceRef=${encodeURIComponent(`urn:altinn:dialog-id:${dialogId}`)}`,
      lookup,
    );
    return body.ok ? ok(body.value.instanceRef) : body;
  }

  /** What has gone between sender and party in one dialog. No side effect (3.1). */
  transmissions(bearer: string, dialogId: string, signal?: AbortSignal): Promise<Outcome<Transmission[]>> {
    return this.#get(bearer, `/dialogs/${dialogId}/transmissions`, z.array(transmission), 'safe', signal);
  }

  /**
   * Why an id is missing from the list, without a side effect: 410 deleted by the owner, 404 purged or out of reach, 200 expired, not
   * visible yet, or listed no longer (reference/dialogporten.md 2.8).
   */
  async fate(bearer: string, dialogId: string, signal?: AbortSignal): Promise<Outcome<Gone>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}/dialogs/${dialogId}/activities`,
      bearer,
      retry: 'safe',
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 200) return ok('hidden');
    if (answer.value.status === 410) return ok('deleted');
    if (answer.value.status === 404 || answer.value.status === 403) return ok('gone');
    return dialogRefusal(answer.value);
  }

  async #get<T>(
    bearer: string,
    path: string,
    schema: z.ZodType<T>,
    retry: 'safe' | 'none' = 'safe',
    signal?: AbortSignal,
  ): Promise<Outcome<T>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: this.#base + path,
      bearer,
      headers: { accept: 'application/json' },
      maxBytes: PAGE_BYTES,
      retry,
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return dialogRefusal(answer.value);
    return answer.value.json(schema);
  }
}

/** What a status means here (reference/dialogporten.md 1.7). */
export function dialogRefusal(answer: HttpAnswer): ReturnType<typeof fail> {
  const params = { status: answer.status };
  const wait = retryAfterMs(answer.headers['retry-after'], Date.parse(answer.headers.date ?? ''));
  // Asked to stay away for longer than the door waits by itself.
  const away = wait === undefined || Number.isNaN(wait) ? {} : { waitSeconds: Math.ceil(wait / 1_000) };
  if (answer.status === 401) return fail('dialogs.refused', { params, retryable: true, action: 'retry' });
  if (answer.status === 403) {
    const isLevel = answer.text().toLowerCase().includes('authentication level');
    return fail(isLevel ? 'dialogs.levelTooLow' : 'dialogs.noAccess', { params });
  }
  if (answer.status === 404) return fail(answer.headers.expires ? 'dialogs.notVisibleYet' : 'dialogs.gone', { params });
  if (answer.status === 410) return fail('dialogs.gone', { params });
  if (answer.status === 429)
    return fail('http.throttled', { params: { ...params, ...away }, retryable: true, action: 'wait' });
  if (answer.status >= 500)
    return fail('http.unavailable', { params: { ...params, ...away }, retryable: true, action: 'retry' });
  return fail('dialogs.refused', { params });
}
