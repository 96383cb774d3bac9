/** A service of Dialogporten's catalogue. */
export interface DialogServiceTable {
  /** `urn:altinn:resource:…`. */
  id: string;
  /** JSON object, by language code; so are the owner's. */
  names: string;
  owner_code: string;
  owner_number: string | null;
  owner_names: string;
  /** JSON arrays of `{ code, names }`. */
  packages: string;
  roles: string;
  /** Lowest authentication level. */
  level: number;
  type: string;
  first_seen_at: string;
  /** 0: the newest catalogue no longer has it. */
  listed: number;
}

/** Whether a service is fetched. The one with the larger number among those that concern a client counts. */
export interface DialogServiceChoiceTable {
  /** Empty: every client. */
  client_group: string;
  service: string;
  wanted: number;
  number: number;
  chosen_by: string;
  chosen_at: string;
}

/** When Dialogporten was asked what a system user opens, and with which packages (JSON) and how many parties it was asked. */
export interface DialogServiceLookTable {
  system_user_id: string;
  packages: string;
  parties: number;
  looked_at: string;
}

/** A service that a system user opens at one of its clients at least. */
export interface DialogServiceReachTable {
  system_user_id: string;
  service: string;
}

/** A client that gained a service: its messages are looked through from the beginning at the next look. */
export interface DialogServiceRelookTable {
  organisation_number: string;
}

export interface DialogServiceTables {
  dialog_services: DialogServiceTable;
  dialog_service_choices: DialogServiceChoiceTable;
  dialog_service_looks: DialogServiceLookTable;
  dialog_service_reach: DialogServiceReachTable;
  dialog_service_relooks: DialogServiceRelookTable;
}
