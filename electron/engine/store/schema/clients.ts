import type { Generated } from 'kysely';

/** The firm's clients, and which system user each is linked to. A removed link stays as a row with `removed_at`. */
export interface ClientTable {
  organisation_number: string;
  name: string;
  form: string;
  bankrupt: number;
  vat_registered: number | null;
  /** When Enhetsregisteret was last asked. */
  looked_up_at: string | null;
  /** 1: in the firm's own list, whether linked or not. */
  in_list: Generated<number>;
  /** JSON array of names. */
  groups: Generated<string>;
  responsible: Generated<string>;
  deputy: Generated<string>;
  /** A kind of period, or `none`; null: not known. */
  vat_term: Generated<string | null>;
  /** `category` of a return; null: not said. */
  vat_category: Generated<string | null>;
  /** JSON array of categories that it delivers beside that one. */
  also_delivers: Generated<string>;
  /** When it came into the firm's list; null for rows from before this was kept. */
  listed_at: Generated<string | null>;
  delivers_from: Generated<string | null>;
  /** Reporting unit of a joint VAT registration, as the firm wrote it. */
  joint_unit: Generated<string | null>;
  notes: Generated<string>;
  /** `unitStatus` of the contract. */
  status: Generated<string>;
  status_since: Generated<string | null>;
  /** Main unit of a sub-unit. */
  parent: Generated<string | null>;
  /** Whom it is to be merged with; when it is deleted after that, it was taken over. */
  merging_with: Generated<string | null>;
  register_joint_unit: Generated<string | null>;
  /** Whether the firm is its accountant (REGN) in Enhetsregisteret; null: not looked up. */
  accountant: Generated<number | null>;
  roles_checked_at: Generated<string | null>;
}

export interface ClientLinkTable {
  system_user_id: string;
  /** The client's party UUID at Altinn. */
  client_id: string;
  organisation_number: string;
  linked_at: string;
  removed_at: string | null;
  /** `firm`: taken off here. `other`: gone at Altinn when we looked. */
  removed_by: 'firm' | 'other' | null;
  /** Whether Dialogporten listed the client as a party at the last look; null before the first. */
  seen_as_party: number | null;
  seen_checked_at: string | null;
  /** Since when Dialogporten has not listed it; null while it does. */
  missed_since: Generated<string | null>;
  /** When a service last refused the client over this link (403). */
  refused_at: Generated<string | null>;
}

/** A client the firm is taking leave of. */
export interface ClientEndingTable {
  organisation_number: string;
  begun_at: string;
  begun_by: string;
  exported_at: string | null;
  exported_as: string | null;
  /** Unlinked, and the person has said what becomes of the local data. */
  ended_at: string | null;
  /** The day the data here may be deleted; null: never, unless somebody says so. */
  delete_on: string | null;
}

/** Whom Altinn listed as the firm's client for a system user at the last login; `linked` 1: already added then. */
export interface ClientCandidateTable {
  system_user_id: string;
  organisation_number: string;
  linked: number;
}

export interface ClientCandidateListTable {
  system_user_id: string;
  fetched_at: string;
}

/** That a client was asked to delegate a package. */
export interface DelegationAskTable {
  organisation_number: string;
  package: string;
  asked_at: string;
  asked_by: string;
  reminded_at: string | null;
  settled_at: string | null;
}

/** What the registers changed about a client. */
export interface ClientChangeTable {
  id: Generated<number>;
  organisation_number: string;
  kind: string;
  before: string;
  after: string;
  at: string;
}

/** A client to be linked or taken off by a job. */
export interface ClientLinkTaskTable {
  system_user_id: string;
  act: 'link' | 'unlink';
  client_id: string;
  /** Empty until the client was seen in one of Altinn's lists. */
  organisation_number: string;
  name: string;
  job_id: string;
  /** Who asked for it. */
  person: string;
  /** `open` until Altinn has answered for good, or its list has told. */
  state: 'open' | 'done' | 'failed';
  /** A Failure as JSON, when failed. */
  problem: string | null;
  at: string;
}

export interface ClientTables {
  clients: ClientTable;
  client_links: ClientLinkTable;
  client_candidates: ClientCandidateTable;
  client_candidate_lists: ClientCandidateListTable;
  delegation_asks: DelegationAskTable;
  client_changes: ClientChangeTable;
  client_link_tasks: ClientLinkTaskTable;
  client_endings: ClientEndingTable;
}
