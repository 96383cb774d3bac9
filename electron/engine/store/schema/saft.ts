import type { Generated } from 'kysely';

/** A draft from SAF-T, from the moment its files are read. */
export interface SaftDraftTable {
  id: Generated<number>;
  job_id: string;
  /** Null until everything was read. */
  return_id: string | null;
  organisation_number: string;
  mapping_version: number;
  /** JSON: name, size, SHA-256 and header of each file. */
  files: string;
  /** JSON of the `Ledger`, øre as text; empty until everything was read. */
  ledger: string;
  /** JSON of the answers it is drafted with. */
  answers: string;
  /** Those of them that it began with. */
  remembered: string;
}

/** Amounts are øre as text: they may be past what a number holds. */
export interface SaftPostingTable {
  draft: number;
  group_number: number;
  /** Counts from 1 within the draft. */
  number: number;
  date: string;
  transaction_id: string;
  voucher_type: string | null;
  document_id: string | null;
  description: string;
  amount: string;
  base: string;
  tax: string;
}

/** A client's newest answers, for its next draft. */
export interface SaftAnswerTable {
  organisation_number: string;
  answers: string;
}

export interface SaftTables {
  saft_drafts: SaftDraftTable;
  saft_postings: SaftPostingTable;
  saft_answers: SaftAnswerTable;
}
