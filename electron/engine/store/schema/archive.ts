/** Which papers of a filing lie in the archive folder. */
export interface FilingArchiveTable {
  filing_id: string;
  /** The chosen folder they lie in: another one has none of them. */
  root: string;
  /** Folders below it, as JSON. */
  place: string;
  /** Name and SHA-256 of each file, as JSON. */
  files: string;
  /** Hash of what there was to write. */
  contents: string;
  /** 1 when the filing was over by then. */
  complete: number;
  written_at: string;
}

export interface ArchiveTables {
  filing_archives: FilingArchiveTable;
}
