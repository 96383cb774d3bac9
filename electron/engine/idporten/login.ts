import * as client from 'openid-client';
import type { LoginView } from '../../../shared/contract/access.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { exchange } from '../altinn/exchange.ts';
import type { Http } from '../http/http.ts';
import { HttpFault } from '../http/network-faults.ts';
import type { AccessToken } from '../maskinporten/held-tokens.ts';
import type { Clock, Logger } from '../ports.ts';
import { type Loopback, openLoopback } from './loopback.ts';
import { returnPage } from './page.ts';

export type Purpose = LoginView['purpose'];

/** Each purpose asks for no more than it needs. */
const SCOPES: Readonly<Record<Purpose, string>> = {
  clientAdministration: 'openid altinn:clientdelegations.read altinn:clientdelegations.write',
  filing: 'openid altinn:instances.read altinn:instances.write skatteetaten:mvameldingvalidering',
};

const WAIT_MS = 10 * 60_000;

export interface PersonLoginOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Logger;
  readonly issuer: string;
  readonly platform: string;
  readonly clientId: () => Promise<Outcome<string>>;
  readonly onChange: (view: LoginView) => void;
  /** Before the login counts as done: who it was. */
  readonly onIdentity?: ((nationalIdentityNumber: string, purpose: Purpose) => Promise<void>) | undefined;
  /** Scopes that are good to have: asked for only where they were granted, since one that was not ends the whole login. */
  readonly further?: ((purpose: Purpose) => Promise<readonly string[]>) | undefined;
  /** What the client may ask for, as a login told: the scopes asked for, those granted, and the refusal's own code. */
  readonly onScopes: (asked: readonly string[], granted: readonly string[], code: string) => void;
}

interface Session {
  readonly idporten: AccessToken;
  readonly scopes: ReadonlySet<string>;
  altinn?: AccessToken;
  /** Under way: many filings ask at once. */
  exchanging?: Promise<Outcome<AccessToken>>;
  /** The Altinn token in use came after one that was refused. */
  afterRefusal?: boolean;
}

/** What came back from the browser, and what it is held against. */
interface Returned {
  readonly configuration: client.Configuration;
  readonly answer: URL;
  readonly checks: client.AuthorizationCodeGrantChecks;
  readonly asked: readonly string[];
}

interface Pending {
  readonly loopback: Loopback;
  readonly url: string;
  readonly cancelTimer: () => void;
}

/**
 * A person's login: system browser, authorization code with PKCE, state and nonce, an answer on loopback
 * (reference/systemuser.md 6.2). Tokens live in memory and end with the session; there is no refresh token in a public client.
 */
export class PersonLogin {
  readonly #options: PersonLoginOptions;
  readonly #sessions = new Map<Purpose, Session>();
  readonly #pending = new Map<Purpose, Pending>();
  readonly #problems = new Map<Purpose, Failure>();

  constructor(options: PersonLoginOptions) {
    this.#options = options;
  }

  view(purpose: Purpose): LoginView {
    const pending = this.#pending.get(purpose);
    if (pending) return { purpose, state: 'waiting', url: pending.url };
    const session = this.#live(purpose);
    if (session) return { purpose, state: 'loggedIn', expiresAt: new Date(session.idporten.expiresAt).toISOString() };
    const problem = this.#problems.get(purpose);
    return problem
      ? { purpose, state: 'failed', problem: { ...problem, params: { ...problem.params } } }
      : { purpose, state: 'none' };
  }

  /** Begins a login and answers with the address to open. A login under way is answered with the address it has. */
  async start(purpose: Purpose): Promise<Outcome<LoginView>> {
    if (this.#pending.has(purpose) || this.#live(purpose)) return ok(this.view(purpose));
    this.#problems.delete(purpose);
    const { issuer, clock } = this.#options;
    const clientId = await this.#options.clientId();
    if (!clientId.ok) return clientId;
    const scope = [SCOPES[purpose], ...((await this.#options.further?.(purpose)) ?? [])].join(' ');
    let loopback: Loopback | undefined;
    try {
      const configuration = await client.discovery(
        new URL(issuer),
        clientId.value,
        { token_endpoint_auth_method: 'none' },
        client.None(),
        {
          [client.customFetch]: (url, options) => this.#options.http.fetch(url, options as RequestInit),
          // Only practice listens without TLS; `http/` refuses every other such address.
          execute: issuer.startsWith('http://127.0.0.1:') ? [client.allowInsecureRequests] : [],
        },
      );
      loopback = await openLoopback(returnPage);
      const verifier = client.randomPKCECodeVerifier();
      const checks = {
        pkceCodeVerifier: verifier,
        expectedState: client.randomState(),
        expectedNonce: client.randomNonce(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: loopback.redirectUri,
        scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: checks.expectedState,
        nonce: checks.expectedNonce,
        acr_values: 'idporten-loa-substantial',
        prompt: 'login',
      }).href;
      const cancelTimer = clock.timer(WAIT_MS, () =>
        this.#end(purpose, failure('idporten.cancelled', { action: 'logIn' })),
      );
      this.#pending.set(purpose, { loopback, url, cancelTimer });
      const opened = loopback;
      void opened.returned.then(
        (answer) => answer && this.#finish(purpose, { configuration, answer, checks, asked: scope.split(' ') }),
      );
      this.#changed(purpose);
      return ok(this.view(purpose));
    } catch (error) {
      loopback?.close();
      this.#options.log.warn('idporten.discovery', { purpose, kind: kindOf(error) });
      const fault = networkFaultOf(error);
      if (fault) return { ok: false, error: fault };
      return fail('idporten.failed', {
        params: { reason: kindOf(error) },
        retryable: true,
        action: 'retry',
        sent: 'notSent',
      });
    }
  }

  cancel(purpose: Purpose): LoginView {
    if (this.#pending.has(purpose)) this.#end(purpose, undefined);
    return this.view(purpose);
  }

  async idportenToken(purpose: Purpose): Promise<Outcome<string>> {
    const session = this.#live(purpose);
    return session ? ok(session.idporten.token) : fail('idporten.needed', { action: 'logIn', sent: 'notSent' });
  }

  async altinnToken(purpose: Purpose): Promise<Outcome<string>> {
    const session = this.#live(purpose);
    if (!session) return fail('idporten.needed', { action: 'logIn', sent: 'notSent' });
    // It ends with the ID-porten token it came from (reference/systemuser.md 2): near that end another would live no longer.
    const { altinn, idporten } = session;
    const now = this.#options.clock.now();
    if (altinn && altinn.expiresAt > now && (altinn.expiresAt > now + 10_000 || altinn.expiresAt >= idporten.expiresAt))
      return ok(altinn.token);
    const { http, platform } = this.#options;
    session.exchanging ??= exchange(http, platform, 'id-porten', idporten.token).finally(() => {
      delete session.exchanging;
    });
    const exchanged = await session.exchanging;
    if (!exchanged.ok) return exchanged;
    session.altinn = exchanged.value;
    return ok(exchanged.value.token);
  }

  /** Whether the login that is held came with the scope. */
  has(purpose: Purpose, scope: string): boolean {
    return this.#live(purpose)?.scopes.has(scope) ?? false;
  }

  /** What is left of the login; undefined: there is none. */
  leftMs(purpose: Purpose): number | undefined {
    const session = this.#live(purpose);
    return session && session.idporten.expiresAt - this.#options.clock.now();
  }

  /** A service no longer takes this token. An Altinn token is exchanged anew once; if that one is refused too, the login is over. */
  refused(purpose: Purpose, token: string): void {
    const session = this.#sessions.get(purpose);
    if (!session) return;
    if (token !== session.idporten.token && token !== session.altinn?.token) return;
    if (token === session.altinn?.token && !session.afterRefusal) {
      delete session.altinn;
      session.afterRefusal = true;
      return;
    }
    this.forget(purpose);
  }

  /** An authority no longer takes the token, or does not let this person do it (`problem`): somebody must log in again. */
  forget(purpose: Purpose, problem?: Failure): void {
    this.#sessions.delete(purpose);
    if (problem) this.#problems.set(purpose, problem);
    this.#changed(purpose);
  }

  /** Another person is here now: these logins were not theirs. */
  forgetAll(): void {
    for (const purpose of [...this.#pending.keys()]) this.#end(purpose, undefined);
    for (const purpose of [...this.#sessions.keys()]) this.forget(purpose);
  }

  close(): void {
    for (const purpose of [...this.#pending.keys()]) this.#end(purpose, undefined);
    this.#sessions.clear();
  }

  #live(purpose: Purpose): Session | undefined {
    const session = this.#sessions.get(purpose);
    if (session && session.idporten.expiresAt > this.#options.clock.now()) return session;
    this.#sessions.delete(purpose);
    return undefined;
  }

  async #finish(purpose: Purpose, { configuration, answer, checks, asked }: Returned): Promise<void> {
    if (answer.searchParams.get('error') === 'access_denied') {
      this.#end(purpose, failure('idporten.cancelled', { action: 'logIn' }));
      return;
    }
    if (answer.searchParams.get('error') === 'invalid_scope') this.#options.onScopes(asked, [], 'invalid_scope');
    try {
      const tokens = await client.authorizationCodeGrant(configuration, answer, checks);
      // Left out when it is what was asked for (RFC 6749 section 5.1).
      const scopes = tokens.scope?.split(' ') ?? asked;
      this.#options.onScopes(asked, scopes, 'invalid_scope');
      const pid = tokens.claims()?.pid;
      if (typeof pid === 'string') await this.#options.onIdentity?.(pid, purpose);
      const lifeMs = (tokens.expires_in ?? 120) * 1000;
      this.#sessions.set(purpose, {
        scopes: new Set(scopes),
        idporten: { token: tokens.access_token, expiresAt: this.#options.clock.now() + lifeMs },
      });
      this.#end(purpose, undefined);
    } catch (error) {
      this.#options.log.warn('idporten.failed', { purpose, kind: kindOf(error) });
      this.#end(
        purpose,
        networkFaultOf(error) ?? failure('idporten.failed', { params: { reason: kindOf(error) }, action: 'logIn' }),
      );
    }
  }

  #end(purpose: Purpose, problem: Failure | undefined): void {
    const pending = this.#pending.get(purpose);
    pending?.cancelTimer();
    pending?.loopback.close();
    this.#pending.delete(purpose);
    if (problem) this.#problems.set(purpose, problem);
    this.#changed(purpose);
  }

  #changed(purpose: Purpose): void {
    this.#options.onChange(this.view(purpose));
  }
}

/** The library's own code for what went wrong; never its message, which may quote the answer. */
function kindOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** The library may wrap what our own door threw. */
function networkFaultOf(error: unknown): Failure | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].find((each) => each instanceof HttpFault)?.failure;
}
