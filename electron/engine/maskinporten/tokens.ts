import { decodeJwt } from 'jose';
import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import type { Clock, Logger } from '../ports.ts';
import type { VendorKey } from '../vault/vault.ts';
import { refusalOf } from './errors.ts';
import { type SystemUserReference, signGrant } from './grant.ts';

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly expiresAt: number;
}

export interface MaskinportenOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Logger;
  readonly endpoints: { readonly issuer: string; readonly token: string };
  readonly clientId: () => Promise<Outcome<string>>;
  readonly key: () => Promise<Outcome<VendorKey>>;
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const errorAnswer = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** Renewed this long before it runs out, so that no call starts with a token that ends under way. */
const EARLY_MS = 30_000;
const ATTEMPTS = 3;

/**
 * Tokens from Maskinporten, one per (scopes, system user), held in memory only. Callers that ask for the same token at
 * the same time share one call; different ones do not wait for each other.
 */
export class Maskinporten {
  readonly #options: MaskinportenOptions;
  readonly #held = new Map<string, AccessToken>();
  readonly #underway = new Map<string, Promise<Outcome<AccessToken>>>();

  constructor(options: MaskinportenOptions) {
    this.#options = options;
  }

  token(scopes: readonly string[], systemUser?: SystemUserReference): Promise<Outcome<AccessToken>> {
    const name = JSON.stringify([[...scopes].sort(), systemUser?.ownerOrganisationNumber, systemUser?.externalRef]);
    const held = this.#held.get(name);
    if (held && held.expiresAt - this.#options.clock.now() > EARLY_MS) return Promise.resolve(ok(held));
    const underway = this.#underway.get(name);
    if (underway) return underway;
    const call = this.#fetch(scopes, systemUser)
      .then((outcome) => {
        if (outcome.ok) this.#held.set(name, outcome.value);
        else this.#held.delete(name);
        return outcome;
      })
      .finally(() => this.#underway.delete(name));
    this.#underway.set(name, call);
    return call;
  }

  /** After a key change, a 401, or a change of set-up: nothing held is trusted. */
  forget(): void {
    this.#held.clear();
  }

  async #fetch(scopes: readonly string[], systemUser?: SystemUserReference): Promise<Outcome<AccessToken>> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#fetchOnce(scopes, systemUser);
      if (outcome.ok || attempt === ATTEMPTS) return outcome;
      // A wrong local clock is answered with the authority's own time, read from the refusal's Date header.
      const clockNowKnown = outcome.error.code === 'maskinporten.clockSkew' && this.#options.http.clockSkewMs() !== 0;
      if (!clockNowKnown && !outcome.error.retryable) return outcome;
      if (outcome.error.retryable) await this.#pause(attempt * 1_000);
    }
  }

  async #fetchOnce(scopes: readonly string[], systemUser?: SystemUserReference): Promise<Outcome<AccessToken>> {
    const { http, clock, endpoints } = this.#options;
    const [clientId, key] = [await this.#options.clientId(), await this.#options.key()];
    if (!clientId.ok) return clientId;
    if (!key.ok) return key;
    // The grant is signed inside the attempt: a repeated call never carries a used grant.
    const assertion = await signGrant({
      clientId: clientId.value,
      audience: endpoints.issuer,
      scopes,
      key: key.value,
      nowMs: clock.now() + http.clockSkewMs(),
      systemUser,
    });
    const answer = await http.send({
      method: 'POST',
      url: endpoints.token,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
      timeoutMs: 20_000,
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) {
      const problem = answer.value.json(errorAnswer);
      const failure = refusalOf(answer.value.status, problem.ok ? (problem.value.error_description ?? '') : '');
      this.#options.log.warn('maskinporten.refused', {
        status: answer.value.status,
        code: failure.code,
        authorityCode: String(failure.params.authorityCode),
      });
      return { ok: false, error: failure };
    }
    const body = answer.value.json(tokenAnswer);
    if (!body.ok) return body;
    const lifeMs = body.value.expires_in * 1000;
    return ok({ token: body.value.access_token, expiresAt: clock.now() + lifeMs });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.timer(ms, resolve);
    });
  }
}

const systemUserClaim = z.object({
  authorization_details: z.array(
    z.object({ type: z.string(), systemuser_id: z.union([z.array(z.string()), z.string()]).optional() }),
  ),
});

/** The system user a token stands for: an array in newer text, a plain string in some samples (reference/systemuser.md 1.5). */
export function systemUserOf(token: string): string | undefined {
  const claims = systemUserClaim.safeParse(decodeJwt(token));
  if (!claims.success) return undefined;
  const details = claims.data.authorization_details.find((entry) => entry.type === 'urn:altinn:systemuser');
  const id = details?.systemuser_id;
  return Array.isArray(id) ? id[0] : id;
}
