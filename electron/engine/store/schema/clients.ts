/** The firm's clients, and which system user each is linked to. A removed link stays as a row with `removed_at`. */
export interface ClientTable {
  organisation_number: string;
  name: string;
  form: string;
  bankrupt: number;
  vat_registered: number | null;
  /** When Enhetsregisteret was last asked. */
  looked_up_at: string | null;
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
  client_link_tasks: ClientLinkTaskTable;
}
