/** Whose login files, as it was last shown by ID-porten. */
export interface FilingLoginTable {
  /** Of the firm's people. */
  person_id: string;
  /** The keyed hash of what ID-porten told (engine/people/identity.ts). */
  identity: string;
  logged_in_at: string;
  /** When Altinn last told what this login may do; null: it never did. */
  read_at: string | null;
  /** A Failure as JSON: why the last question was not answered. */
  problem: string | null;
}

/** What a login may do for a client. */
export interface FilingRightTable {
  identity: string;
  organisation_number: string;
  /** `yes`, `no` or `unknown`. */
  fill_in: string;
  sign: string;
  /** `altinn`: it was told. `filing`: a call was taken or refused. */
  source: string;
  checked_at: string;
}

export interface FilingRightTables {
  filing_logins: FilingLoginTable;
  filing_rights: FilingRightTable;
}
