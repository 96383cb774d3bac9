import { z } from 'zod';
import { instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/**
 * What a person may do for a group of clients. prepare: take in returns and check them, work with messages. file: send
 * returns to Skatteetaten. clients: the client list, linking and delegations. Each brings `read` with it.
 */
export const clientRights = ['read', 'prepare', 'file', 'clients'] as const;
export const clientRight = z.enum(clientRights);
export type ClientRight = z.infer<typeof clientRight>;

/** setUp: the firm's access, keys, settings and people. Of no client. */
export const right = z.enum([...clientRights, 'setUp']);
export type Right = z.infer<typeof right>;

/** Rights for a group of the client list; `group` null: for every client, those without a group too. */
export const grant = z
  .object({ group: z.string().trim().min(1).max(60).nullable(), rights: z.array(clientRight).max(4) })
  .strict();
export type Grant = z.infer<typeof grant>;

const name = z.string().trim().min(1).max(120);
/** The account's name on this machine; empty: none, the person cannot sit down here. */
const osUser = z.string().trim().max(200);

/** What is decided about a person. */
export const personWish = z
  .object({
    name,
    osUser,
    setUp: z.boolean(),
    grants: z.array(grant).max(200),
    /** Clients the person has nothing to do with, whatever the groups say. */
    blocked: z.array(organisationNumber).max(10_000),
  })
  .strict();
export type PersonWish = z.infer<typeof personWish>;

export const person = personWish.extend({
  id: uuid,
  name: z.string(),
  osUser: z.string(),
  createdAt: instant,
  /** No longer here; kept because the log names them. */
  deactivatedAt: instant.nullable(),
  /** When a login with ID-porten first showed who it is; null: never. No number is kept. */
  knownSince: instant.nullable(),
});
export type Person = z.infer<typeof person>;

export const peopleRules = z
  .object({
    /** Whoever files did not prepare, and has shown with ID-porten who they are. */
    fourEyes: z.boolean(),
    /** After so many minutes without a key or a click the app asks who is there; 0: never. Only where several share. */
    idleMinutes: z.number().int().min(0).max(480),
  })
  .strict();
export type PeopleRules = z.infer<typeof peopleRules>;

export const peopleView = z.object({
  people: z.array(person),
  rules: peopleRules,
  /** Groups of the client list, and those that somebody has rights for. */
  groups: z.array(z.string()),
  /** This machine's account. */
  osUser: z.string(),
});
export type PeopleView = z.infer<typeof peopleView>;

const named = z.object({ id: uuid, name: z.string() });

export const presence = z.object({
  /** True: nobody is here, and the app shows nothing before someone says who they are. */
  asks: z.boolean(),
  here: named
    .extend({
      /** said: the person told. idporten: a login in this session showed it. */
      provedBy: z.enum(['said', 'idporten']),
    })
    .nullable(),
  /** Who may sit here: those of this machine's account. */
  choices: z.array(named),
  /** False: no person has this account, so all are offered and the one who answers gets it. */
  accountKnown: z.boolean(),
  idleMinutes: z.number().int(),
});
export type Presence = z.infer<typeof presence>;

export const mine = z.object({
  /** True: nothing is kept from this person. */
  everything: z.boolean(),
  setUp: z.boolean(),
  /** For the client asked about; for at least one client where none was. */
  rights: z.array(clientRight),
});
export type Mine = z.infer<typeof mine>;

export const people = {
  here: engineOperation(nothing, presence),
  /** "Jeg er …": an honest answer, no password. */
  choose: engineOperation(z.object({ id: uuid }).strict(), presence),
  /** Nobody is here: by "Bytt person", or after idling. Logins end when another person sits down. */
  leave: engineOperation(z.object({ idle: z.boolean() }).strict(), presence),
  mine: engineOperation(z.object({ organisationNumber: organisationNumber.optional() }).strict(), mine),
  list: engineOperation(nothing, peopleView),
  /** `id` null: a new person. */
  save: engineOperation(z.object({ id: uuid.nullable(), wish: personWish }).strict(), peopleView),
  setActive: engineOperation(z.object({ id: uuid, active: z.boolean() }).strict(), peopleView),
  /** The next login with ID-porten tells anew who the person is. */
  forgetIdentity: engineOperation(z.object({ id: uuid }).strict(), peopleView),
  saveRules: engineOperation(peopleRules, peopleView),
};
