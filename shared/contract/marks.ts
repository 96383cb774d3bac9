/** What the firm notes about a client's term. Apart from `board.ts`, since the cells of `mva.terms` carry it. */
import { z } from 'zod';
import { day, instant, uuid } from './common.ts';

/**
 * filedOutside: delivered, but not from here. filedByOthers: somebody else delivers. notLiable: nothing is to be delivered.
 * These three stop deadline and alarm. question: somebody was asked and has not answered.
 */
export const markKind = z.enum(['filedOutside', 'filedByOthers', 'notLiable', 'question']);
export type MarkKind = z.infer<typeof markKind>;

/** Those after which nobody waits for a return from here. */
export const stoppingKinds: ReadonlySet<MarkKind> = new Set(['filedOutside', 'filedByOthers', 'notLiable']);

export const termMark = z.object({
  id: uuid,
  kind: markKind,
  /** The day it was delivered; null where none is said. */
  on: day.nullable(),
  /** Who delivered, delivers or was asked; may be empty. */
  who: z.string(),
  note: z.string(),
  /** Holds for later terms too, until it is ended. */
  standing: z.boolean(),
  notedBy: z.string(),
  notedAt: instant,
});
export type TermMark = z.infer<typeof termMark>;

/** "Vår frist": the firm's own day for a term, never later than the authority's. */
export const ownDeadline = z.object({ day, reason: z.string(), standing: z.boolean() });
export type OwnDeadline = z.infer<typeof ownDeadline>;
