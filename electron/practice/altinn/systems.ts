import { randomUUID } from 'node:crypto';
import type { SystemUser } from '../core/access.ts';
import type { PracticeContext } from '../core/context.ts';
import { iso } from './wire.ts';

export interface Right {
  readonly action?: string;
  readonly resource: readonly { readonly id: string; readonly value: string }[];
}

/** What a vendor registered, normalised: lists are never missing (reference: system user, 3.2). */
export interface SystemBody {
  readonly id: string;
  readonly vendor: string;
  readonly name: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly { readonly urn: string }[];
  readonly clientId: readonly string[];
  readonly allowedRedirectUrls: readonly string[];
  readonly isVisible: boolean;
}

export interface RegisteredSystem extends SystemBody {
  readonly internalId: string;
  readonly isDeleted: boolean;
}

export type ChangeType = 'create' | 'update' | 'rightsupdate' | 'accesspackageupdate' | 'delete';

interface Row {
  readonly internal_id: string;
  readonly body: string;
  readonly deleted: number;
}

/** The system register. */
export class Systems {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS system (system_id TEXT PRIMARY KEY, internal_id TEXT NOT NULL, body TEXT NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE IF NOT EXISTS system_change (sequence INTEGER PRIMARY KEY AUTOINCREMENT, internal_id TEXT NOT NULL,
        organisation TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, client_id TEXT NOT NULL, created TEXT NOT NULL);`);
  }

  find(systemId: string): RegisteredSystem | undefined {
    return this.#read('WHERE system_id = ?', systemId)[0];
  }

  all(): readonly RegisteredSystem[] {
    return this.#read('ORDER BY system_id');
  }

  /** Internal id of the new system. */
  create(body: SystemBody, clientId: string): string {
    const internalId = randomUUID();
    this.#context.database.run(
      'INSERT INTO system (system_id, internal_id, body) VALUES (?, ?, ?)',
      body.id,
      internalId,
      JSON.stringify(body),
    );
    this.#log(internalId, body, 'create', clientId);
    return internalId;
  }

  replace(system: RegisteredSystem, body: SystemBody, type: ChangeType, clientId: string): void {
    this.#context.database.run('UPDATE system SET body = ? WHERE system_id = ?', JSON.stringify(body), system.id);
    this.#log(system.internalId, body, type, clientId);
  }

  /** Soft: frees the client ids, keeps the id taken. */
  delete(system: RegisteredSystem, clientId: string): void {
    const body: SystemBody = { ...bodyOf(system), clientId: [] };
    this.#context.database.run(
      'UPDATE system SET deleted = 1, body = ? WHERE system_id = ?',
      JSON.stringify(body),
      system.id,
    );
    this.#log(system.internalId, body, 'delete', clientId);
  }

  changes(system: RegisteredSystem): readonly Record<string, unknown>[] {
    return this.#context.database
      .all<{
        internal_id: string;
        organisation: string;
        type: string;
        data: string;
        client_id: string;
        created: string;
      }>('SELECT * FROM system_change WHERE internal_id = ? ORDER BY sequence', system.internalId)
      .map((row) => ({
        systemInternalId: row.internal_id,
        changedByOrgNumber: row.organisation,
        changeType: row.type,
        changedData: JSON.parse(row.data) as unknown,
        clientId: row.client_id,
        created: row.created,
      }));
  }

  /** Maskinporten's look-up: client id listed on a living system of the vendor, owner, externalRef (1.4). */
  systemUserFor(asked: {
    readonly clientId: string;
    readonly vendor: string;
    readonly owner: string;
    readonly externalRef: string;
  }): SystemUser | undefined {
    return this.#context.access.systemUsers().find((user) => {
      if (user.owner !== asked.owner || user.externalRef !== asked.externalRef || user.vendor !== asked.vendor)
        return false;
      const system = this.find(user.systemId);
      return system !== undefined && !system.isDeleted && system.clientId.includes(asked.clientId);
    });
  }

  #read(tail: string, ...values: readonly string[]): readonly RegisteredSystem[] {
    return this.#context.database
      .all<Row>(`SELECT internal_id, body, deleted FROM system ${tail}`, ...values)
      .map((row) => ({
        ...(JSON.parse(row.body) as SystemBody),
        internalId: row.internal_id,
        isDeleted: row.deleted === 1,
      }));
  }

  #log(internalId: string, body: SystemBody, type: ChangeType, clientId: string): void {
    this.#context.database.run(
      'INSERT INTO system_change (internal_id, organisation, type, data, client_id, created) VALUES (?, ?, ?, ?, ?, ?)',
      internalId,
      body.vendor,
      type,
      JSON.stringify(body),
      clientId,
      iso(this.#context.clock.now()),
    );
  }
}

export function bodyOf({ internalId: _internalId, isDeleted: _isDeleted, ...body }: RegisteredSystem): SystemBody {
  return body;
}
