/** How a client's tables are understood: by the shape of the file, and what the client's own codes stand for. */
export interface TableSetupTable {
  organisation_number: string;
  fingerprint: string;
  /** `TableSetup` of the contract as JSON. */
  setup: string;
  saved_at: string;
  saved_by: string;
}

export interface TableCodeTable {
  organisation_number: string;
  own_code: string;
  /** Null: not reported. */
  standard_code: string | null;
}

/** The table that a return was made of. */
export interface ReturnTableTable {
  return_id: string;
  sheet: string | null;
  /** JSON. */
  headings: string;
}

/** A row of that table as it was counted towards a line. One that stands behind two lines stands here twice. */
export interface ReturnTableRowTable {
  return_id: string;
  /** `lineKey` of the line. */
  line: string;
  place: number;
  file_line: number;
  /** JSON. */
  cells: string;
  /** Øre, as text. */
  base: string | null;
  tax: string;
}

export interface TableTables {
  table_setups: TableSetupTable;
  table_codes: TableCodeTable;
  return_tables: ReturnTableTable;
  return_table_rows: ReturnTableRowTable;
}
