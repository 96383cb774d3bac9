import type { Migration } from '../migrate.ts';
import { settingsAndAudit } from './001-settings-audit.ts';
import { jobs } from './002-jobs.ts';
import { access } from './003-access.ts';
import { clients } from './004-clients.ts';
import { mva } from './005-mva.ts';
import { dialogs } from './006-dialogs.ts';
import { clientLinkTasks } from './007-client-link-tasks.ts';
import { clientList } from './008-client-list.ts';
import { systemUserLife } from './009-system-user-life.ts';
import { orderNotes } from './010-order-notes.ts';
import { wayOut } from './011-way-out.ts';
import { people } from './012-people.ts';
import { visibleSystem } from './013-visible-system.ts';
import { returnControls } from './014-return-controls.ts';
import { sentDespite } from './015-sent-despite.ts';
import { returnSource } from './016-return-source.ts';
import { returnReleases } from './017-return-releases.ts';
import { filingFollowUps } from './018-filing-follow-ups.ts';
import { returnVersions } from './019-return-versions.ts';
import { saftDrafts } from './020-saft-drafts.ts';
import { returnTables } from './021-return-tables.ts';
import { filingBatches } from './022-filing-batches.ts';
import { board } from './023-board.ts';
import { surroundings } from './024-surroundings.ts';
import { filingArchives } from './025-filing-archives.ts';
import { attachments } from './026-attachments.ts';
import { filingRights } from './027-filing-rights.ts';
import { moreCategories } from './028-more-categories.ts';
import { dialogRows } from './029-dialog-rows.ts';
import { dialogWalks } from './030-dialog-walks.ts';
import { messageServices } from './031-message-services.ts';
import { dialogParts } from './032-dialog-parts.ts';
import { labelWishes } from './033-label-wishes.ts';
import { ownerFetch } from './034-owner-fetch.ts';
import { messageList } from './035-message-list.ts';
import { clientFolders } from './036-client-folders.ts';
import { wordMerging } from './037-word-merging.ts';
import { ownerTransmissions } from './038-owner-transmissions.ts';
import { fileTexts } from './039-file-texts.ts';
import { lighterIndex } from './040-lighter-index.ts';
import { unreadIndex } from './041-unread-index.ts';
import { claims } from './042-claims.ts';
import { untoldClaims } from './043-untold-claims.ts';

/** In order of number; a test holds the order. */
export const migrations: readonly Migration[] = [
  settingsAndAudit,
  jobs,
  access,
  clients,
  mva,
  dialogs,
  clientLinkTasks,
  clientList,
  systemUserLife,
  orderNotes,
  wayOut,
  people,
  visibleSystem,
  returnControls,
  sentDespite,
  returnSource,
  returnReleases,
  filingFollowUps,
  returnVersions,
  saftDrafts,
  returnTables,
  filingBatches,
  board,
  surroundings,
  filingArchives,
  attachments,
  filingRights,
  moreCategories,
  dialogRows,
  dialogWalks,
  messageServices,
  dialogParts,
  labelWishes,
  ownerFetch,
  messageList,
  clientFolders,
  wordMerging,
  ownerTransmissions,
  fileTexts,
  lighterIndex,
  unreadIndex,
  claims,
  untoldClaims,
];
