import { randomUUID } from 'node:crypto';
import type { Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import { grant, type Person, type PersonWish } from '../../../shared/contract/people.ts';
import type { Clock } from '../ports.ts';
import type { PeopleTable } from '../store/schema/people.ts';
import type { Queries, Store } from '../store/store.ts';

/** A person with the keyed hash of the number ID-porten told; the number itself is kept nowhere. */
export interface KeptPerson extends Person {
  readonly proof: string | null;
}

const grants = z.array(grant);
const numbers = z.array(z.string());

/** The firm's people. Few, and asked about at every call: all of them are held in memory. */
export class PeopleStore {
  readonly #store: Store;
  readonly #clock: Clock;
  #people: readonly KeptPerson[] = [];

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async load(): Promise<void> {
    const rows = await this.#store.db.selectFrom('people').selectAll().orderBy('created_at').execute();
    this.#people = rows.map(personOf);
  }

  all(): readonly KeptPerson[] {
    return this.#people;
  }

  active(): readonly KeptPerson[] {
    return this.#people.filter((person) => person.deactivatedAt === null);
  }

  find(id: string): KeptPerson | undefined {
    return this.#people.find((person) => person.id === id);
  }

  /** Answers the person's id. `beside`: what must be on disk together with it. */
  async save(id: string | null, wish: PersonWish, beside?: (trx: Queries) => Promise<void>): Promise<string> {
    const values = {
      name: wish.name,
      os_user: wish.osUser,
      set_up: wish.setUp ? 1 : 0,
      grants: JSON.stringify(wish.grants.filter(({ rights }) => rights.length > 0)),
      blocked: JSON.stringify([...new Set(wish.blocked)]),
    };
    const saved = id ?? randomUUID();
    await this.#write(async (trx) => {
      if (id === null)
        await trx
          .insertInto('people')
          .values({ ...values, id: saved, created_at: this.#now() })
          .execute();
      else await trx.updateTable('people').set(values).where('id', '=', id).execute();
      await beside?.(trx);
    });
    return saved;
  }

  async change(
    id: string,
    change: Pick<Updateable<PeopleTable>, 'name' | 'os_user' | 'proof' | 'proved_at' | 'deactivated_at'>,
    beside?: (trx: Queries) => Promise<void>,
  ): Promise<void> {
    await this.#write(async (trx) => {
      await trx.updateTable('people').set(change).where('id', '=', id).execute();
      await beside?.(trx);
    });
  }

  async #write(write: (trx: Queries) => Promise<void>): Promise<void> {
    await this.#store.transaction(write);
    await this.load();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

function personOf(row: Selectable<PeopleTable>): KeptPerson {
  return {
    id: row.id,
    name: row.name,
    osUser: row.os_user,
    setUp: row.set_up === 1,
    grants: grants.parse(JSON.parse(row.grants)),
    blocked: numbers.parse(JSON.parse(row.blocked)),
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    knownSince: row.proved_at,
    proof: row.proof,
  };
}
