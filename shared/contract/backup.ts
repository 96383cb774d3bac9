import { z } from 'zod';
import { environment, failureView, fileHandle, instant, nothing } from './common.ts';
import { engineOperation } from './define.ts';

/** How far a backup or a restore has come, in bytes. */
const progress = z.object({ done: z.number().int(), total: z.number().int() });

export const backupView = z.object({
  /** When the recovery code in force was written down; null where there is none. */
  code: z.object({ keptAt: instant }).nullable(),
  /** True where a firm's real work depends on it: not in practice. */
  codeNeeded: z.boolean(),
  /** Where backups go. The path behind the name stays with shell and engine. */
  folder: z.object({ name: z.string(), isDownloads: z.boolean() }),
  /** The handle is empty when it was made before this start. */
  last: z
    .object({
      at: instant,
      file: fileHandle,
      folder: z.string(),
      /** When every file in it was read back and found as it was written; null for one from before that was done. */
      readBackAt: instant.nullable(),
    })
    .nullable(),
  /** Real work, and no backup for a month. */
  due: z.boolean(),
  running: progress.nullable(),
  /** Why the last one did not come about. */
  problem: failureView.nullable(),
});
export type BackupView = z.infer<typeof backupView>;

/** What a backup says of itself before it is opened. */
export const backupSummary = z.object({
  environment,
  madeAt: instant,
  appVersion: z.string(),
  /** Made on this machine, by this profile. */
  isOwn: z.boolean(),
});
export type BackupSummary = z.infer<typeof backupSummary>;

export const restored = z.object({
  madeAt: instant,
  /** The folder in which what was here before is kept; null where there was nothing. */
  setAsideAs: z.string().nullable(),
  /** This workstation has signing keys of its own; they are in no backup. */
  hasKeys: z.boolean(),
});
export type Restored = z.infer<typeof restored>;

/** A whole recovery code as a person writes it, or a part of one. */
const written = z.string().trim().min(1).max(200);

export const backup = {
  view: engineOperation(nothing, backupView),
  /** A new recovery code, shown once. It counts, and the one before it ends, when `keepCode` has been answered. */
  makeCode: engineOperation(nothing, z.object({ code: z.string() })),
  /** The last group of the code just made, typed by whoever wrote it down. */
  keepCode: engineOperation(z.object({ lastGroup: written }).strict(), backupView),
  /** Saves the sheet with the code just made in the download folder: the window has the words. */
  saveCode: engineOperation(
    z.object({ name: z.string().trim().min(1).max(100), text: z.string().max(2000) }).strict(),
    fileHandle,
  ),
  /** A folder the person chose; without one, the download folder. */
  useFolder: engineOperation(z.object({ handle: z.string().optional() }).strict(), backupView),
  start: engineOperation(nothing, backupView),
  cancel: engineOperation(nothing, backupView),

  /** The three below are answered while an environment stands open for restoring, and only then. */
  inspect: engineOperation(z.object({ handle: z.string() }).strict(), backupSummary),
  restore: engineOperation(z.object({ handle: z.string(), code: written }).strict(), restored),
  restoring: engineOperation(nothing, z.object({ progress: progress.nullable() })),
};
