import { z } from 'zod';
import { day, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { dialogRow } from './dialogs.ts';

const tag = z.string().trim().min(1).max(40);

/** A message as the list shows it. */
export const messageRow = dialogRow.extend({
  /** The sender says that something in it has not been opened (`hasUnopenedContent`); another matter than `unread`. */
  newContent: z.boolean(),
  /** The sub-unit it is addressed to; null: the client itself. */
  subUnit: z.string().nullable(),
  /** Altinn's own labels, shared by all at the client. */
  labels: z.array(z.string()),
  /** The name of the employee who has it. */
  person: z.string().nullable(),
  tags: z.array(z.string()),
  followUpOn: day.nullable(),
  notes: z.number().int(),
  /** The piece of text with the words searched for, where title and summary's beginning do not show them all. */
  snippet: z.string().nullable(),
  /** The name of the file that piece stands in; null: the message itself. */
  snippetFile: z.string().nullable(),
});
export type MessageRow = z.infer<typeof messageRow>;

export const sorts = ['newest', 'due', 'client', 'sender'] as const;

/** Several values of one kind are alternatives; kinds narrow each other. */
export const messageFilter = z
  .object({
    /** See shared/search-words.ts. */
    search: z.string().max(200).optional(),
    organisationNumber: organisationNumber.optional(),
    /** A group of the client list, and whom it names as responsible. */
    group: z.string().max(60).optional(),
    responsible: z.string().max(120).optional(),
    /** Codes of service owners, such as `skd`. */
    owners: z.array(z.string().max(60)).max(50).optional(),
    services: z.array(z.string().max(255)).max(50).optional(),
    /** The unit addressed, as Dialogporten names it. */
    party: z.string().max(200).optional(),
    statuses: z.array(z.string().max(60)).max(20).optional(),
    /** Days of the newest content, both included. */
    from: day.optional(),
    to: day.optional(),
    due: z.enum(['passed', 'week', 'month', 'any']).optional(),
    unreadOnly: z.boolean().optional(),
    newContent: z.boolean().optional(),
    hideDone: z.boolean().optional(),
    label: z.enum(['Default', 'Archive', 'Bin', 'Sent', 'MarkedAsUnopened']).optional(),
    tag: tag.optional(),
    /** An employee's id; `nobody`: not given to anyone. */
    /** astray: of somebody who does not see the client, or has left. */
    person: z.union([uuid, z.enum(['nobody', 'astray'])]).optional(),
    followUp: z.boolean().optional(),
    /** `due`: those with a due date alone, the first first. `client` and `sender`: by name, the newest first within each. */
    sort: z.enum(sorts).optional(),
  })
  .strict();
export type MessageFilter = z.infer<typeof messageFilter>;

const listInput = messageFilter.extend({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
});
/** `more`: there are more than `total`, which were not counted. */
const listAnswer = z.object({ rows: z.array(messageRow), total: z.number().int(), more: z.boolean() });

/** `dialogs.list`: joined with the others of that domain in contract.ts, since a row of the list is one of theirs and more. */
export const dialogsList = engineOperation(listInput, listAnswer);

const choice = z.object({ key: z.string(), name: z.string(), count: z.number().int() });
export type MessageChoice = z.infer<typeof choice>;

export const savedSearch = z.object({ id: uuid, name: z.string(), filter: messageFilter });
export type SavedSearch = z.infer<typeof savedSearch>;
const savedSearches = z.object({ searches: z.array(savedSearch) });

export const messages = {
  /** What there is to choose by, of all that the person sees, with how many messages each has. */
  choices: engineOperation(
    nothing,
    z.object({
      owners: z.array(choice),
      services: z.array(choice),
      statuses: z.array(choice),
      subUnits: z.array(choice.extend({ organisationNumber })),
      tags: z.array(z.string()),
      people: z.array(z.object({ id: uuid, name: z.string() })),
    }),
  ),
  /** The searches of whoever is here. */
  saved: engineOperation(nothing, savedSearches),
  /** One of the same name, or with the id, takes the new filter and name. */
  saveSearch: engineOperation(
    z.object({ id: uuid.optional(), name: z.string().trim().min(1).max(60), filter: messageFilter }).strict(),
    savedSearches,
  ),
  removeSearch: engineOperation(z.object({ id: uuid }).strict(), savedSearches),
};
