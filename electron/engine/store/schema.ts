import type { AccessTables } from './schema/access.ts';
import type { ArchiveTables } from './schema/archive.ts';
import type { AuditTables } from './schema/audit.ts';
import type { BoardTables } from './schema/board.ts';
import type { ClaimsTables } from './schema/claims.ts';
import type { ClientFolderTables } from './schema/client-folders.ts';
import type { ClientTables } from './schema/clients.ts';
import type { DialogServiceTables } from './schema/dialog-services.ts';
import type { DialogTables } from './schema/dialogs.ts';
import type { FilingRightTables } from './schema/filing-rights.ts';
import type { JobTables } from './schema/jobs.ts';
import type { LabelTables } from './schema/labels.ts';
import type { MvaTables } from './schema/mva.ts';
import type { OfficeTables } from './schema/office.ts';
import type { OwnerFetchTables } from './schema/owner-fetch.ts';
import type { PeopleTables } from './schema/people.ts';
import type { SaftTables } from './schema/saft.ts';
import type { SettingTables } from './schema/settings.ts';
import type { TableTables } from './schema/tables.ts';

/** Every table; each domain declares its own in `schema/<domain>.ts`. */
export interface Schema
  extends SettingTables,
    ArchiveTables,
    AuditTables,
    ClaimsTables,
    JobTables,
    AccessTables,
    ClientTables,
    ClientFolderTables,
    MvaTables,
    FilingRightTables,
    BoardTables,
    PeopleTables,
    SaftTables,
    TableTables,
    DialogServiceTables,
    OwnerFetchTables,
    DialogTables,
    LabelTables,
    OfficeTables {}
