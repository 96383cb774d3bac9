import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import { DEFAULT_LIFE_SECONDS, IDPORTEN_REDIRECT, type IdportenClient, type OrderedClient } from './idporten-client.ts';
import type { PublicKey } from './public-key.ts';
import { type IntegrationKind, ScopeBook } from './scope-book.ts';

export interface RegisteredKey extends PublicKey {
  readonly registeredAt: number;
}

/** How the Maskinporten client proves who it is: a key registered here, or an enterprise certificate. Never both (1.1, 1.2). */
export type Authentication = 'key' | 'certificate';

const AUTHENTICATION = 'maskinportenAuthentication';
const MAX_KEYS = 5;
/** A registered key lives one year from posting (reference: system user, 1.1). */
export const KEY_LIFE_MS = 365 * 24 * 60 * 60_000;

/** The firm's two integrations at Digdir: one at Maskinporten, one at ID-porten. */
export class Integrations {
  readonly organisationNumber: string;
  readonly scopes: ScopeBook;
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.organisationNumber = context.world.firm.organisationNumber;
    const { database } = context;
    for (const name of ['maskinportenClientId', 'idportenClientId']) database.settled(name, randomUUID);
    this.scopes = new ScopeBook(context);
    database.exec(`
      CREATE TABLE IF NOT EXISTS public_key (kid TEXT PRIMARY KEY, n TEXT NOT NULL, e TEXT NOT NULL, bits INTEGER NOT NULL,
        thumbprint TEXT NOT NULL, registered_at INTEGER NOT NULL);`);
  }

  /** Empty when there is none: the firm may delete it and make another. */
  get maskinportenClientId(): string {
    return this.#context.database.setting('maskinportenClientId') ?? '';
  }

  get idportenClientId(): string {
    return this.#context.database.setting('idportenClientId') ?? '';
  }

  get idportenClient(): IdportenClient {
    const kept = this.#context.database.setting('idportenClient');
    return kept === undefined
      ? { name: 'Klientbro', redirect: IDPORTEN_REDIRECT, lifeSeconds: DEFAULT_LIFE_SECONDS }
      : (JSON.parse(kept) as IdportenClient);
  }

  createMaskinporten(scopes: readonly string[]): void {
    this.#context.database.set('maskinportenClientId', randomUUID());
    this.scopes.put('maskinporten', scopes);
  }

  createIdporten({ scopes, ...client }: OrderedClient): void {
    this.#context.database.set('idportenClientId', randomUUID());
    this.#context.database.set('idportenClient', JSON.stringify(client));
    this.scopes.put('idporten', scopes);
  }

  /** Its id is never used again; keys go with it. */
  delete(integration: IntegrationKind): void {
    this.#context.database.set(integration === 'maskinporten' ? 'maskinportenClientId' : 'idportenClientId', '');
    this.scopes.takeOff(integration);
    if (integration === 'maskinporten') for (const { kid } of this.keys()) this.removeKey(kid);
  }

  authentication(): Authentication {
    return this.#context.database.setting(AUTHENTICATION) === 'certificate' ? 'certificate' : 'key';
  }

  /** Registered keys stay, unused, while a certificate is the way. */
  setAuthentication(way: Authentication): void {
    this.#context.database.set(AUTHENTICATION, way);
  }

  keys(): readonly RegisteredKey[] {
    return this.#context.database
      .all<{ kid: string; n: string; e: string; bits: number; thumbprint: string; registered_at: number }>(
        'SELECT * FROM public_key ORDER BY registered_at, kid',
      )
      .map(({ registered_at, ...key }) => ({ ...key, registeredAt: registered_at }));
  }

  key(kid: string): RegisteredKey | undefined {
    return this.keys().find((key) => key.kid === kid);
  }

  /** A sentence when the key is not taken. The same key once more renews it. */
  register(key: PublicKey): string | undefined {
    const known = this.key(key.kid);
    if (known && known.thumbprint !== key.thumbprint) {
      return `Nøkkelnavnet (kid) ${key.kid} er i bruk for en annen nøkkel. Det må være unikt for alle kunder av Maskinporten.`;
    }
    if (!known && this.keys().length >= MAX_KEYS) {
      return `Integrasjonen har ${MAX_KEYS} nøkler, som er det meste den kan ha. Fjern en før du registrerer en ny.`;
    }
    this.#context.database.run(
      `INSERT INTO public_key (kid, n, e, bits, thumbprint, registered_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (kid) DO UPDATE SET registered_at = excluded.registered_at`,
      key.kid,
      key.n,
      key.e,
      key.bits,
      key.thumbprint,
      this.#context.clock.now(),
    );
    return undefined;
  }

  removeKey(kid: string): void {
    this.#context.database.run('DELETE FROM public_key WHERE kid = ?', kid);
  }
}
