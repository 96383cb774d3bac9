import type { Generated } from 'kysely';

/** Messages as Dialogporten lists them. Timestamps and cursors are the strings received: JavaScript would cut their digits. */
export interface DialogTable {
  id: string;
  organisation_number: string;
  /** The unit it is addressed to: the client or one of its sub-units. */
  party: string;
  system_user_id: string;
  service_resource: string;
  service_resource_type: string;
  /** The service owner's code. */
  org: string;
  sender: string;
  title: string;
  summary: string;
  status: string;
  /** The service owner's own value, for machines, and its short text for people. */
  extended_status: string | null;
  extended_status_text: string;
  /** 0–100. */
  progress: number | null;
  external_reference: string | null;
  created_at: string;
  updated_at: string;
  content_updated_at: string;
  due_at: string | null;
  /** Somebody at the client has opened it as it is now. */
  is_content_seen: number;
  /** What the service owner says: something in it was never opened. */
  has_unopened_content: number;
  /** Who has opened it since its content last changed, as a JSON array of `Seen` (dialogs/rows.ts). */
  seen: string;
  latest_activity_id: string | null;
  latest_activity_type: string | null;
  latest_activity_at: string | null;
  from_service_owner_transmissions: number;
  from_party_transmissions: number;
  attachment_count: number;
  context_revision: string;
  labels: string;
  /** Local: "Ferdig hos oss". */
  done: number;
  /** Local: when a person opened it here. */
  opened_at: string | null;
  /** Local: details as received when opened, JSON. */
  details: string | null;
  /** Set when Dialogporten no longer lists it: why (`Gone` in dialogs/sync-store.ts). */
  gone: string | null;
  /** Where it stands in the list of all (dialogs/list/places.ts); null: not taken in yet. */
  place: number | null;
}

export interface DialogAttachmentTable {
  dialog_id: string;
  attachment_id: string;
  name: string;
  media_type: string | null;
  url: string;
  expires_at: string | null;
  /** Content hash in the encrypted file store, once fetched. */
  file_hash: string | null;
  /** Null: it hangs on the dialog itself. */
  transmission_id: string | null;
  /** Bytes, once fetched. */
  size: number | null;
  /** Its words were looked for, and are searched where there were any (dialogs/file-text). */
  text_read: Generated<number>;
}

/** What was fetched of a dialog beside its details: `lookup`, `seenlog`, `text`, `text:<transmission>` … */
export interface DialogPartTable {
  dialog_id: string;
  part: string;
  json: string;
  fetched_at: string;
}

/** Every unit whose messages are asked for: clients and their sub-units. */
export interface DialogPartyTable {
  party: string;
  organisation_number: string;
  name: string;
  /** The unit is deleted in the register; its messages may still be there. */
  deleted: number;
}

/** How far one system user has come with one party: each sees what its own packages open. */
export interface DialogCursorTable {
  organisation_number: string;
  party: string;
  system_user_id: string;
  /** Largest `updatedAt` received. */
  cursor: string | null;
  /** When everything was listed last, by this machine's clock when that began. */
  reconciled_at: string | null;
  /** What the last look failed with, a `Failure` as JSON. */
  problem: string | null;
  /** A listing of everything that is not through: where it is, as JSON (`Walk` in dialogs/party-sync.ts). */
  walk: string | null;
  /** Since when Altinn has not listed the party, by this machine's clock. */
  missed_since: string | null;
}

export interface DialogTables {
  dialogs: DialogTable;
  dialog_attachments: DialogAttachmentTable;
  dialog_parties: DialogPartyTable;
  dialog_parts: DialogPartTable;
  dialog_cursors: DialogCursorTable;
}
