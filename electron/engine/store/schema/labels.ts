/** What a person wants a message's labels in Altinn to be; gone when they are. */
export interface DialogLabelWishTable {
  dialog_id: string;
  /** Default, Archive or Bin; null where the folder is not asked about. */
  folder: string | null;
  /** `MarkedAsUnopened`: 1 to set, 0 to take away, null where it is not asked about. */
  unopened: number | null;
  person: string;
  asked_at: string;
  /** How often the labels had changed meanwhile. */
  stale: number;
  /** Altinn refused it among others: asked by itself, to learn which it was. */
  alone: number;
  /** The code it was refused with; a person decides what becomes of it. */
  problem: string | null;
}

export interface LabelTables {
  dialog_label_wishes: DialogLabelWishTable;
}
