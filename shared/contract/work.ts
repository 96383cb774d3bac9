import { z } from 'zod';
import { day, failureView, fileHandle, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';
import { channel } from './mva.ts';

export const jobRow = z.object({
  id: z.string(),
  kind: z.string(),
  /** What it is about, for the sentence in the job list. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  client: organisationNumber.nullable(),
  state: z.enum(['queued', 'running', 'paused', 'waiting', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int(),
  /** When a waiting job is looked at again. */
  dueAt: instant.nullable(),
  problem: failureView.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  canPause: z.boolean(),
  canCancel: z.boolean(),
});
export type JobRow = z.infer<typeof jobRow>;

export const jobs = {
  list: engineOperation(nothing, z.object({ jobs: z.array(jobRow) })),
  pause: engineOperation(z.object({ id: z.string() }).strict(), jobRow),
  resume: engineOperation(z.object({ id: z.string() }).strict(), jobRow),
  cancel: engineOperation(z.object({ id: z.string() }).strict(), jobRow),
};

export const auditRow = z.object({
  sequence: z.number().int(),
  at: instant,
  person: z.string(),
  /** The act, as a code the renderer has words for, e.g. `system.register`. */
  act: z.string(),
  client: z.object({ organisationNumber, name: z.string() }).nullable(),
  /** `begun` is written before an act towards an authority, the rest after it. */
  outcome: z.enum(['begun', 'done', 'refused', 'failed', 'unknown']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type AuditRow = z.infer<typeof auditRow>;

const auditFilter = z
  .object({
    organisationNumber: organisationNumber.optional(),
    act: z.string().optional(),
    person: z.string().optional(),
  })
  .strict();

export const audit = {
  list: engineOperation(
    auditFilter
      .extend({
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(2000).default(200),
      })
      .strict(),
    z.object({ rows: z.array(auditRow), total: z.number().int() }),
  ),
  /** Every name the log holds. */
  persons: engineOperation(nothing, z.object({ persons: z.array(z.string()) })),
  /** What the filter finds as CSV in the download folder, oldest first, each row with its hash. Headings and words in the person's language. */
  export: engineOperation(
    auditFilter
      .extend({
        name: z.string().min(1).max(80),
        headings: z.array(z.string().max(80)).length(10),
        words: z.record(z.string().max(80), z.string().max(200)),
      })
      .strict(),
    fileHandle,
  ),
  /** Walks the whole chain. `brokenAt` is the first row whose hash does not fit. */
  verify: engineOperation(
    nothing,
    z.object({ intact: z.boolean(), rows: z.number().int(), brokenAt: z.number().int().nullable() }),
  ),
};

export const overview = {
  get: engineOperation(
    nothing,
    z.object({
      rows: z.array(
        z.object({
          kind: z.enum([
            'setUp',
            'linkClients',
            'returnRejected',
            'returnUnknown',
            'returnFailed',
            'waitingForLogin',
            'waitingForVerdict',
            'returnMissing',
            'coerciveFine',
            'claimOverdue',
            'returnDue',
            'returnLate',
            'releaseDue',
            'sendDue',
            'accessMissing',
            'signingMissing',
            'draftWrongOrganisation',
            'draftReady',
            'dialogDue',
            'followUpDue',
            'dialogsUnread',
            'requestOpen',
            'accessLost',
            'systemUserGone',
            'selfLinkingStopped',
            'clientStopped',
            'deleteClient',
            'syncFailed',
            'keyEnds',
            'keyExpires',
            'archiveStopped',
            'recoveryCode',
            'backupDue',
          ]),
          client: z.object({ organisationNumber, name: z.string() }).nullable(),
          count: z.number().int(),
          by: day.nullable(),
          /** Øre, where it is known of all of them. */
          amount: z.number().int().optional(),
          /** Whom it is for by name, where the firm has said so. */
          persons: z.array(z.string()).optional(),
          /** The page that does it. */
          to: z.string(),
        }),
      ),
      deadlinesNext14Days: z.number().int(),
      unread: z.number().int(),
      clientsWithoutAccess: z.number().int(),
      /** With claims that are overdue, of those whose claims are known. */
      clientsOverdue: z.number().int(),
      nextDeadline: day.nullable(),
    }),
  ),
};

/** What the environment, not the window, remembers. */
export const environmentSettings = z.object({
  filingChannel: channel,
  /** False in TT02 and production until the live policy names a package the client's system user has. */
  systemUserChannelAllowed: z.boolean(),
});

export const settings = {
  get: engineOperation(nothing, environmentSettings),
  set: engineOperation(z.object({ filingChannel: channel }).strict(), environmentSettings),
};

export const health = {
  /** Where the database stands; answered even when it could not be opened. */
  get: engineOperation(
    nothing,
    z.object({
      /** `waiting`: the operating system asks the person for the keychain. `restoring`: stands open for a backup alone. */
      database: z.enum(['ready', 'waiting', 'newerVersion', 'setAside', 'failed', 'locked', 'restoring']),
      /** When set aside: the name of the file kept. */
      setAsideAs: z.string().nullable(),
      problem: failureView.nullable(),
      startedAt: instant,
      profileId: z.string(),
    }),
  ),
};
