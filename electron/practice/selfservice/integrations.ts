import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import type { PublicKey } from './public-key.ts';

export interface RegisteredKey extends PublicKey {
  readonly registeredAt: number;
}

export interface ScopeState {
  readonly scope: string;
  readonly owner: string;
  /** Registered on the integration is one thing, granted by the owner another (MP-200 and MP-250). */
  readonly granted: boolean;
}

/** How the Maskinporten client proves who it is: a key registered here, or an enterprise certificate. Never both (1.1, 1.2). */
export type Authentication = 'key' | 'certificate';

const AUTHENTICATION = 'maskinportenAuthentication';
const MAX_KEYS = 5;
/** A registered key lives one year from posting (reference: system user, 1.1). */
export const KEY_LIFE_MS = 365 * 24 * 60 * 60_000;

const FIRST_SCOPES: readonly [scope: string, owner: string, granted: boolean][] = [
  ['altinn:authentication/systemregister.write', 'Digdir', true],
  ['altinn:authentication/systemuser.request.read', 'Digdir', true],
  ['altinn:authentication/systemuser.request.write', 'Digdir', true],
  ['altinn:clientdelegations.read', 'Digdir', true],
  ['altinn:clientdelegations.write', 'Digdir', true],
  ['altinn:instances.read', 'Digdir', true],
  ['altinn:instances.write', 'Digdir', true],
  ['altinn:correspondence.read', 'Digdir', true],
  ['digdir:dialogporten', 'Digdir', true],
  ['skatteetaten:frister', 'Skatteetaten', false],
  ['skatteetaten:mvameldinginnsendingsstatus', 'Skatteetaten', false],
];

export const IDPORTEN_SCOPES = [
  'openid',
  'altinn:clientdelegations.read',
  'altinn:clientdelegations.write',
  'altinn:instances.read',
  'altinn:instances.write',
  'skatteetaten:mvameldingvalidering',
] as const;

/** Registered with port 0 and used with any (RFC 8252 section 7.3). The path is Klientbro's own. */
export const IDPORTEN_REDIRECT = 'http://127.0.0.1:0/klientbro';

/** The firm's two integrations at Digdir: one at Maskinporten, one at ID-porten. */
export class Integrations {
  readonly maskinportenClientId: string;
  readonly idportenClientId: string;
  readonly organisationNumber: string;
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.organisationNumber = context.world.firm.organisationNumber;
    const { database } = context;
    this.maskinportenClientId = database.settled('maskinportenClientId', randomUUID);
    this.idportenClientId = database.settled('idportenClientId', randomUUID);
    database.exec(`
      CREATE TABLE IF NOT EXISTS scope (scope TEXT PRIMARY KEY, owner TEXT NOT NULL, granted INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS public_key (kid TEXT PRIMARY KEY, n TEXT NOT NULL, e TEXT NOT NULL, bits INTEGER NOT NULL,
        thumbprint TEXT NOT NULL, registered_at INTEGER NOT NULL);`);
    for (const [scope, owner, granted] of FIRST_SCOPES) {
      database.run(
        'INSERT OR IGNORE INTO scope (scope, owner, granted) VALUES (?, ?, ?)',
        scope,
        owner,
        granted ? 1 : 0,
      );
    }
  }

  scopes(): readonly ScopeState[] {
    return this.#context.database
      .all<{ scope: string; owner: string; granted: number }>('SELECT * FROM scope ORDER BY owner, scope')
      .map((row) => ({ scope: row.scope, owner: row.owner, granted: row.granted === 1 }));
  }

  setGranted(scope: string, granted: boolean): void {
    this.#context.database.run('UPDATE scope SET granted = ? WHERE scope = ?', granted ? 1 : 0, scope);
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
