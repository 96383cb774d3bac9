import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import type { Person } from '../../core/people.ts';
import type { Caller } from '../../core/types.ts';

const COOKIE = 'ovelse_portal';
const LIFE_MS = 30 * 60_000;
export const UI = '/portal/accessmanagement/ui/systemuser';
export const LOGIN = '/portal/logg-inn';

/** Who is logged in to the portal's pages. The browser holds a random name only. */
export class Sessions {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(
      'CREATE TABLE IF NOT EXISTS portal_session (id TEXT PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL)',
    );
  }

  person(request: Context): Person | undefined {
    const row = this.#context.database.one<{ person: string }>(
      'SELECT person FROM portal_session WHERE id = ? AND until > ?',
      request.cookies.get(COOKIE) ?? '',
      this.#context.clock.now(),
    );
    return row && this.#context.world.person(row.person);
  }

  begin(request: Context, person: Person): void {
    const id = randomUUID();
    const until = this.#context.clock.now() + LIFE_MS;
    this.#context.database.run('INSERT INTO portal_session (id, person, until) VALUES (?, ?, ?)', id, person.id, until);
    request.cookies.set(COOKIE, id, { httpOnly: true, sameSite: 'lax', path: '/portal' });
  }

  end(request: Context): void {
    this.#context.database.run('DELETE FROM portal_session WHERE id = ?', request.cookies.get(COOKIE) ?? '');
    request.cookies.set(COOKIE, null, { path: '/portal' });
  }
}

/** The logged-in person as the authority knows callers. */
export function asCaller(person: Person): Caller {
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    scopes: new Set(),
    clientId: 'portal',
    issuer: 'altinn',
  };
}

/** A way back inside the portal, never out of it. */
export function safeReturn(path: string | null | undefined): string {
  return path?.startsWith(`${UI}/`) ? path : `${UI}/overview`;
}
