/**
 * How far the background has come with one message at the service behind it. due: to be fetched, from `due_at` on. done: fetched. none:
 * there is nothing to fetch this way. failed: not tried again.
 */
export interface OwnerFetchTable {
  dialog_id: string;
  /** Empty: the message's own text. Else one of its transmissions that is a letter of Correspondence. */
  transmission_id: string;
  /** What the look-up said: `urn:altinn:correspondence-id:…`. It never changes. */
  reference: string | null;
  state: 'due' | 'done' | 'none' | 'failed';
  tries: number;
  due_at: string;
  /** A `Failure` as JSON. */
  problem: string | null;
  /** How many transmissions the sender had sent when they were last listed; of the message itself alone. */
  listed: number;
}

/** The same of one of its attachments. */
export interface OwnerFileTable {
  dialog_id: string;
  attachment_id: string;
  name: string;
  /** MD5 of the content, where the service tells it. */
  checksum: string | null;
  expires_at: string | null;
  state: 'due' | 'done' | 'failed';
  tries: number;
  due_at: string;
  problem: string | null;
}

export interface OwnerFetchTables {
  dialog_owner_fetches: OwnerFetchTable;
  dialog_owner_files: OwnerFileTable;
}
