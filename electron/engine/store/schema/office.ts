/** What an office adds to a message. Local: nobody outside the firm sees it. */
export interface DialogOfficeTable {
  dialog_id: string;
  /** Of `people`: who has it. */
  person_id: string | null;
  /** yyyy-mm-dd. */
  follow_up_on: string | null;
  follow_up_by: string | null;
}

export interface DialogNoteTable {
  id: string;
  dialog_id: string;
  text: string;
  noted_by: string;
  noted_at: string;
}

export interface DialogTagTable {
  dialog_id: string;
  tag: string;
}

export interface OfficeRuleTable {
  id: string;
  /** `ruleWish` of the contract as JSON. */
  rule: string;
  created_by: string;
  created_at: string;
}

/** A search that a person keeps; `filter` is `messageFilter` of the contract as JSON. */
export interface SavedSearchTable {
  id: string;
  person_id: string;
  name: string;
  filter: string;
}

/** A text of a message that is held: of the message or a transmission (its `part` in dialog_parts), or of a file (`file:` and its content's hash). */
export interface DialogTextTable {
  dialog_id: string;
  part: string;
  text: string;
}

/** Full-text index without its texts; `rowid` is the message's place. See dialogs/list. */
export interface DialogWordTable {
  rowid: number;
  title: string;
  summary: string;
  names: string;
  held: string;
}

export interface OfficeTables {
  dialog_office: DialogOfficeTable;
  dialog_notes: DialogNoteTable;
  dialog_tags: DialogTagTable;
  office_rules: OfficeRuleTable;
  saved_searches: SavedSearchTable;
  dialog_texts: DialogTextTable;
  dialog_words: DialogWordTable;
}
