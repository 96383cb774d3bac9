import { randomUUID, X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { KeyFacts } from './record.ts';

/** A key pair of the firm, as the rest of the engine sees it: it can sign, and nobody can read the private half out of it. */
export interface VendorKey {
  readonly kid: string;
  /** RFC 7638 thumbprint, SHA-256, base64url. */
  readonly fingerprint: string;
  readonly bits: number;
  readonly createdAt: string;
  /** With `kid`, `alg` and `use`: what is registered with Maskinporten. */
  readonly publicJwk: JsonWebKey;
  /** RS256, non-extractable. */
  readonly privateKey: CryptoKey;
  /** The enterprise certificate's chain, leaf first, base64 DER: the grant then carries it in place of `kid`. */
  readonly x5c?: readonly string[];
}

/** On which machine, and by whom. */
export interface KeyOrigin {
  readonly machine: string;
  readonly person: string;
}

const privateJwk = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
export type PrivateJwk = z.infer<typeof privateJwk>;

/** Everything a lost record is rebuilt from. */
const stored = z.object({
  kid: z.string(),
  createdAt: z.string(),
  jwk: privateJwk,
  kind: z.enum(['made', 'imported']).default('made'),
  machine: z.string().default(''),
  person: z.string().default(''),
  x5c: z.array(z.string()).min(1).optional(),
  purpose: z.literal('selfLinking').optional(),
});

/** What a file held. Lives only between the reading of the file and the keychain. */
export interface KeyMaterial {
  readonly kid: string;
  readonly jwk: PrivateJwk;
  readonly x5c?: readonly string[] | undefined;
}

/** A new pair as the text that goes into the keychain. The extractable key is dropped with this call. */
export async function generateVendorKey(
  bits: number,
  now: number,
  origin: KeyOrigin,
  purpose?: KeyFacts['purpose'],
): Promise<string> {
  const pair = await generateKeyPair('RS256', { modulusLength: bits, extractable: true });
  const jwk = privateJwk.parse(await exportJWK(pair.privateKey));
  const createdAt = new Date(now).toISOString();
  return JSON.stringify({ kid: randomUUID(), createdAt, jwk, kind: 'made', ...origin, purpose });
}

/** An imported pair as the text that goes into the keychain. */
export function importedVendorKey({ kid, jwk, x5c }: KeyMaterial, now: number, origin: KeyOrigin): string {
  const createdAt = new Date(now).toISOString();
  return JSON.stringify({ kid, createdAt, jwk: privateJwk.parse(jwk), kind: 'imported', ...origin, x5c });
}

export interface OpenedKey {
  readonly key: VendorKey;
  /** What the record keeps of it. */
  readonly facts: KeyFacts;
}

/** The pair behind the keychain's text; undefined when it is something else. */
export async function openVendorKey(text: string): Promise<OpenedKey | undefined> {
  try {
    const { kid, createdAt, jwk, kind, machine, person, x5c, purpose } = stored.parse(JSON.parse(text));
    const bare: JWK = { kty: jwk.kty, n: jwk.n, e: jwk.e };
    const privateKey = await importJWK(jwk, 'RS256', { extractable: false });
    if (!(privateKey instanceof CryptoKey)) return undefined;
    const facts = {
      kid,
      createdAt,
      fingerprint: await calculateJwkThumbprint(bare, 'sha256'),
      bits: bitsOf(jwk.n),
      publicJwk: { ...bare, kid, alg: 'RS256', use: 'sig' },
    };
    const certificate = x5c && certificateFacts(x5c);
    return {
      key: { ...facts, publicJwk: facts.publicJwk as JsonWebKey, privateKey, ...(x5c ? { x5c } : {}) },
      facts: {
        ...facts,
        kind,
        machine,
        person,
        ...(certificate ? { certificate } : {}),
        ...(purpose ? { purpose } : {}),
      },
    };
  } catch {
    // Its text could show a piece of the key.
    return undefined;
  }
}

/** Length of an RSA modulus in base64url. */
export function bitsOf(modulus: string): number {
  const bytes = Buffer.from(modulus, 'base64url');
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
}

function certificateFacts(x5c: readonly string[]): NonNullable<KeyFacts['certificate']> {
  const leaf = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64'));
  // One attribute per line; the most telling first.
  const named = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(leaf.subject)?.[1];
  const subject = named('CN') ?? named('O') ?? leaf.subject.replaceAll('\n', ', ');
  return { subject, validTo: new Date(leaf.validTo).toISOString(), x5c: [...x5c] };
}
