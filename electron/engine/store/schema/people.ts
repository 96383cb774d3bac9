import type { Generated } from 'kysely';

/** Named employees. Never deleted: the log names them. */
export interface PeopleTable {
  id: string;
  name: string;
  /** The account on this machine; empty: none. */
  os_user: string;
  set_up: number;
  /** JSON: `grant[]` of the contract. */
  grants: string;
  /** JSON array of organisation numbers. */
  blocked: string;
  /** Keyed hash of the national identity number that ID-porten told the first time; never the number. */
  proof: Generated<string | null>;
  proved_at: Generated<string | null>;
  created_at: string;
  deactivated_at: Generated<string | null>;
}

export interface PeopleTables {
  people: PeopleTable;
}
