import { z } from 'zod';
import { day, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { ownDeadline, termMark } from './marks.ts';
import { category, period } from './mva.ts';
import { serviceState } from './services.ts';

/** One cell of the board. */
export const place = z.object({ organisationNumber, category, period }).strict();
export type Place = z.infer<typeof place>;

const places = z.array(place).min(1).max(2000);
const text = (most: number) => z.string().trim().max(most);
/** Whose it is goes with the id: a mark is only touched for the client that was asked about. */
const markRef = z.object({ id: uuid, organisationNumber }).strict();

const who = text(120);
export const markWish = z
  .object({
    places,
    what: z.union([
      z.object({ kind: z.literal('filedOutside'), on: day, who: who.min(1) }).strict(),
      /** `standing`: from these terms on, until it is ended. */
      z.object({ kind: z.enum(['filedByOthers', 'notLiable']), standing: z.boolean(), who }).strict(),
      z.object({ kind: z.literal('question'), who }).strict(),
    ]),
    note: text(500),
  })
  .strict();
export type MarkWish = z.infer<typeof markWish>;

const days = z.number().int().min(0).max(60);
/** Days before our deadline from which somebody is reminded that a return is not drafted, not released, not sent. */
export const reminders = z.object({ notDrafted: days, notReleased: days, notSent: days }).strict();
export type Reminders = z.infer<typeof reminders>;

export const board = {
  /** What is noted of the term that a return is for. */
  ofReturn: engineOperation(
    z.object({ returnId: uuid }).strict(),
    z.object({ mark: termMark.nullable(), ownDeadline: ownDeadline.nullable() }),
  ),
  /** How the authorities' services are, as the engine's own calls meet them. */
  services: engineOperation(nothing, z.object({ services: z.array(serviceState) })),
  reminders: engineOperation(nothing, reminders),
  setReminders: engineOperation(reminders, reminders),
  /** Marks terms, many at once; what stood there before goes. */
  mark: engineOperation(markWish, z.object({ marks: z.array(markRef) })),
  /** Takes marks off altogether. */
  unmark: engineOperation(z.object({ marks: z.array(markRef).min(1).max(2000) }).strict(), nothing),
  /** A standing mark no longer holds from this term on. */
  endMark: engineOperation(z.object({ mark: markRef, from: period }).strict(), nothing),
  /** The firm's own day: `daysBefore` the authority's for all terms of these clients, or one day for these terms. */
  setDeadline: engineOperation(
    z
      .object({
        places,
        when: z.union([z.object({ daysBefore: z.number().int().min(1).max(60) }).strict(), z.object({ day }).strict()]),
        reason: text(200).min(1),
      })
      .strict(),
    nothing,
  ),
  /** Takes the firm's own days off: of these terms, and those that stand for these clients. */
  clearDeadline: engineOperation(z.object({ places }).strict(), nothing),
};
