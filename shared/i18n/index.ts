import { access } from './access.ts';
import { agreements } from './agreements.ts';
import { archive } from './archive.ts';
import { attachments } from './attachments.ts';
import { authority } from './authority.ts';
import { background } from './background.ts';
import { backup } from './backup.ts';
import { batch } from './batch.ts';
import { board } from './board.ts';
import { changes } from './changes.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { claimsExport } from './claims-export.ts';
import { claimsSettings } from './claims-settings.ts';
import { claimsTied } from './claims-tied.ts';
import { clientExport } from './client-export.ts';
import { clientFolders } from './client-folders.ts';
import { clientInstruction } from './client-instruction.ts';
import { clientList } from './client-list.ts';
import { clientWay } from './client-way.ts';
import { clients } from './clients.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { filingRights } from './filing-rights.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { guide } from './guide.ts';
import { inbox } from './inbox.ts';
import { inboxList } from './inbox-list.ts';
import { integration } from './integration.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { labels } from './labels.ts';
import { log } from './log.ts';
import { login } from './login.ts';
import { message } from './message.ts';
import { messageServices } from './message-services.ts';
import { mva } from './mva.ts';
import { office } from './office.ts';
import { orderLetter } from './order-letter.ts';
import { overview } from './overview.ts';
import { ownerFetch } from './owner-fetch.ts';
import { payments } from './payments.ts';
import { people } from './people.ts';
import { release } from './release.ts';
import { saft } from './saft.ts';
import { selfLinking } from './self-linking.ts';
import { settings } from './settings.ts';
import { storage } from './storage.ts';
import { surroundings } from './surroundings.ts';
import { system } from './system.ts';
import { tables } from './tables.ts';
import { tokens } from './tokens.ts';
import { visibleSystem } from './visible-system.ts';
import { wayOut } from './way-out.ts';

/** Every text a user sees, by namespace, then language, then key. */
export const translations = {
  common,
  filingRights,
  form,
  frame,
  errors,
  jobs,
  access,
  agreements,
  archive,
  authority,
  background,
  backup,
  batch,
  board,
  changes,
  checks,
  clientExport,
  clientFolders,
  clientInstruction,
  claims,
  claimsTied,
  claimsExport,
  claimsSettings,
  clientList,
  clientWay,
  clients,
  guide,
  integration,
  keys,
  labels,
  log,
  payments,
  release,
  people,
  login,
  selfLinking,
  settings,
  system,
  tables,
  tokens,
  visibleSystem,
  wayOut,
  mva,
  storage,
  surroundings,
  attachments,
  saft,
  office,
  orderLetter,
  inbox,
  messageServices,
  message,
  ownerFetch,
  inboxList,
  overview,
} as const;

export type Namespace = keyof typeof translations;

type Stem<K> = K extends `${infer S}_one` ? S : K extends `${infer S}_other` ? S : K;
/** A key as it is asked for: a plural is asked for by its stem, together with `count`. */
export type TextKey<N extends Namespace> = Stem<Extract<keyof (typeof translations)[N]['nb'], string>>;
