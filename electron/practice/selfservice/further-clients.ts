import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';

/** How a Maskinporten client proves who it is: a key registered here, or an enterprise certificate. Never both (1.1, 1.2). */
export type Authentication = 'key' | 'certificate';

/** What Maskinporten must know of a client to answer it; its keys are in the key book. */
export interface MaskinportenClient {
  readonly clientId: string;
  readonly authentication: Authentication;
  /** Put on this client by the firm (MP-200). What the owner granted is the organisation's, whichever client asks (MP-250). */
  readonly scopes: ReadonlySet<string>;
}

export interface FurtherClient extends MaskinportenClient {
  readonly name: string;
}

/** Maskinporten clients beyond the first: each system in Altinn's register needs one of its own (reference: system user, 3.2). */
export class FurtherClients {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS further_client (sequence INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, authentication TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS further_scope (client_id TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (client_id, scope));`);
  }

  /** In the order they were made. */
  all(): readonly FurtherClient[] {
    const scopes = this.#context.database.all<{ client_id: string; scope: string }>('SELECT * FROM further_scope');
    return this.#context.database
      .all<{ client_id: string; name: string; authentication: Authentication }>(
        'SELECT client_id, name, authentication FROM further_client ORDER BY sequence',
      )
      .map(({ client_id: clientId, ...rest }) => ({
        ...rest,
        clientId,
        scopes: new Set(scopes.filter((each) => each.client_id === clientId).map(({ scope }) => scope)),
      }));
  }

  find(clientId: string): FurtherClient | undefined {
    return this.all().find((client) => client.clientId === clientId);
  }

  /** The new client's id. */
  create(name: string, authentication: Authentication, scopes: readonly string[]): string {
    const clientId = randomUUID();
    this.#context.database.run(
      'INSERT INTO further_client (client_id, name, authentication) VALUES (?, ?, ?)',
      clientId,
      name,
      authentication,
    );
    for (const scope of scopes) this.put(clientId, scope);
    return clientId;
  }

  put(clientId: string, scope: string): void {
    this.#context.database.run('INSERT OR IGNORE INTO further_scope (client_id, scope) VALUES (?, ?)', clientId, scope);
  }

  delete(clientId: string): void {
    this.#context.database.run('DELETE FROM further_scope WHERE client_id = ?', clientId);
    this.#context.database.run('DELETE FROM further_client WHERE client_id = ?', clientId);
  }
}
