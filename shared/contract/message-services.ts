import { z } from 'zod';
import { failureView, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

/** What a service's messages tell of. All but `ordinary` are fetched only when the firm has chosen it. */
export const serviceKind = z.enum(['ordinary', 'salary', 'health', 'confidential']);
export type ServiceKind = z.infer<typeof serviceKind>;

/** By language code, as Altinn has it; some services have a name in one language only. */
const names = z.record(z.string(), z.string());
export type Names = z.infer<typeof names>;

/** `urn:altinn:resource:…`. */
const serviceId = z.string().min(1).max(300);
/** A client group's name; null: every client, the firm itself among them. */
const group = z.string().trim().min(1).max(60).nullable();

const opener = z.object({
  /** Without the prefix. */
  code: z.string(),
  names,
  /** One of the firm's system users has it. */
  held: z.boolean(),
});

export const serviceRow = z.object({
  id: serviceId,
  names,
  owner: z.object({ code: z.string(), names, organisationNumber: z.string().nullable() }),
  kind: serviceKind,
  packages: z.array(opener),
  /** Roles in Altinn or Enhetsregisteret that open it. */
  roles: z.array(z.object({ code: z.string(), names })),
  /** Lowest authentication level; a system never gets past 3. */
  level: z.number().int(),
  isNew: z.boolean(),
  /** False: Altinn's list does not have it, but messages of it are held here. */
  listed: z.boolean(),
  /** Of the clients asked about: those that a system user of ours reaches it at, and those it is fetched for. */
  reached: z.number().int(),
  wanted: z.number().int(),
  fetched: z.enum(['on', 'off', 'partly']),
  /** The newest choice for these clients; null: nobody has chosen, its kind decides. */
  choice: z.object({ wanted: z.boolean(), by: z.string(), at: instant }).nullable(),
  /** What is held of it here, of these clients. */
  held: z.object({ messages: z.number().int(), clients: z.number().int() }),
});
export type ServiceRow = z.infer<typeof serviceRow>;

export const serviceTable = z.object({
  /** When Altinn's list was last read; null: never, and what is not known then is only guessed from a service's id. */
  fetchedAt: instant.nullable(),
  /** Why the newest try failed; an older list stands. */
  problem: failureView.nullable(),
  groups: z.array(z.string()),
  /** How many clients it is about. */
  clients: z.number().int(),
  rows: z.array(serviceRow),
});
export type ServiceTable = z.infer<typeof serviceTable>;

const chosen = z.object({ services: z.array(serviceId).min(1).max(5000), group }).strict();
const heldCount = z.object({ messages: z.number().int(), clients: z.number().int() });

const hiddenService = z.object({ id: serviceId, names, owner: names });
export type HiddenService = z.infer<typeof hiddenService>;

/** What the firm cannot see of one client, and why. */
export const hiddenView = z.object({
  /** False: Altinn's list of services has never been read, so nothing can be said of packages. */
  known: z.boolean(),
  fetchedAt: instant.nullable(),
  /** A system user of ours reaches the client's messages at all. */
  reached: z.boolean(),
  /**
   * Services of an accounting engagement, or chosen by the firm, that no package of ours opens there. Each stands once, under the
   * package that is easiest to get. guide: a system user with it is asked for. change: the firm's own system user is changed.
   * ask: the client must give it by hand. none: no system user can have it.
   */
  missing: z.array(
    z.object({
      package: z.object({ code: z.string(), names }).nullable(),
      step: z.enum(['guide', 'change', 'ask', 'none']),
      services: z.array(hiddenService),
    }),
  ),
  /** Open to us, but a person must open its messages in Altinn. */
  levelFour: z.array(hiddenService),
  /** Open to us, and the firm does not fetch it. */
  notChosen: z.array(hiddenService.extend({ kind: serviceKind })),
  /** A sole trader: much goes to the owner as a person, which no system user of a firm reaches. */
  soleTrader: z.boolean(),
  /** Its sub-units in the firm's list that are not looked at. */
  subUnits: z.array(z.object({ organisationNumber, name: z.string() })),
});
export type HiddenView = z.infer<typeof hiddenView>;

/** Which services' messages are fetched, for whom, and what stays hidden. */
export const messageServices = {
  table: engineOperation(z.object({ group }).strict(), serviceTable),
  /** Asks Altinn for its list now. */
  refresh: engineOperation(nothing, nothing),
  /** `understood`: the sensitive kinds that the person was told of and agreed to. */
  choose: engineOperation(chosen.extend({ wanted: z.boolean(), understood: z.array(serviceKind) }), nothing),
  /** What `deleteHeld` would delete: messages of these services, at these clients, where they are no longer fetched. */
  held: engineOperation(chosen, heldCount),
  deleteHeld: engineOperation(chosen, heldCount),
  ofClient: engineOperation(z.object({ organisationNumber }).strict(), hiddenView),
} as const;
