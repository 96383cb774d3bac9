import { decodeJwt } from 'jose';
import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import type { Clock, Logger } from '../ports.ts';
import type { VendorKey } from '../vault/vault.ts';
import { refusalOf } from './errors.ts';
import type { TokenFigures } from './figures.ts';
import { type SystemUserReference, signGrant, type TokenSubject } from './grant.ts';
import { type AccessToken, HeldTokens } from './held-tokens.ts';

export interface MaskinportenOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Logger;
  readonly endpoints: { readonly issuer: string; readonly token: string };
  readonly clientId: () => Promise<Outcome<string>>;
  readonly key: () => Promise<Outcome<VendorKey>>;
}

/** Calls to the token endpoint under way at once; the door to the network keeps to it. */
export const TOKENS_AT_ONCE = 50;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const errorAnswer = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** Tokens from Maskinporten (reference/systemuser.md 1), held as `HeldTokens` says. */
export class Maskinporten {
  readonly #options: MaskinportenOptions;
  readonly #held: HeldTokens;

  constructor(options: MaskinportenOptions) {
    this.#options = options;
    this.#held = new HeldTokens(options.clock);
  }

  token(scopes: readonly string[], systemUser?: SystemUserReference): Promise<Outcome<AccessToken>> {
    const subject = { scopes, systemUser };
    return this.#held.get(subject, () => this.#fetch(subject));
  }

  /** After a change of key or set-up, nothing held is trusted; after a refusal elsewhere, nothing held for this subject. */
  forget(subject?: TokenSubject): void {
    this.#held.forget(subject);
  }

  /** Another in place of one that was refused where it was used; undefined when that one was not from here. */
  async renewed(refused: string): Promise<Outcome<AccessToken> | undefined> {
    const subject = this.#held.refuse(refused);
    return subject && this.token(subject.scopes, subject.systemUser);
  }

  figures(): TokenFigures[] {
    return this.#held.figures();
  }

  async #fetch(subject: TokenSubject): Promise<Outcome<AccessToken>> {
    const first = await this.#ask(subject);
    // A wrong local clock is answered with the authority's own time, read from the refusal's Date header.
    const clockNowKnown =
      !first.ok && first.error.code === 'maskinporten.clockSkew' && this.#options.http.clockSkewMs();
    return clockNowKnown ? this.#ask(subject) : first;
  }

  async #ask({ scopes, systemUser }: TokenSubject): Promise<Outcome<AccessToken>> {
    const { http, clock, endpoints } = this.#options;
    const [clientId, key] = await Promise.all([
      systemUser?.clientId === undefined ? this.#options.clientId() : ok(systemUser.clientId),
      this.#options.key(),
    ]);
    if (!clientId.ok) return clientId;
    if (!key.ok) return key;
    let signedAt = 0;
    // Signed when its turn has come, anew for every try: a grant is used once, and is refused when ten seconds old.
    const grant = async (): Promise<string> => {
      signedAt = clock.now();
      const assertion = await signGrant({
        clientId: clientId.value,
        audience: endpoints.issuer,
        scopes,
        key: key.value,
        nowMs: signedAt + http.clockSkewMs(),
        systemUser,
      });
      // Nothing in a JWT needs escaping.
      return `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=${assertion}`;
    };
    const answer = await http.send({
      method: 'POST',
      url: endpoints.token,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: grant,
      retry: 'safe',
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
    // Counted from before it was issued: never kept longer than it lives.
    return body.ok ? ok({ token: body.value.access_token, expiresAt: signedAt + body.value.expires_in * 1000 }) : body;
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
