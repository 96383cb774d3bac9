/** Requests for system users and the system users that came of them. Lists are JSON text, instants ISO text, flags 0/1. */
export interface SystemUserRequestTable {
  id: string;
  kind: 'agent' | 'standard';
  title: string;
  external_ref: string;
  packages: string;
  /** What was asked for; `packages` is what stands in it at Altinn. */
  wanted: string;
  status: string;
  escalated: number;
  confirm_url: string;
  created_at: string;
  checked_at: string;
  access_manager: string;
  client_administrator: string;
}

export interface SystemUserTable {
  id: string;
  /** In which of the firm's systems its reference is. */
  system: 'firm' | 'visible';
  kind: 'agent' | 'standard';
  title: string;
  external_ref: string;
  packages: string;
  approved_at: string;
  /** `ok`, or the code of what its last token or look failed with. */
  health: string;
  checked_at: string | null;
  origin: 'requested' | 'found';
  access_manager: string;
  client_administrator: string;
  /** When a token for it last was this system user's. */
  verified_at: string | null;
  gone_at: string | null;
}

/** What somebody at the firm knows of an agreement or a scope that was ordered. */
export interface OrderNoteTable {
  id: string;
  status: string;
  day: string;
  reason: string;
  person: string;
  at: string;
}

export interface AccessTables {
  order_notes: OrderNoteTable;
  system_user_requests: SystemUserRequestTable;
  system_users: SystemUserTable;
}
