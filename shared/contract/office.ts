import { z } from 'zod';
import { day, fileHandle, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

const dialogIds = z.array(uuid).min(1).max(1000);
const tag = z.string().trim().min(1).max(40);

const note = z.object({ id: uuid, text: z.string(), by: z.string(), at: instant });

/** What the office has added to a message. */
export const officeView = z.object({
  notes: z.array(note),
  followUpOn: day.nullable(),
  tags: z.array(z.string()),
  /** `sees` false: may not see the client any more, or has left. */
  person: z.object({ id: uuid, name: z.string(), sees: z.boolean() }).nullable(),
});
export type OfficeView = z.infer<typeof officeView>;

/** Who had what before, so that an act on many can be undone. */
const changed = z.object({ changed: z.array(uuid) });

/** All that is said must fit; then all that is given is done. */
export const ruleWish = z
  .object({
    /** A service (`urn:altinn:resource:…`), a service owner's code, words of the title, a group of clients; '' : any. */
    service: z.string().max(255),
    owner: z.string().max(60),
    words: z.string().trim().max(100),
    group: z.string().max(60),
    personId: uuid.nullable(),
    tag: z.union([tag, z.literal('')]),
    /** False: nobody is told of them outside the window. */
    notify: z.boolean(),
  })
  .strict();
export type RuleWish = z.infer<typeof ruleWish>;
export const rule = ruleWish.extend({ id: uuid, by: z.string(), at: instant });
export type Rule = z.infer<typeof rule>;
const rules = z.object({ rules: z.array(rule) });

export const dueRow = z.object({
  id: uuid,
  client: z.object({ organisationNumber, name: z.string() }),
  sender: z.string(),
  title: z.string(),
  /** The authority's due day, or our own day for following up. */
  kind: z.enum(['due', 'followUp']),
  day,
  status: z.string(),
  person: z.string().nullable(),
  done: z.boolean(),
});
export type DueRow = z.infer<typeof dueRow>;

/** Days, both included; whose: an employee's id. */
export const dueWish = z
  .object({
    from: day,
    to: day,
    personId: uuid.optional(),
    organisationNumber: organisationNumber.optional(),
    withDone: z.boolean().optional(),
  })
  .strict();

export const office = {
  get: engineOperation(z.object({ dialogId: uuid }).strict(), officeView),
  /** "Ferdig hos oss", and not after all. Answers those that were not so before. */
  setDone: engineOperation(z.object({ dialogIds, done: z.boolean() }).strict(), changed),
  addNote: engineOperation(z.object({ dialogId: uuid, text: z.string().trim().min(1).max(4000) }).strict(), officeView),
  removeNote: engineOperation(z.object({ dialogId: uuid, noteId: uuid }).strict(), officeView),
  /** `day` null: no longer. */
  setFollowUp: engineOperation(z.object({ dialogIds, day: day.nullable() }).strict(), changed),
  /** Those whom all of these may be given to: they see the clients. */
  receivers: engineOperation(
    z.object({ dialogIds }).strict(),
    z.object({ people: z.array(z.object({ id: uuid, name: z.string() })) }),
  ),
  /** `personId` null: nobody's. */
  assign: engineOperation(z.object({ dialogIds, personId: uuid.nullable() }).strict(), changed),
  setTag: engineOperation(z.object({ dialogIds, tag, on: z.boolean() }).strict(), changed),
  rules: engineOperation(nothing, rules),
  saveRule: engineOperation(z.object({ id: uuid.optional(), rule: ruleWish }).strict(), rules),
  removeRule: engineOperation(z.object({ id: uuid }).strict(), rules),
  /** How many of the messages that are here, and not done, a rule fits. */
  countRule: engineOperation(z.object({ id: uuid }).strict(), z.object({ count: z.number().int() })),
  applyRule: engineOperation(z.object({ id: uuid }).strict(), z.object({ count: z.number().int() })),
  /** What is due in these days, the first first: the authorities' days and our own. At most 2000. */
  due: engineOperation(dueWish, z.object({ rows: z.array(dueRow), more: z.boolean() })),
  /** The same as a calendar file in the download folder. */
  exportDue: engineOperation(
    dueWish.extend({
      name: z.string().trim().min(1).max(80),
      /** Words of the calendar's entries, in the language of the window. */
      words: z.object({ due: z.string().max(40), followUp: z.string().max(40), from: z.string().max(40) }).strict(),
    }),
    fileHandle,
  ),
};
