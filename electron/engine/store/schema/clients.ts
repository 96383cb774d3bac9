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

export interface ClientTables {
  clients: ClientTable;
  client_links: ClientLinkTable;
}
