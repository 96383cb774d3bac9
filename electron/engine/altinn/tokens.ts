import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import type { AccessToken, Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock } from '../ports.ts';
import { exchange } from './exchange.ts';

export interface SystemUserTokensOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly platform: string;
  readonly maskinporten: Maskinporten;
  /** Owner of the system users: the firm. */
  readonly owner: () => Promise<Outcome<string>>;
}

const EARLY_MS = 60_000;

/**
 * Altinn tokens of the firm's system users: the one that the Altinn apps, Correspondence's bodies and Dialogporten all
 * accept (reference/dialogporten.md 1.4). One token covers all clients of the system user.
 */
export class SystemUserTokens {
  readonly #options: SystemUserTokensOptions;
  readonly #held = new Map<string, AccessToken>();
  readonly #underway = new Map<string, Promise<Outcome<string>>>();

  constructor(options: SystemUserTokensOptions) {
    this.#options = options;
  }

  altinn(systemUser: { readonly externalRef: string }, scopes: readonly string[]): Promise<Outcome<string>> {
    const name = JSON.stringify([systemUser.externalRef, [...scopes].sort()]);
    const held = this.#held.get(name);
    if (held && held.expiresAt - this.#options.clock.now() > EARLY_MS) return Promise.resolve(ok(held.token));
    const underway = this.#underway.get(name);
    if (underway) return underway;
    const call = this.#fetch(name, systemUser.externalRef, scopes).finally(() => this.#underway.delete(name));
    this.#underway.set(name, call);
    return call;
  }

  /** After a 401, or when access changed. */
  forget(): void {
    this.#held.clear();
    this.#options.maskinporten.forget();
  }

  async #fetch(name: string, externalRef: string, scopes: readonly string[]): Promise<Outcome<string>> {
    const owner = await this.#options.owner();
    if (!owner.ok) return owner;
    const granted = await this.#options.maskinporten.token(scopes, {
      ownerOrganisationNumber: owner.value,
      externalRef,
    });
    if (!granted.ok) return granted;
    const exchanged = await exchange(this.#options.http, this.#options.platform, 'maskinporten', granted.value.token);
    if (!exchanged.ok) return exchanged;
    this.#held.set(name, exchanged.value);
    return ok(exchanged.value.token);
  }
}
