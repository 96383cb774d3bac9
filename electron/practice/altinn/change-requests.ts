import type { PracticeContext } from '../core/context.ts';
import type { Right } from './systems.ts';

/** Which rights and packages a standard system user shall get and lose. */
export interface Change {
  readonly requiredRights: readonly Right[];
  readonly unwantedRights: readonly Right[];
  readonly requiredAccessPackages: readonly { readonly urn: string }[];
  readonly unwantedAccessPackages: readonly { readonly urn: string }[];
}

export interface ChangeRequest extends Change {
  /** The vendor's own correlation id. */
  readonly id: string;
  readonly systemUserId: string;
  readonly systemId: string;
  readonly party: string;
  readonly externalRef: string;
  readonly redirectUrl: string | undefined;
  readonly status: 'New' | 'Accepted' | 'Rejected';
  /** Milliseconds. */
  readonly created: number;
}

interface Row {
  readonly id: string;
  readonly system_user: string;
  readonly system_id: string;
  readonly party: string;
  readonly external_ref: string;
  readonly change: string;
  readonly redirect_url: string | null;
  readonly status: ChangeRequest['status'];
  readonly created: number;
}

const LIFE_MS = 180 * 24 * 60 * 60_000;

/** Requests to change a standard system user (reference: system user, 4.7). Deleted ones are gone. */
export class ChangeRequests {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS change_request (id TEXT PRIMARY KEY, system_user TEXT NOT NULL, system_id TEXT NOT NULL,
        party TEXT NOT NULL, external_ref TEXT NOT NULL, change TEXT NOT NULL, redirect_url TEXT, status TEXT NOT NULL,
        created INTEGER NOT NULL);`);
  }

  add(request: Omit<ChangeRequest, 'status' | 'created'>): ChangeRequest {
    const { requiredRights, unwantedRights, requiredAccessPackages, unwantedAccessPackages } = request;
    const made = { ...request, status: 'New', created: this.#context.clock.now() } as const;
    this.#context.database.run(
      `INSERT INTO change_request (id, system_user, system_id, party, external_ref, change, redirect_url, status, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'New', ?)`,
      made.id,
      made.systemUserId,
      made.systemId,
      made.party,
      made.externalRef,
      JSON.stringify({ requiredRights, unwantedRights, requiredAccessPackages, unwantedAccessPackages }),
      made.redirectUrl ?? null,
      made.created,
    );
    return made;
  }

  find(id: string): ChangeRequest | undefined {
    return this.#read('WHERE id = ?', id.toLowerCase())[0];
  }

  /** The newest: one system user may be changed many times. */
  byTriple(systemId: string, party: string, externalRef: string): ChangeRequest | undefined {
    const where = 'WHERE system_id = ? AND party = ? AND external_ref = ? ORDER BY created DESC, rowid DESC';
    return this.#read(where, systemId, party, externalRef)[0];
  }

  /** In order of id. */
  bySystem(systemId: string): readonly ChangeRequest[] {
    return this.#read('WHERE system_id = ? ORDER BY id', systemId);
  }

  pending(party: string): readonly ChangeRequest[] {
    return this.#read("WHERE party = ? AND status = 'New' ORDER BY created", party);
  }

  delete(id: string): boolean {
    return this.#context.database.run('DELETE FROM change_request WHERE id = ?', id.toLowerCase()) > 0;
  }

  reject(id: string): void {
    this.#context.database.run("UPDATE change_request SET status = 'Rejected' WHERE id = ? AND status = 'New'", id);
  }

  /** The system user keeps its id, its reference and its tokens; only its powers are others. */
  accept(request: ChangeRequest): void {
    const { database, access } = this.#context;
    const user = access.systemUser(request.systemUserId);
    if (!user) return;
    database.transaction(() => {
      database.run("UPDATE change_request SET status = 'Accepted' WHERE id = ?", request.id);
      access.setPowers(user.id, {
        packages: changed(user.packages, urns(request.requiredAccessPackages), urns(request.unwantedAccessPackages)),
        resources: changed(user.resources, resourcesOf(request.requiredRights), resourcesOf(request.unwantedRights)),
      });
    });
  }

  isTimedOut(request: ChangeRequest): boolean {
    return request.status === 'New' && this.#context.clock.now() - request.created > LIFE_MS;
  }

  #read(tail: string, ...values: readonly string[]): readonly ChangeRequest[] {
    return this.#context.database.all<Row>(`SELECT * FROM change_request ${tail}`, ...values).map((row) => ({
      ...(JSON.parse(row.change) as Change),
      id: row.id,
      systemUserId: row.system_user,
      systemId: row.system_id,
      party: row.party,
      externalRef: row.external_ref,
      redirectUrl: row.redirect_url ?? undefined,
      status: row.status,
      created: row.created,
    }));
  }
}

export function urns(packages: readonly { readonly urn: string }[]): string[] {
  return packages.map((each) => each.urn);
}

export function resourcesOf(rights: readonly Right[]): string[] {
  return rights.flatMap((right) => right.resource.map((pair) => pair.value));
}

function changed(held: readonly string[], required: readonly string[], unwanted: readonly string[]): string[] {
  return [...new Set([...held.filter((each) => !unwanted.includes(each)), ...required])];
}
