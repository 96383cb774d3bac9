import { z } from 'zod';
import { day, failureView, fileHandle, instant, kroner, nothing, organisationNumber, sent, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { ownDeadline, termMark } from './marks.ts';

export const category = z.enum(['alminnelig', 'primaernaering', 'omvendtAvgiftsplikt', 'kompensasjon']);
export type Category = z.infer<typeof category>;

export const periodKind = z.enum(['toMaaneder', 'aar', 'maaned', 'treMaaneder', 'seksMaaneder', 'halvMaaned', 'uke']);
export type PeriodKind = z.infer<typeof periodKind>;
/** `number` counts from 1 within the year and kind: term 1–6, month 1–12, quarter 1–4, half 1–2, half-month 1–24, week 1–53; a year is 1. */
export const period = z.object({ kind: periodKind, number: z.number().int().min(1).max(53), year: z.number().int() });
export type Period = z.infer<typeof period>;

export const channel = z.enum(['systemUser', 'person']);
export type Channel = z.infer<typeof channel>;

/** U: ugyldig, stops the filing. V: avvikende, a warning. */
export const finding = z.object({
  rule: z.string(),
  severity: z.enum(['U', 'V']),
  /** Index into `lines`, or null for the whole return. */
  line: z.number().int().nullable(),
  /** The schema's element name, when the finding is about one. */
  element: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof finding>;

export const note = z.union([z.object({ beskrivelse: z.string() }), z.object({ utvalgtMerknad: z.string() })]);

export const returnLine = z.object({
  mvaKode: z.string(),
  spesifikasjon: z.string().nullable(),
  mvaKodeRegnskapsystem: z.string().nullable(),
  /** Kept as the text of the file ("1000", "1000.50"), since a file may break the rule of whole kroner (R082). */
  grunnlag: z.string().nullable(),
  sats: z.string().nullable(),
  merverdiavgift: z.string(),
  merknad: note.nullable(),
});
export type ReturnLine = z.infer<typeof returnLine>;

/** Where the figures of a return came from: a return as XML, a ledger (SAF-T), a table (CSV, XLSX), a person's hand, or a nullmelding. */
export const sourceKind = z.enum(['xml', 'saft', 'table', 'hand', 'nullReturn']);
export type SourceKind = z.infer<typeof sourceKind>;

/** draft → filing → sent (waits for the verdict) → accepted | acceptedWithDeviations | rejected; unknown: not known yet. */
export const returnState = z.enum([
  'draft',
  'filing',
  'sent',
  'accepted',
  'acceptedWithDeviations',
  'rejected',
  'unknown',
  'failed',
]);
export type ReturnState = z.infer<typeof returnState>;

export const filingStep = z.enum([
  'prepared',
  'instanceCreated',
  'envelopeUploaded',
  'returnUploaded',
  'attachmentsUploaded',
  'filledIn',
  'confirmed',
  'feedbackReceived',
]);

export const paymentDetails = z.object({
  /** Whole kroner to pay, 0 when nothing. */
  amount: kroner,
  kid: z.string(),
  account: z.string(),
  payee: z.string(),
  due: day,
  /** True until the verdict is in. */
  preliminary: z.boolean(),
});

export const serverFinding = z.object({
  rule: z.string().nullable(),
  code: z.string(),
  verdict: z.string(),
  text: z.string(),
  mvaKode: z.string().nullable(),
});

/** A person sent past errors that the rules here found: rules change before apps do, and Skatteetaten's answer decides. */
export const sentDespite = z.object({ reason: z.string(), rules: z.array(z.string()) });
export type SentDespite = z.infer<typeof sentDespite>;

/**
 * What the verdict leaves to a person: to look into what Skatteetaten finds missing (mangelfull), or the auditor's attestation
 * of a claim for compensation, which is given in the portal alone (reference/mva-melding.md 3.2, 4.9).
 */
export const followUp = z.object({
  kind: z.enum(['look', 'attestation']),
  done: z.object({ by: z.string(), at: instant }).nullable(),
});
export type FollowUp = z.infer<typeof followUp>;

/** Another filing of the same client, category and period. */
const filingLink = z.object({ filingId: uuid, returnId: uuid, startedAt: instant });

export const filing = z.object({
  id: uuid,
  channel,
  despite: sentDespite.nullable(),
  /** What it corrects or sends again, and what did that to it. */
  replaces: filingLink.nullable(),
  replacedBy: filingLink.nullable(),
  /** Instances not made here that a person said it replaces. */
  replacesOthers: z.array(z.string()),
  /** When Altinn was asked what others had made, and whether instances and messages could be seen. */
  looked: z.object({ at: instant, instances: z.boolean(), dialogs: z.boolean() }).nullable(),
  jobId: z.string(),
  state: z.enum(['running', 'waitingForLogin', 'waitingForFeedback', 'settled', 'unknown', 'failed']),
  sent,
  steps: z.array(z.object({ step: filingStep, at: instant.nullable() })),
  /** partyId/guid once the instance is known. */
  instance: z.string().nullable(),
  verdict: z
    .enum(['ingen avvik', 'avvikende skattemelding', 'mangelfull skattemelding', 'ugyldig skattemelding'])
    .nullable(),
  serverFindings: z.array(serverFinding),
  followUp: followUp.nullable(),
  payment: paymentDetails.nullable(),
  documents: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['receipt', 'payment', 'verdict', 'return', 'envelope', 'attachment']),
      name: z.string(),
      size: z.number().int(),
    }),
  ),
  problem: failureView.nullable(),
  personName: z.string(),
  startedAt: instant,
  settledAt: instant.nullable(),
});
export type Filing = z.infer<typeof filing>;

/** The office's own control before a return is sent: avstemt, kontrollert, godkjent av klienten. */
export const controlKinds = z.enum(['reconciled', 'checked', 'clientApproved']);
export type ControlKind = z.infer<typeof controlKinds>;
export const returnControl = z.object({
  control: controlKinds,
  /** Whose it is: somebody at the firm, or at the client. */
  name: z.string(),
  notedBy: z.string(),
  notedAt: instant,
});
export type ReturnControl = z.infer<typeof returnControl>;

export const returnView = z.object({
  id: uuid,
  client: z.object({ organisationNumber, name: z.string() }),
  /** The organisation number in the file; filing is refused while it differs from the client's. */
  organisationNumber: z.string(),
  category,
  period,
  /** Last day to deliver. */
  deadline: day,
  source: z.object({
    kind: sourceKind,
    /** Empty where no file was read. */
    fileName: z.string(),
    importedAt: instant,
    importedBy: z.string(),
  }),
  lines: z.array(returnLine),
  /** Text as in the file. */
  fastsattMerverdiavgift: z.string(),
  note: note.nullable(),
  payoutKid: z.string().nullable(),
  findings: z.array(finding),
  controls: z.array(returnControl),
  /** Who has said that exactly these figures may be sent; null: nobody, it was changed since, or it was used. */
  release: z.object({ by: z.string(), at: instant, despite: sentDespite.nullable() }).nullable(),
  state: returnState,
  /** SHA-256 over the figures; the filing names the one the person saw. */
  figuresHash: z.string(),
  /** The newest first. */
  filings: z.array(filing),
});
export type ReturnView = z.infer<typeof returnView>;

export const termCell = z.object({
  client: z.object({ organisationNumber, name: z.string() }),
  period,
  deadline: day,
  category,
  state: z.union([returnState, z.literal('missing')]),
  returnId: uuid.nullable(),
  /** The file names another organisation than the client: it cannot be filed as it stands. */
  wrongOrganisation: z.boolean(),
  amount: kroner.nullable(),
  /** Controlled by the office (`controls`). */
  checked: z.boolean(),
  /** Somebody has said that it may be sent as it is. */
  released: z.boolean(),
  /** What it takes a person for: a login before it is sent, or what the verdict left to do. */
  waitingFor: z.enum(['login', 'look', 'attestation']).nullable(),
  /** False: its deadline passed before the firm had the client here, so it may well have been delivered elsewhere. */
  expected: z.boolean(),
  /** Who answers for the client at the firm; may be empty. */
  responsible: z.string(),
  mark: termMark.nullable(),
  ownDeadline: ownDeadline.nullable(),
  /** The unit that delivers for a joint registration (R051). */
  deliveredBy: z.object({ organisationNumber, name: z.string() }).nullable(),
});
export type TermCell = z.infer<typeof termCell>;

export const mva = {
  /** Every client × the terms shown, plus every open return that lies outside them. `yearsBack`: a year's terms further back. */
  terms: engineOperation(
    z.object({ yearsBack: z.number().int().min(0).max(20).optional() }).strict(),
    z.object({ terms: z.array(z.object({ period, deadline: day, current: z.boolean() })), cells: z.array(termCell) }),
  ),
  /** Reads a file for a client. Never refused for its findings; refused only when it cannot be read. */
  importFile: engineOperation(z.object({ handle: z.string(), organisationNumber }).strict(), returnView),
  /** "Bruk som utkast for termin …": a copy for a client and an open term. */
  useAsDraft: engineOperation(z.object({ returnId: uuid, organisationNumber, period }).strict(), returnView),
  get: engineOperation(z.object({ returnId: uuid }).strict(), returnView),
  list: engineOperation(
    z.object({ organisationNumber: organisationNumber.optional() }).strict(),
    z.object({ returns: z.array(returnView) }),
  ),
  /** Notes a control of these figures, or takes it back. */
  noteControl: engineOperation(
    z
      .object({
        returnId: uuid,
        control: controlKinds,
        done: z.boolean(),
        /** Who at the client approved; the other controls are those of whoever is here. */
        approver: z.string().trim().min(1).max(100).optional(),
      })
      .strict()
      .refine(({ control, done, approver }) => (control === 'clientApproved' && done) === (approver !== undefined)),
    returnView,
  ),
  discard: engineOperation(z.object({ returnId: uuid }).strict(), nothing),
  /** Asks Skatteetaten's validation service; needs a login with purpose `filing`. */
  validate: engineOperation(
    z.object({ returnId: uuid }).strict(),
    z.object({ verdict: z.string(), findings: z.array(serverFinding) }),
  ),
  /** Files it: the row and the job exist when this answers; the rest arrives as pushes. */
  file: engineOperation(
    z
      .object({
        returnId: uuid,
        channel,
        figuresHash: z.string(),
        /** Why it is sent past errors that the rules here found. */
        despite: z.string().trim().min(10).max(500).optional(),
        /** Ids of the instances, ours and others', that the person was shown and said it replaces. */
        replacing: z.array(z.string().max(60)).max(100).optional(),
      })
      .strict(),
    returnView,
  ),
  /** Goes on with a filing that waits for a login or whose outcome is not known. Never sends twice. */
  resume: engineOperation(z.object({ filingId: uuid }).strict(), returnView),
  /** Notes that what the verdict left to a person is done, or takes it back. */
  noteFollowUp: engineOperation(z.object({ filingId: uuid, done: z.boolean() }).strict(), returnView),
  /**
   * Saves the page of the return, as the window shows it, into the download folder as PDF. `term`: its name in the
   * window's language, for the file's name.
   */
  savePdf: engineOperation(z.object({ returnId: uuid, term: z.string().trim().min(1).max(60) }).strict(), fileHandle),
  /** Saves a document of a filing into the person's download folder. */
  saveDocument: engineOperation(z.object({ filingId: uuid, documentId: z.string() }).strict(), fileHandle),
};
