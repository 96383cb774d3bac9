import type { Which } from '../../../shared/contract/access.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import type { TokenFigures } from '../maskinporten/figures.ts';
import type { SystemUserReference, TokenSubject } from '../maskinporten/grant.ts';
import { type AccessToken, HeldTokens } from '../maskinporten/held-tokens.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock } from '../ports.ts';
import { exchange } from './exchange.ts';

/** One of the firm's, by its reference within one of the firm's systems. */
export interface OwnSystemUser {
  readonly externalRef: string;
  readonly system: Which;
}

export interface SystemUserTokensOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly platform: string;
  readonly maskinporten: Maskinporten;
  readonly reference: (systemUser: OwnSystemUser) => Promise<Outcome<SystemUserReference>>;
}

/**
 * Altinn tokens of the firm's system users: the one that the Altinn apps, Correspondence's bodies and Dialogporten all
 * accept (reference/dialogporten.md 1.4). One token covers all clients of the system user, and is kept to its own end,
 * which may come after that of the token it was exchanged for (reference/systemuser.md 2.2).
 */
export class SystemUserTokens {
  readonly #options: SystemUserTokensOptions;
  readonly #held: HeldTokens;

  constructor(options: SystemUserTokensOptions) {
    this.#options = options;
    this.#held = new HeldTokens(options.clock);
  }

  async altinn(systemUser: OwnSystemUser, scopes: readonly string[]): Promise<Outcome<string>> {
    const reference = await this.#options.reference(systemUser);
    if (!reference.ok) return reference;
    const subject = { scopes, systemUser: reference.value };
    const token = await this.#held.get(subject, () => this.#fetch(subject));
    return token.ok ? ok(token.value.token) : token;
  }

  /** Maskinporten's own, for what takes it without Altinn's exchange (reference/skatteetaten-systembruker.md 1.2). */
  async straight(systemUser: OwnSystemUser, scopes: readonly string[]): Promise<Outcome<string>> {
    const reference = await this.#options.reference(systemUser);
    if (!reference.ok) return reference;
    const token = await this.#options.maskinporten.token(scopes, reference.value);
    return token.ok ? ok(token.value.token) : token;
  }

  /** Another in place of one of `straight` that was refused; the same again when it is not from here. */
  async straightAgain(refused: string): Promise<Outcome<string>> {
    const fresh = await this.#options.maskinporten.renewed(refused);
    if (fresh === undefined) return ok(refused);
    return fresh.ok ? ok(fresh.value.token) : fresh;
  }

  /**
   * When access changed: everything. After a 401: the token that was refused and what it was made of, so that many who
   * are refused at the same time do not each throw away what the first of them has fetched anew.
   */
  forget(refused?: string): void {
    const subject = refused === undefined ? undefined : this.#held.subjectOf(refused);
    if (refused !== undefined && !subject) return;
    this.#held.forget(subject);
    this.#options.maskinporten.forget(subject);
  }

  figures(): TokenFigures[] {
    return this.#held.figures();
  }

  async #fetch(subject: TokenSubject): Promise<Outcome<AccessToken>> {
    const { http, platform, maskinporten } = this.#options;
    const granted = await maskinporten.token(subject.scopes, subject.systemUser);
    if (!granted.ok) return granted;
    const exchanged = await exchange(http, platform, 'maskinporten', granted.value.token);
    // What Altinn refuses is not tried on it again.
    if (!exchanged.ok && !exchanged.error.retryable) maskinporten.forget(subject);
    return exchanged;
  }
}
