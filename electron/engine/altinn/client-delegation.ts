import { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { Clock } from '../ports.ts';
import { altinnCode, altinnRefusal } from './problem.ts';

const listShape = z.object({
  data: z.array(
    z.object({ clientId: z.string(), clientOrganizationNumber: z.string(), clientOrganizationName: z.string() }),
  ),
});

const linkShape = z.object({ client: z.string() });

export interface DelegationClient {
  /** The client's party UUID. */
  readonly clientId: string;
  readonly organisationNumber: string;
  readonly name: string;
}

/** How Altinn took a change. */
export type Change =
  | { readonly kind: 'done' }
  /** Nothing was changed, and asking again would not help. */
  | { readonly kind: 'refused'; readonly error: Failure }
  /** 429: not looked at. */
  | { readonly kind: 'busy'; readonly error: Failure; readonly retryAfterMs: number | undefined }
  /** It may be done or not: the list of linked clients tells. `strained`: what answered was in trouble. */
  | {
      readonly kind: 'doubt';
      readonly error: Failure;
      readonly strained: boolean;
      readonly retryAfterMs: number | undefined;
    };

/** What Altinn's codes mean where clients are concerned (reference/systemuser.md 6.3, 9.2, 9.3). */
const MEANING: Readonly<Record<string, ErrorCode>> = {
  'AUTH-00002': 'access.delegationFailed',
  'AUTH-00031': 'access.clientNotRemoved',
  'AUTH-00044': 'access.clientListForbidden',
  'AUTH-00045': 'access.clientListFailed',
  'AUTH-00063': 'access.packageNotInSystem',
  'AUTH-00079': 'access.clientUnknown',
  'AUTH-00080': 'access.clientLacksPackage',
  'AUTH.VLD-00014': 'access.systemUserUnknown',
  'AUTH.VLD-00015': 'access.notForClients',
  'AUTH.VLD-00016': 'access.clientIdRefused',
};

/** Cured under Tilgang, and the same for every client. */
const OF_THE_SYSTEM_USER: ReadonlySet<string> = new Set(['AUTH-00063', 'AUTH.VLD-00014', 'AUTH.VLD-00015']);

/** Who acts as client administrator: a person who logged in, or a standard system user of the firm (reference/systemuser.md 6.2). */
export type Administrator = 'person' | 'systemUser';

/** Clients of an agent system user, with the Altinn token of a client administrator (reference/systemuser.md 6.3). */
export class ClientDelegation {
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #host: string;
  readonly #base: string;
  readonly #by: Administrator;

  constructor(http: Http, platform: string, clock: Clock, by: Administrator = 'person') {
    this.#http = http;
    this.#clock = clock;
    this.#by = by;
    this.#host = new URL(platform).host;
    this.#base = `${platform}/authentication/api/v1/enduser/systemuser`;
  }

  /** The firm's agent system users: of interest for whether this token may ask at all. */
  async agents(bearer: string, owner: string): Promise<Outcome<void>> {
    const answer = await this.#get(`${this.#base}/agents?party=${owner}`, bearer);
    return answer.ok ? ok(undefined) : answer;
  }

  linked(bearer: string, systemUserId: string): Promise<Outcome<DelegationClient[]>> {
    return this.#list(`${this.#base}/clients?agent=${systemUserId}`, bearer);
  }

  /** Lists clients with ANY of the packages; adding needs ALL of them, and linked ones may occur here too. */
  available(bearer: string, systemUserId: string): Promise<Outcome<DelegationClient[]>> {
    return this.#list(`${this.#base}/clients/available?agent=${systemUserId}`, bearer);
  }

  /** Idempotent at Altinn. */
  link(bearer: string, systemUserId: string, clientId: string, signal?: AbortSignal): Promise<Change> {
    return this.#change('POST', bearer, systemUserId, clientId, signal);
  }

  /** Any failure of a removal answers AUTH-00031, also "already removed": that leaves it in doubt. */
  unlink(bearer: string, systemUserId: string, clientId: string, signal?: AbortSignal): Promise<Change> {
    return this.#change('DELETE', bearer, systemUserId, clientId, signal);
  }

  async #change(
    method: 'POST' | 'DELETE',
    bearer: string,
    systemUserId: string,
    clientId: string,
    signal: AbortSignal | undefined,
  ): Promise<Change> {
    const url = `${this.#base}/clients?agent=${systemUserId}&client=${clientId}`;
    const sent = await this.#http.send({ method, url, bearer, ...(signal ? { signal } : {}) });
    if (!sent.ok) {
      const { error } = sent;
      if (error.sent !== 'unknown') return { kind: 'refused', error };
      return { kind: 'doubt', error, strained: true, retryAfterMs: undefined };
    }
    const answer = sent.value;
    if (answer.status >= 200 && answer.status < 300) {
      const body = answer.json(linkShape);
      if (body.ok) return { kind: 'done' };
      // A page from something in between is not a yes.
      return { kind: 'doubt', error: { ...body.error, sent: 'unknown' }, strained: true, retryAfterMs: undefined };
    }
    const error = this.#refused(answer);
    const asked = retryAfterMs(answer.headers['retry-after'], this.#clock.now() + this.#http.clockSkewMs());
    if (answer.status === 429) return { kind: 'busy', error, retryAfterMs: asked };
    if (answer.status >= 500) return { kind: 'doubt', error, strained: true, retryAfterMs: asked };
    if (error.code === 'access.clientNotRemoved') {
      return { kind: 'doubt', error, strained: false, retryAfterMs: undefined };
    }
    return { kind: 'refused', error };
  }

  async #get(url: string, bearer: string): Promise<Outcome<HttpAnswer>> {
    const answer = await this.#http.send({
      method: 'GET',
      url,
      bearer,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    return answer.value.status === 200 ? answer : { ok: false, error: this.#refused(answer.value) };
  }

  async #list(url: string, bearer: string): Promise<Outcome<DelegationClient[]>> {
    const answer = await this.#get(url, bearer);
    if (!answer.ok) return answer;
    const body = answer.value.json(listShape);
    if (!body.ok) return body;
    return ok(
      body.value.data.map((row) => ({
        clientId: row.clientId,
        organisationNumber: row.clientOrganizationNumber,
        name: row.clientOrganizationName,
      })),
    );
  }

  #refused(answer: HttpAnswer): Failure {
    const authorityCode = altinnCode(answer);
    const host = this.#host;
    // 401 comes bare, or as AUTH-00043 from what lies behind the list: the token is over either way.
    if (answer.status === 401) {
      if (this.#by === 'person') return failure('idporten.expired', { action: 'logIn', sent: 'notSent' });
      return failure('selfLinking.tokenRefused', { retryable: true, action: 'retry', sent: 'notSent' });
    }
    // 403 with an empty body: not client administrator.
    if (answer.status === 403 && authorityCode === '') {
      if (this.#by === 'person') return failure('access.notClientAdministrator', { action: 'logIn', sent: 'notSent' });
      return failure('selfLinking.noRight', { action: 'openAccess', sent: 'notSent' });
    }
    if (answer.status === 429) {
      return failure('http.throttled', { params: { host }, retryable: true, action: 'retry', sent: 'notSent' });
    }
    if (answer.status >= 500) {
      return failure('http.unavailable', {
        params: { host, status: answer.status },
        retryable: true,
        action: 'retry',
        sent: 'unknown',
      });
    }
    const code = MEANING[authorityCode];
    if (code === undefined) return altinnRefusal(answer);
    const action = OF_THE_SYSTEM_USER.has(authorityCode) ? 'openAccess' : 'retry';
    return failure(code, { params: { authorityCode }, action, sent: 'notSent' });
  }
}
