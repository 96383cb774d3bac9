/** One attachment that is to lie in a client's folder. */
export interface ClientFolderFileTable {
  save_id: string;
  position: number;
  dialog_id: string;
  attachment_id: string;
  /** waiting, saved, failed */
  state: string;
  /** Why it failed: a failure as JSON. */
  problem: string | null;
  started_at: string;
}

export interface ClientFolderTables {
  client_folder_files: ClientFolderFileTable;
}
