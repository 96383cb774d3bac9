import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { PracticeContext } from '../core/context.ts';
import type { Integrations } from '../selfservice/integrations.ts';

/** Where `oidc-provider` keeps logins under way and codes, so that a restart does not break one. */
export class OidcAdapter implements Adapter {
  readonly #context: PracticeContext;
  readonly #model: string;

  constructor(context: PracticeContext, model: string) {
    this.#context = context;
    this.#model = model;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS oidc (model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires INTEGER NOT NULL,
        grant_id TEXT, uid TEXT, PRIMARY KEY (model, id));`);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.#context.database.run('DELETE FROM oidc WHERE expires < ?', Date.now());
    this.#context.database.run(
      `INSERT INTO oidc (model, id, payload, expires, grant_id, uid) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, expires = excluded.expires`,
      this.#model,
      id,
      JSON.stringify(payload),
      Date.now() + expiresIn * 1000,
      payload.grantId ?? null,
      payload.uid ?? null,
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#read('id = ?', id);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#read('uid = ?', uid);
  }

  /** Device codes are not offered. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const found = await this.find(id);
    if (!found) return;
    const payload = JSON.stringify({ ...found, consumed: Math.floor(Date.now() / 1000) });
    this.#context.database.run('UPDATE oidc SET payload = ? WHERE model = ? AND id = ?', payload, this.#model, id);
  }

  async destroy(id: string): Promise<void> {
    this.#context.database.run('DELETE FROM oidc WHERE model = ? AND id = ?', this.#model, id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    this.#context.database.run('DELETE FROM oidc WHERE model = ? AND grant_id = ?', this.#model, grantId);
  }

  #read(where: string, value: string): AdapterPayload | undefined {
    const row = this.#context.database.one<{ payload: string; expires: number }>(
      `SELECT payload, expires FROM oidc WHERE model = ? AND ${where}`,
      this.#model,
      value,
    );
    return row && row.expires > Date.now() ? (JSON.parse(row.payload) as AdapterPayload) : undefined;
  }
}

/** The one client there is, as the self-service has it now: it may be deleted and made anew. */
export class ClientAdapter extends OidcAdapter {
  readonly #integrations: Integrations;

  constructor(context: PracticeContext, model: string, integrations: Integrations) {
    super(context, model);
    this.#integrations = integrations;
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    const { idportenClientId, idportenClient } = this.#integrations;
    if (id === '' || id !== idportenClientId) return undefined;
    return {
      client_id: id,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: [idportenClient.redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    };
  }
}
