import { z } from 'zod';
import { failureView, fileHandle, instant, nothing, uuid } from './common.ts';
import { engineOperation } from './define.ts';

export const archiveView = z.object({
  /** The folder the firm chose; the path behind the handle stays with shell and engine. */
  folder: fileHandle.nullable(),
  /** Filings whose papers lie in that folder, complete. */
  written: z.number().int(),
  /** Filings that were sent and whose papers, or some of them, are not there yet. */
  missing: z.number().int(),
  lastAt: instant.nullable(),
  running: z.boolean(),
  /** Why writing stopped; it is tried again by itself. */
  problem: failureView.nullable(),
});
export type ArchiveView = z.infer<typeof archiveView>;

export const archive = {
  view: engineOperation(nothing, archiveView),
  /** What is missing there is written at once. Without a handle nothing more is written; nothing is ever deleted. */
  useFolder: engineOperation(z.object({ handle: z.string().optional() }).strict(), archiveView),
  /** "Skriv alt som mangler": looks after every file there, and writes those that are gone. */
  writeMissing: engineOperation(nothing, archiveView),
  /** Where the papers of a return's filings lie below the folder. Null: no folder chosen, or nothing sent. */
  ofReturn: engineOperation(
    z.object({ returnId: uuid }).strict(),
    z.object({ place: z.string().nullable(), complete: z.boolean() }).nullable(),
  ),
};
