/** What the firm itself notes about the terms of its clients. */
export interface TermMarkTable {
  id: string;
  organisation_number: string;
  category: string;
  /** `2026-toMaaneder-5`: the term, or the first one of a standing mark. */
  period: string;
  /** `markKind` of the contract. */
  kind: string;
  standing: number;
  /** First day of the term it begins with. */
  holds_from: string;
  /** First day of the term from which a standing mark no longer holds; null until it is ended. */
  holds_before: string | null;
  done_on: string | null;
  who: string;
  note: string;
  noted_by: string;
  noted_at: string;
}

/** The firm's own day for a term, earlier than the authority's. */
export interface OwnDeadlineTable {
  organisation_number: string;
  category: string;
  /** `2026-toMaaneder-5`; empty: for every term. */
  period: string;
  /** Of one term. */
  day: string | null;
  /** Of every term. */
  days_before: number | null;
  reason: string;
  noted_by: string;
  noted_at: string;
}

export interface BoardTables {
  term_marks: TermMarkTable;
  own_deadlines: OwnDeadlineTable;
}
