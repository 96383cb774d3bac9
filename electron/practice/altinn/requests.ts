import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import type { Right } from './systems.ts';
import { iso } from './wire.ts';

export type RequestKind = 'agent' | 'standard';
/** Denied and Timedout are in Altinn's list and never set by its code: only a test sets them (4.4). */
export type RequestStatus = 'New' | 'Accepted' | 'Rejected' | 'Denied' | 'Timedout';

export interface SystemUserRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly systemId: string;
  readonly party: string;
  readonly externalRef: string;
  readonly title: string;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly { readonly urn: string }[];
  readonly redirectUrl: string | undefined;
  readonly status: RequestStatus;
  readonly escalated: boolean;
  /** Milliseconds. */
  readonly created: number;
}

export type NewRequest = Omit<SystemUserRequest, 'id' | 'status' | 'escalated' | 'created'>;

interface Row {
  readonly id: string;
  readonly kind: RequestKind;
  readonly system_id: string;
  readonly party: string;
  readonly external_ref: string;
  readonly title: string;
  readonly rights: string;
  readonly packages: string;
  readonly redirect_url: string | null;
  readonly status: RequestStatus;
  readonly escalated: number;
  readonly created: number;
}

const LIFE_MS = 180 * 24 * 60 * 60_000;

/** Requests for system users (reference: system user, 4). Deleted ones are gone. */
export class Requests {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS request (id TEXT PRIMARY KEY, kind TEXT NOT NULL, system_id TEXT NOT NULL, party TEXT NOT NULL,
        external_ref TEXT NOT NULL, title TEXT NOT NULL, rights TEXT NOT NULL, packages TEXT NOT NULL, redirect_url TEXT,
        status TEXT NOT NULL, escalated INTEGER NOT NULL, created INTEGER NOT NULL);`);
    context.faults.hook('request', ({ id, status }) => {
      context.database.run('UPDATE request SET status = ? WHERE id = ?', String(status), String(id));
    });
  }

  add(request: NewRequest): SystemUserRequest {
    const made = {
      ...request,
      id: randomUUID(),
      status: 'New',
      escalated: false,
      created: this.#context.clock.now(),
    } as const;
    this.#context.database.run(
      `INSERT INTO request (id, kind, system_id, party, external_ref, title, rights, packages, redirect_url, status, escalated, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'New', 0, ?)`,
      made.id,
      made.kind,
      made.systemId,
      made.party,
      made.externalRef,
      made.title,
      JSON.stringify(made.rights),
      JSON.stringify(made.accessPackages),
      made.redirectUrl ?? null,
      made.created,
    );
    return made;
  }

  find(id: string, kind?: RequestKind): SystemUserRequest | undefined {
    const found = this.#read('WHERE id = ?', id.toLowerCase())[0];
    return kind === undefined || found?.kind === kind ? found : undefined;
  }

  byTriple(kind: RequestKind, systemId: string, party: string, externalRef: string): SystemUserRequest | undefined {
    const where = `WHERE kind = ? AND system_id = ? AND party = ? AND external_ref = ? AND status <> 'Timedout'`;
    return this.#read(where, kind, systemId, party, externalRef)[0];
  }

  /** In order of id. */
  bySystem(kind: RequestKind, systemId: string): readonly SystemUserRequest[] {
    return this.#read('WHERE kind = ? AND system_id = ? ORDER BY id', kind, systemId);
  }

  pending(party: string): readonly SystemUserRequest[] {
    return this.#read("WHERE party = ? AND status = 'New' ORDER BY created", party);
  }

  delete(id: string): boolean {
    return this.#context.database.run('DELETE FROM request WHERE id = ?', id.toLowerCase()) > 0;
  }

  escalate(id: string): void {
    this.#context.database.run("UPDATE request SET escalated = 1 WHERE id = ? AND status = 'New'", id);
  }

  reject(id: string): void {
    this.#context.database.run("UPDATE request SET status = 'Rejected' WHERE id = ? AND status = 'New'", id);
  }

  /** Makes the system user with the request's own id (4.2). */
  accept(request: SystemUserRequest, vendor: string): void {
    const { database, access, clock } = this.#context;
    database.transaction(() => {
      database.run("UPDATE request SET status = 'Accepted' WHERE id = ?", request.id);
      access.addSystemUser({
        id: request.id,
        kind: request.kind,
        systemId: request.systemId,
        vendor,
        owner: request.party,
        externalRef: request.externalRef,
        title: request.title,
        packages: request.accessPackages.map((item) => item.urn),
        resources: request.rights.flatMap((right) => right.resource.map((pair) => pair.value)),
        created: iso(clock.now()),
      });
    });
  }

  /** Sent to vendors as a flag; the status itself never turns to Timedout (4.4). */
  isTimedOut(request: SystemUserRequest): boolean {
    return request.status === 'New' && this.#context.clock.now() - request.created > LIFE_MS;
  }

  #read(tail: string, ...values: readonly string[]): readonly SystemUserRequest[] {
    return this.#context.database.all<Row>(`SELECT * FROM request ${tail}`, ...values).map((row) => ({
      id: row.id,
      kind: row.kind,
      systemId: row.system_id,
      party: row.party,
      externalRef: row.external_ref,
      title: row.title,
      rights: JSON.parse(row.rights) as Right[],
      accessPackages: JSON.parse(row.packages) as { urn: string }[],
      redirectUrl: row.redirect_url ?? undefined,
      status: row.status,
      escalated: row.escalated === 1,
      created: row.created,
    }));
  }
}
