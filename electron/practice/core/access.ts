import type { PracticeDatabase } from './database.ts';
import { findPackage, packageUrn, ROLE_PACKAGES } from './packages.ts';
import type { World } from './world.ts';

export interface SystemUser {
  readonly id: string;
  readonly kind: 'agent' | 'standard';
  readonly systemId: string;
  readonly vendor: string;
  readonly owner: string;
  readonly externalRef: string;
  readonly title: string;
  /** Full URNs. */
  readonly packages: readonly string[];
  /** Ids of single resources (standard users only). */
  readonly resources: readonly string[];
  readonly created: string;
  readonly sequence: number;
}

interface Row {
  readonly id: string;
  readonly kind: 'agent' | 'standard';
  readonly system_id: string;
  readonly vendor: string;
  readonly owner: string;
  readonly external_ref: string;
  readonly title: string;
  readonly packages: string;
  readonly resources: string;
  readonly created: string;
  readonly sequence: number;
}

/** What changes over time about who may what: the clients' relations to the firm, system users, and the links between. */
export class AccessRecords {
  readonly #database: PracticeDatabase;

  constructor(database: PracticeDatabase, world: World) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS relation (client TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (client, kind, value));
      CREATE TABLE IF NOT EXISTS system_user (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL, system_id TEXT NOT NULL, vendor TEXT NOT NULL, owner TEXT NOT NULL, external_ref TEXT NOT NULL,
        title TEXT NOT NULL, packages TEXT NOT NULL, resources TEXT NOT NULL, created TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS gone_system_user (id TEXT PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS client_link (system_user TEXT NOT NULL, client TEXT NOT NULL,
        PRIMARY KEY (system_user, client));`);
    if (database.setting('relations') === undefined) this.#seed(world);
  }

  /** Roles (`REGN`) of the firm at the client in Enhetsregisteret. */
  roles(client: string): readonly string[] {
    return this.#values(client, 'role');
  }

  /** Full URNs the client gave the firm by hand. */
  delegated(client: string): ReadonlySet<string> {
    return new Set(this.#values(client, 'package').map(packageUrn));
  }

  /** Full URNs that reach the firm from the client, by role or by hand. */
  firmPackages(client: string): ReadonlySet<string> {
    const byRole = this.roles(client).flatMap((role) => ROLE_PACKAGES[role] ?? []);
    return new Set([...byRole, ...this.#values(client, 'package')].map(packageUrn));
  }

  grant(client: string, kind: 'role' | 'package', value: string): void {
    this.#database.run('INSERT OR IGNORE INTO relation (client, kind, value) VALUES (?, ?, ?)', client, kind, value);
  }

  /** The client withdraws one relation, or all. Links that no longer hold fall away by themselves (6.1). */
  revoke(client: string, kind?: 'role' | 'package', value?: string): void {
    this.#database.transaction(() => {
      if (kind === undefined) this.#database.run('DELETE FROM relation WHERE client = ?', client);
      else if (value === undefined) {
        this.#database.run('DELETE FROM relation WHERE client = ? AND kind = ?', client, kind);
      } else {
        this.#database.run('DELETE FROM relation WHERE client = ? AND kind = ? AND value = ?', client, kind, value);
      }
      const left = this.firmPackages(client);
      for (const user of this.systemUsers()) {
        if (user.packages.some((urn) => !left.has(urn))) this.unlink(user.id, client);
      }
    });
  }

  addSystemUser(user: Omit<SystemUser, 'sequence'>): void {
    this.#database.run(
      `INSERT INTO system_user (id, kind, system_id, vendor, owner, external_ref, title, packages, resources, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      user.id,
      user.kind,
      user.systemId,
      user.vendor,
      user.owner,
      user.externalRef,
      user.title,
      JSON.stringify(user.packages),
      JSON.stringify(user.resources),
      user.created,
    );
  }

  systemUser(id: string): SystemUser | undefined {
    return this.#users('WHERE id = ?', id)[0];
  }

  systemUsers(): readonly SystemUser[] {
    return this.#users('ORDER BY sequence');
  }

  setPowers(id: string, powers: Pick<SystemUser, 'packages' | 'resources'>): void {
    this.#database.run(
      'UPDATE system_user SET packages = ?, resources = ? WHERE id = ?',
      JSON.stringify(powers.packages),
      JSON.stringify(powers.resources),
      id,
    );
  }

  deleteSystemUser(id: string): void {
    this.#database.transaction(() => {
      this.#database.run('INSERT OR IGNORE INTO gone_system_user (id) SELECT id FROM system_user WHERE id = ?', id);
      this.#database.run('DELETE FROM client_link WHERE system_user = ?', id);
      this.#database.run('DELETE FROM system_user WHERE id = ?', id);
    });
  }

  /** It was here, and is no more. */
  isGone(id: string): boolean {
    return this.#database.all('SELECT 1 AS found FROM gone_system_user WHERE id = ?', id).length > 0;
  }

  link(systemUser: string, client: string): void {
    this.#database.run('INSERT OR IGNORE INTO client_link (system_user, client) VALUES (?, ?)', systemUser, client);
  }

  /** False when there was no such link. */
  unlink(systemUser: string, client: string): boolean {
    return this.#database.run('DELETE FROM client_link WHERE system_user = ? AND client = ?', systemUser, client) > 0;
  }

  /** Organisation numbers of the clients linked to an agent system user. */
  linked(systemUser: string): readonly string[] {
    return this.#database
      .all<{ client: string }>('SELECT client FROM client_link WHERE system_user = ? ORDER BY client', systemUser)
      .map((row) => row.client);
  }

  isLinked(systemUser: string, client: string): boolean {
    const query = 'SELECT 1 AS found FROM client_link WHERE system_user = ? AND client = ?';
    return this.#database.all(query, systemUser, client).length > 0;
  }

  #users(tail: string, ...values: readonly string[]): readonly SystemUser[] {
    return this.#database.all<Row>(`SELECT * FROM system_user ${tail}`, ...values).map((row) => ({
      id: row.id,
      kind: row.kind,
      systemId: row.system_id,
      vendor: row.vendor,
      owner: row.owner,
      externalRef: row.external_ref,
      title: row.title,
      packages: (JSON.parse(row.packages) as string[]).filter((urn) => findPackage(urn) !== undefined),
      resources: JSON.parse(row.resources) as string[],
      created: row.created,
      sequence: row.sequence,
    }));
  }

  #values(client: string, kind: 'role' | 'package'): readonly string[] {
    return this.#database
      .all<{ value: string }>('SELECT value FROM relation WHERE client = ? AND kind = ? ORDER BY value', client, kind)
      .map((row) => row.value);
  }

  #seed(world: World): void {
    this.#database.transaction(() => {
      for (const client of world.clients) {
        if (client.relation.role) this.grant(client.organisationNumber, 'role', client.relation.role);
        for (const code of client.relation.packages) this.grant(client.organisationNumber, 'package', code);
      }
      this.#database.set('relations', 'seeded');
    });
  }
}
