export interface AuditTables {
  audit: {
    sequence: number;
    at: string;
    person: string;
    act: string;
    organisation_number: string | null;
    client_name: string | null;
    outcome: 'begun' | 'done' | 'refused' | 'failed' | 'unknown';
    params: string;
    /** The sequence of the `begun` row this one ends. */
    begun: number | null;
    previous: string;
    hash: string;
  };
  audit_head: { one: number; sequence: number; hash: string };
}
