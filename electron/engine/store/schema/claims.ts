import type { Generated } from 'kysely';

/** What was told of one client last, and how asking went. Times are ISO. */
export interface ClaimsPartyTable {
  organisation_number: string;
  /** By the background. */
  asked_at: string | null;
  fetched_at: string | null;
  /** `OpenClaims` as JSON, of `fetched_at`; null: never told. */
  answer: string | null;
  /** What the last question failed with, as JSON. */
  problem: string | null;
  /** The background does not ask before. */
  paused_until: string | null;
  /** Movements until then were looked at. */
  seen_at: string | null;
  /** `{at, answer}` that news was last told from, as JSON; null: all is told. */
  untold: string | null;
  /** "Frister", whatever came of it. */
  deadlines_asked_at: string | null;
}

export interface ClaimsMovementTable {
  id: Generated<number>;
  organisation_number: string;
  at: string;
  /** JSON. */
  movement: string;
}

/** A calendar year of claims, payments or payouts; JSON. */
export interface ClaimsYearTable {
  organisation_number: string;
  year: number;
  kind: 'claims' | 'payments' | 'payouts';
  fetched_at: string;
  answer: string;
}

/** What one source of "Frister" said last; JSON. */
export interface ClaimsDeadlinesTable {
  organisation_number: string;
  source: string;
  fetched_at: string;
  deadlines: string;
}

export interface ClaimsTables {
  claims_parties: ClaimsPartyTable;
  claims_movements: ClaimsMovementTable;
  claims_years: ClaimsYearTable;
  claims_deadlines: ClaimsDeadlinesTable;
}
