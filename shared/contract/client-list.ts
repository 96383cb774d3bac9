import { z } from 'zod';
import { day, fileHandle, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';
import { category, periodKind } from './mva.ts';

/** What the firm does for a client, and needs a way in for. */
export const task = z.enum(['mva', 'dialogs']);
export type Task = z.infer<typeof task>;

/**
 * ready: a live link opens the task. canBeLinked: the client gave the power. waitingForDelegation: asked, not seen yet.
 * lacksPackage: a link or a system user misses `package`. lost: it was there and is gone. notAClient: not in the firm's
 * power. unknown: not looked for.
 */
export const wayState = z.enum([
  'ready',
  'canBeLinked',
  'waitingForDelegation',
  'lacksPackage',
  'lost',
  'notAClient',
  'unknown',
]);
export type WayState = z.infer<typeof wayState>;

export const wayReason = z.enum([
  'linked',
  'missedOnce',
  'listed',
  'roleHeld',
  'takenOff',
  'takenOut',
  'asked',
  'packageMissing',
  'noSystemUser',
  'accessEnded',
  'roleEnded',
  'notSeen',
  'refused',
  'systemUserGone',
  'noPower',
  'subUnit',
  'jointMember',
  'deleted',
  'takenOver',
  'notChecked',
  'needsLogin',
]);
export type WayReason = z.infer<typeof wayReason>;

export const wayStep = z.enum(['none', 'link', 'ask', 'remind', 'requestSystemUser', 'logIn', 'wait']);
export type WayStep = z.infer<typeof wayStep>;

/** Who said so. `firm`: the firm's own records. */
export const factSource = z.enum(['altinn', 'register', 'dialogporten', 'firm']);
export type FactSource = z.infer<typeof factSource>;

/** The state of one task for one client, and what would cure it. */
export const wayIn = z.object({
  task,
  state: wayState,
  /** Why, as a code the renderer has a sentence for. */
  reason: wayReason,
  step: wayStep,
  /** The access package it is about, as code. */
  package: z.string().nullable(),
  source: factSource.nullable(),
  checkedAt: instant.nullable(),
});
export type WayIn = z.infer<typeof wayIn>;

/** As Enhetsregisteret has it. `notFound`: the register does not know the number. */
export const unitStatus = z.enum(['unknown', 'active', 'bankrupt', 'dissolving', 'deleted', 'takenOver', 'notFound']);
export type UnitStatus = z.infer<typeof unitStatus>;

/** How often the client delivers its VAT return; null: not known. */
export const vatTerm = z.union([periodKind, z.literal('none')]);
export type VatTerm = z.infer<typeof vatTerm>;

const person = z.string().trim().max(120);

/** What the firm itself writes about a client. */
export const ownFields = z.object({
  groups: z.array(z.string().trim().min(1).max(60)).max(20),
  responsible: person,
  deputy: person,
  vatTerm: vatTerm.nullable(),
  /** What kind of return it delivers; null: as what it delivered last, else the ordinary one. */
  vatCategory: category.nullable(),
  /** Kinds of return that it delivers beside that one, each with deadlines of its own. */
  alsoDelivers: z.array(category).max(4),
  /** The first day the firm delivers for. */
  deliversFrom: day.nullable(),
  /** The unit that reports for a joint VAT registration; null: the client reports itself, or what the register says. */
  jointUnit: organisationNumber.nullable(),
  notes: z.string().max(4000),
});
export type OwnFields = z.infer<typeof ownFields>;

export const importColumn = z.enum([
  'number',
  'name',
  'group',
  'responsible',
  'deputy',
  'vatTerm',
  'deliversFrom',
  'notes',
  'none',
]);
export type ImportColumn = z.infer<typeof importColumn>;

export const importEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export const importDelimiter = z.enum([';', ',', '\t', '|']);

/** How a table is read: guessed first, corrected by the person. */
export const importChoice = z
  .object({
    encoding: importEncoding.optional(),
    delimiter: importDelimiter.optional(),
    header: z.boolean().optional(),
    /** One per column of the file. */
    columns: z.array(importColumn).max(200).optional(),
  })
  .strict();
export type ImportChoice = z.infer<typeof importChoice>;

export const badRow = z.object({
  line: z.number().int(),
  reason: z.enum(['noNumber', 'notNumber', 'checkDigit', 'vatTerm', 'date', 'unreadable']),
  text: z.string(),
});
export type BadRow = z.infer<typeof badRow>;

export const importView = z.object({
  tableId: z.string(),
  kind: z.enum(['csv', 'xlsx', 'paste']),
  name: z.string(),
  encoding: importEncoding.nullable(),
  delimiter: importDelimiter.nullable(),
  header: z.boolean(),
  columns: z.array(importColumn),
  /** The header's cells, or empty texts. */
  headings: z.array(z.string()),
  /** The first rows as they stand. */
  preview: z.array(z.array(z.string())),
  good: z.number().int(),
  /** Of the good ones, those the firm has already. */
  known: z.number().int(),
  /** Rows about a client that stands further up: they were joined. */
  merged: z.array(z.object({ line: z.number().int(), organisationNumber, into: z.number().int() })),
  /** At most a thousand are told; `badCount` counts all. */
  bad: z.array(badRow),
  badCount: z.number().int(),
});
export type ImportView = z.infer<typeof importView>;

export const registerHit = z.object({
  organisationNumber,
  name: z.string(),
  form: z.string(),
  place: z.string(),
  status: unitStatus,
  vatRegistered: z.boolean(),
  parent: organisationNumber.nullable(),
  inList: z.boolean(),
});
export type RegisterHit = z.infer<typeof registerHit>;

export const delegationAsk = z.object({
  package: z.string(),
  askedAt: instant,
  askedBy: z.string(),
  remindedAt: instant.nullable(),
  /** When the delegation was seen. */
  settledAt: instant.nullable(),
});
export type DelegationAsk = z.infer<typeof delegationAsk>;

const named = z.object({ organisationNumber, name: z.string() });

export const changeKind = z.enum([
  'name',
  'form',
  'status',
  'vatRegistered',
  'accountant',
  'parent',
  'takenOver',
  'joint',
  'accessLost',
  'selfLinked',
  'notLinked',
  'linkedElsewhere',
]);
export const clientChange = z.object({
  id: z.number().int(),
  client: named,
  kind: changeKind,
  before: z.string(),
  after: z.string(),
  at: instant,
  /** Whom it is for: oppdragsansvarlig and stedfortreder, where the firm wrote them. */
  to: z.array(z.string()),
});
export type ClientChange = z.infer<typeof clientChange>;

/** Everything known of one client, each fact with where and when it was confirmed. */
export const clientDetail = z.object({
  organisationNumber,
  inList: z.boolean(),
  fields: ownFields,
  register: z.object({
    /** When the unit was last read; null before the first time. */
    checkedAt: instant.nullable(),
    form: z.string(),
    status: unitStatus,
    statusSince: day.nullable(),
    vatRegistered: z.boolean().nullable(),
    /** True when the firm stands there as the client's accountant (REGN). */
    accountant: z.boolean().nullable(),
    accountantCheckedAt: instant.nullable(),
    takenOverBy: named.nullable(),
    parent: named.nullable(),
  }),
  joint: z.object({ unit: named, source: factSource }).nullable(),
  subUnits: z.array(named),
  altinn: z.object({
    /** Whether Altinn listed the client as one of the firm's, and when it was asked; null before the first time. */
    listed: z.boolean().nullable(),
    listedAt: instant.nullable(),
    linkedAt: instant.nullable(),
    /** Dialogporten's own list of parties. */
    seen: z.boolean().nullable(),
    seenAt: instant.nullable(),
  }),
  asks: z.array(delegationAsk),
  changes: z.array(clientChange),
});
export type ClientDetail = z.infer<typeof clientDetail>;

const counted = z.object({ added: z.number().int(), updated: z.number().int() });
const one = z.object({ organisationNumber }).strict();
const many = z.array(organisationNumber).min(1).max(10_000);

export const clientList = {
  get: engineOperation(one, clientDetail),
  /** Answers what stood there before, so that it can be put back. */
  edit: engineOperation(
    z
      .object({ rows: z.array(z.object({ organisationNumber, fields: ownFields.partial() }).strict()).max(10_000) })
      .strict(),
    z.object({ before: z.array(z.object({ organisationNumber, fields: ownFields.partial() })) }),
  ),
  setInList: engineOperation(z.object({ organisationNumbers: many, inList: z.boolean() }).strict(), nothing),
  /** Reads a table, or reads it anew with other choices; nothing is written. */
  readTable: engineOperation(
    z
      .object({
        from: z.union([
          z.object({ handle: z.string() }).strict(),
          z.object({ text: z.string().max(20_000_000) }).strict(),
          z.object({ tableId: z.string() }).strict(),
        ]),
        choice: importChoice.default({}),
      })
      .strict(),
    importView,
  ),
  /** Writes the good rows of what `readTable` showed last. */
  importTable: engineOperation(z.object({ tableId: z.string() }).strict(), counted),
  searchRegister: engineOperation(
    z.object({ query: z.string().trim().min(2).max(120) }).strict(),
    z.object({ hits: z.array(registerHit), total: z.number().int() }),
  ),
  addFromRegister: engineOperation(z.object({ organisationNumbers: many.max(100) }).strict(), counted),
  /** The list as a file in the download folder. The headings come in the person's language. */
  exportList: engineOperation(
    z
      .object({
        headings: z.array(z.string().max(80)).length(12),
        name: z.string().min(1).max(80),
        format: z.enum(['csv', 'xlsx']).default('csv'),
      })
      .strict(),
    fileHandle,
  ),
  /** A text the person reads and mails; saved as it stands. */
  saveText: engineOperation(
    z.object({ name: z.string().min(1).max(120), text: z.string().max(20_000) }).strict(),
    fileHandle,
  ),
  asked: engineOperation(
    z.object({ organisationNumber, package: z.string().regex(/^[a-z-]{1,80}$/), remind: z.boolean() }).strict(),
    delegationAsk,
  ),
  /** Takes back a note that the client was asked. */
  notAsked: engineOperation(z.object({ organisationNumber, package: z.string().max(80) }).strict(), nothing),
  changes: engineOperation(nothing, z.object({ rows: z.array(clientChange) })),
  seeChanges: engineOperation(z.object({ upTo: z.number().int() }).strict(), nothing),
  /** Reads Enhetsregisteret anew for these clients, now. */
  lookUp: engineOperation(z.object({ organisationNumbers: many.max(100) }).strict(), nothing),
};
