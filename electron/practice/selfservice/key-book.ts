import type { PracticeContext } from '../core/context.ts';
import type { PublicKey } from './public-key.ts';

/** A key on one client; the same key on another has a date of its own. */
export interface RegisteredKey extends PublicKey {
  readonly registeredAt: number;
}

const MAX_KEYS = 5;
/** A registered key lives one year from posting (reference: system user, 1.1). */
export const KEY_LIFE_MS = 365 * 24 * 60 * 60_000;

interface Row extends PublicKey {
  readonly registered_at: number;
}

/** The public keys on the firm's Maskinporten clients. The same key may sit on several. */
export class KeyBook {
  readonly #context: PracticeContext;

  /** `first`: the client that holds the keys of a database from before there could be several clients. */
  constructor(context: PracticeContext, first: string) {
    this.#context = context;
    const { database } = context;
    database.exec(`
      CREATE TABLE IF NOT EXISTS client_key (client_id TEXT NOT NULL, kid TEXT NOT NULL, n TEXT NOT NULL, e TEXT NOT NULL,
        bits INTEGER NOT NULL, thumbprint TEXT NOT NULL, registered_at INTEGER NOT NULL, PRIMARY KEY (client_id, kid));`);
    if (!database.one("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'public_key'")) return;
    database.transaction(() => {
      database.run(
        `INSERT INTO client_key (client_id, kid, n, e, bits, thumbprint, registered_at)
         SELECT ?, kid, n, e, bits, thumbprint, registered_at FROM public_key`,
        first,
      );
      database.exec('DROP TABLE public_key');
    });
  }

  of(clientId: string): readonly RegisteredKey[] {
    return this.#read('WHERE client_id = ? ORDER BY registered_at, kid', clientId);
  }

  find(clientId: string, kid: string): RegisteredKey | undefined {
    return this.#read('WHERE client_id = ? AND kid = ?', clientId, kid)[0];
  }

  /** Keys that sit on other clients and not on this one, each once. */
  elsewhere(clientId: string): readonly RegisteredKey[] {
    return this.#read(
      'WHERE kid NOT IN (SELECT kid FROM client_key WHERE client_id = ?) GROUP BY kid ORDER BY kid',
      clientId,
    );
  }

  /** A sentence when the key is not taken. The same key once more renews it, on this client alone. */
  register(clientId: string, key: PublicKey): string | undefined {
    const namesakes = this.#read('WHERE kid = ?', key.kid);
    if (namesakes.some(({ thumbprint }) => thumbprint !== key.thumbprint)) {
      return `Nøkkelnavnet (kid) ${key.kid} er i bruk for en annen nøkkel. Det må være unikt for alle kunder av Maskinporten.`;
    }
    if (!this.find(clientId, key.kid) && this.of(clientId).length >= MAX_KEYS) {
      return `Integrasjonen har ${MAX_KEYS} nøkler, som er det meste den kan ha. Fjern en før du registrerer en ny.`;
    }
    this.#context.database.run(
      `INSERT INTO client_key (client_id, kid, n, e, bits, thumbprint, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (client_id, kid) DO UPDATE SET registered_at = excluded.registered_at`,
      clientId,
      key.kid,
      key.n,
      key.e,
      key.bits,
      key.thumbprint,
      this.#context.clock.now(),
    );
    return undefined;
  }

  remove(clientId: string, kid: string): void {
    this.#context.database.run('DELETE FROM client_key WHERE client_id = ? AND kid = ?', clientId, kid);
  }

  clear(clientId: string): void {
    this.#context.database.run('DELETE FROM client_key WHERE client_id = ?', clientId);
  }

  #read(tail: string, ...values: readonly string[]): readonly RegisteredKey[] {
    return this.#context.database
      .all<Row>(`SELECT kid, n, e, bits, thumbprint, registered_at FROM client_key ${tail}`, ...values)
      .map(({ registered_at, ...key }) => ({ ...key, registeredAt: registered_at }));
  }
}
