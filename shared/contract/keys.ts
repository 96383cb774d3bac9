import { z } from 'zod';
import { day, fileHandle, instant, nothing } from './common.ts';
import { engineOperation } from './define.ts';

/**
 * inUse: signs. next: being rotated in. previous: was in use, still there to go back to. selfLinking: signs for linking clients
 * without a login, and for nothing else. retired: will not sign again; its private half stays in the keychain until it is removed.
 */
export const keyRole = z.enum(['inUse', 'next', 'previous', 'selfLinking', 'retired']);
export type KeyRole = z.infer<typeof keyRole>;

/** What is left of a key's year: nothing to say, at most 60, 30 or 7 days, or over. */
export const keyWarning = z.enum(['none', 'days60', 'days30', 'days7', 'over']);
export type KeyWarning = z.infer<typeof keyWarning>;

/** A key of this machine. Its private half is in the operating system's keychain and in no answer. */
export const ownKey = z.object({
  kid: z.string(),
  role: keyRole,
  /** An imported key may exist elsewhere too. */
  kind: z.enum(['made', 'imported']),
  /** RFC 7638, SHA-256, base64url. */
  fingerprint: z.string(),
  bits: z.number().int(),
  machine: z.string(),
  person: z.string(),
  /** Made or imported. */
  createdAt: instant,
  /** When Maskinporten first gave a token for it. */
  registeredAt: instant.nullable(),
  /** The day it was registered, as the person says. */
  registeredOn: day.nullable(),
  lastUsedAt: instant.nullable(),
  /** A registered key lives a year, a certificate until its own end. */
  expiresOn: day,
  warning: keyWarning,
  /** With a certificate the grant carries its chain (`x5c`) and no kid. */
  certificate: z.object({ subject: z.string(), validTo: instant }).nullable(),
  /** The public half, ready to paste. */
  jwk: z.string(),
});
export type OwnKey = z.infer<typeof ownKey>;

/** A key of another workstation, as somebody noted it here. */
export const otherKey = z.object({
  kid: z.string(),
  machine: z.string(),
  person: z.string(),
  registeredOn: day,
  expiresOn: day,
  warning: keyWarning,
});
export type OtherKey = z.infer<typeof otherKey>;

export const keysView = z.object({
  machine: z.string(),
  keys: z.array(ownKey),
  others: z.array(otherKey),
  /** The Maskinporten integration the keys are registered on; empty until it is known. */
  clientId: z.string(),
  /** Of the second, visible system, where the key must stand too; empty without one. */
  visibleClientId: z.string(),
  /** The most keys one integration holds. */
  most: z.number().int(),
  selfService: z.string(),
});
export type KeysView = z.infer<typeof keysView>;

export const keyBits = z.union([z.literal(2048), z.literal(3072), z.literal(4096)]);

const kid = z.string().trim().min(1).max(200);
const ofKid = z.object({ kid }).strict();

export const keys = {
  list: engineOperation(nothing, keysView),
  /** The one in use when there is none, else the next. */
  create: engineOperation(z.object({ bits: keyBits }).strict(), keysView),
  /** JWK, PEM or PKCS#12. The password is used once and kept nowhere. */
  import: engineOperation(
    z
      .object({
        handle: z.string(),
        password: z.string().max(1000).optional(),
        /** What the key is registered as, where the file does not say. */
        kid: kid.optional(),
        registeredOn: day.optional(),
      })
      .strict(),
    keysView,
  ),
  /** The public half as text; `save` puts it into the download folder too. */
  exportPublic: engineOperation(
    z.object({ kid, form: z.enum(['jwk', 'pem', 'certificate']), save: z.boolean() }).strict(),
    z.object({ text: z.string(), file: fileHandle.nullable() }),
  ),
  /** Fetches a real token with this key; tokens and jobs in use do not notice. */
  tryKey: engineOperation(ofKid, keysView),
  /** Tries the key and makes it the one in use; the old one is kept. */
  useKey: engineOperation(ofKid, keysView),
  /** The next one is given up, or the previous one is done with. */
  retire: engineOperation(ofKid, keysView),
  /** Takes a retired key out of the keychain for good. */
  remove: engineOperation(ofKid, keysView),
  /** The day the key was registered, or registered anew: its year counts from there. */
  noteRegistered: engineOperation(z.object({ kid, day }).strict(), keysView),
  noteOther: engineOperation(
    z
      .object({
        kid,
        machine: z.string().trim().min(1).max(120),
        person: z.string().trim().min(1).max(120),
        registeredOn: day,
      })
      .strict(),
    keysView,
  ),
  forgetOther: engineOperation(ofKid, keysView),
};
