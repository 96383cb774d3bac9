import type { Generated } from 'kysely';

/** Returns read or made here, and what became of each attempt to file them. */
export interface ReturnTable {
  id: string;
  /** The chosen client's, which may differ from the one in the document. */
  organisation_number: string;
  client_name: string;
  category: string;
  /** `2026-toMaaneder-5`. */
  period: string;
  /** The return as JSON (`MvaReturn`). */
  document: string;
  figures_hash: string;
  /** Where the figures came from: `source.kind` of the contract. */
  source_kind: Generated<string>;
  file_name: string;
  /** Side file with the bytes it was read from; empty where there was no file. */
  file_hash: string;
  imported_at: string;
  imported_by: string;
  /** Id of the person; null in rows from before people had ids. */
  prepared_by: Generated<string | null>;
  discarded_at: string | null;
}

export interface FilingTable {
  id: string;
  return_id: string;
  organisation_number: string;
  client_name: string;
  category: string;
  period: string;
  channel: string;
  person: string;
  figures_hash: string;
  /** regnskapssystemsreferanse of what is sent. */
  reference: string;
  job_id: string;
  state: string;
  sent: string;
  /** 1 while it may still reach Skatteetaten or its verdict is not in: at most one per client, category and period. */
  open: number;
  /** `partyId/guid` once known. */
  instance: string | null;
  verdict: string | null;
  server_findings: string;
  payment: string | null;
  problem: string | null;
  /** Who prepared the return: an id, or a name from before people had ids. */
  preparer: Generated<string | null>;
  /** Id of `person`. */
  signed_by: Generated<string | null>;
  /** `said` or `idporten`: how it was known who `person` is. */
  proved_by: Generated<string | null>;
  started_at: string;
  settled_at: string | null;
  /** JSON of the reason and the rules, when somebody sent past errors found here. */
  despite: Generated<string | null>;
  /** Who said, and when, that what the verdict asked of a person is done. */
  followed_up_by: Generated<string | null>;
  followed_up_at: Generated<string | null>;
  /** A Failure as JSON: told to stop before anything was sent. */
  stopped: Generated<string | null>;
  /** The filing of ours that this one corrects or sends again. */
  replaces: Generated<string | null>;
  /** JSON of the instances not made here that a person said it replaces, each as it stood: `[{ id, stand }]`. */
  replaces_others: Generated<string>;
  /** JSON of when it was looked for such instances, and where: `{ at, instances, dialogs }`; null before. */
  looked: Generated<string | null>;
}

/** `begun_at` is written before the call, `done_at` when its effect is known. */
export interface FilingStepTable {
  filing_id: string;
  step: string;
  begun_at: string;
  done_at: string | null;
}

export interface FilingDocumentTable {
  id: string;
  filing_id: string;
  kind: string;
  name: string;
  size: number;
  /** Side file. */
  hash: string;
}

/** The office's own control of a return. */
export interface ReturnControlTable {
  return_id: string;
  control: string;
  /** Whose control it is; `noted_by` wrote it down. */
  name: string;
  noted_by: string;
  noted_at: string;
}

/** A person's word that these figures may be sent. */
export interface ReturnReleaseTable {
  return_id: string;
  figures_hash: string;
  released_by: string;
  /** Id of `released_by`. */
  person_id: string | null;
  /** `said` or `idporten`. */
  proved_by: string | null;
  /** JSON of the reason and the rules, when it was released past errors found here. */
  despite: string | null;
  released_at: string;
}

/** A draft as it stood after a change; number 1 is how it was made. */
export interface ReturnVersionTable {
  return_id: string;
  number: number;
  /** `MvaReturn` as JSON. */
  document: string;
  made_at: string;
  made_by: string;
}

/** Returns sent together by one click. */
export interface FilingBatchTable {
  id: string;
  channel: string;
  pool: number;
  /** Who started it. */
  person: string;
  /** The newest job: a retry may begin another. */
  job_id: string;
  started_at: string;
}

export interface FilingBatchRowTable {
  batch_id: string;
  position: number;
  return_id: string;
  /** Of the figures that were confirmed. */
  figures_hash: string;
  /** Null until it was begun. */
  filing_id: string | null;
  /** A Failure as JSON: why it was not begun, and will not be by itself. */
  problem: string | null;
  /** 1: a person said that it be tried although the login is known to lack the right. */
  despite_right: number;
}

/** An instance in Altinn that was not made here, as it stood when it was last seen. */
export interface OtherInstanceTable {
  /** `partyId/guid`. */
  id: string;
  organisation_number: string;
  created: string | null;
  /** A name, as its envelope or Altinn's list of open ones says; null where neither does. */
  made_by: string | null;
  stand: string;
  /** 1 when it holds a return, or an envelope that could be read. */
  filled: number;
  /** Null where what it holds does not tell. */
  category: string | null;
  period: string | null;
  seen_at: string;
}

/** A file that goes with a draft; `hash` is its side file. */
export interface ReturnAttachmentTable {
  id: string;
  return_id: string;
  name: string;
  content_type: string;
  size: number;
  hash: string;
  added_at: string;
  added_by: string;
}

/** A file as it went with a filing. */
export interface FilingAttachmentTable {
  id: string;
  filing_id: string;
  name: string;
  content_type: string;
  size: number;
  hash: string;
}

export interface MvaTables {
  return_attachments: ReturnAttachmentTable;
  filing_attachments: FilingAttachmentTable;
  filing_batches: FilingBatchTable;
  filing_batch_rows: FilingBatchRowTable;
  return_releases: ReturnReleaseTable;
  return_versions: ReturnVersionTable;
  other_instances: OtherInstanceTable;
  return_controls: ReturnControlTable;
  returns: ReturnTable;
  filings: FilingTable;
  filing_steps: FilingStepTable;
  filing_documents: FilingDocumentTable;
}
