import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** The firm's own key pair, as the rest of the engine sees it: it can sign, and nobody can read the private half out of it. */
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
}

const stored = z.object({
  kid: z.string(),
  createdAt: z.string(),
  jwk: z.object({
    kty: z.literal('RSA'),
    n: z.string(),
    e: z.string(),
    d: z.string(),
    p: z.string(),
    q: z.string(),
    dp: z.string(),
    dq: z.string(),
    qi: z.string(),
  }),
});

/** A new pair as the text that goes into the keychain. The extractable key is dropped with this call. */
export async function generateVendorKey(bits: number, now: number): Promise<string> {
  const pair = await generateKeyPair('RS256', { modulusLength: bits, extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return JSON.stringify(stored.parse({ kid: randomUUID(), createdAt: new Date(now).toISOString(), jwk }));
}

/** The pair behind the keychain's text; undefined when it is something else. */
export async function openVendorKey(text: string): Promise<VendorKey | undefined> {
  let parsed: z.infer<typeof stored>;
  try {
    parsed = stored.parse(JSON.parse(text));
    const { kid, createdAt, jwk } = parsed;
    const bare: JWK = { kty: jwk.kty, n: jwk.n, e: jwk.e };
    const privateKey = await importJWK(jwk, 'RS256', { extractable: false });
    if (!(privateKey instanceof CryptoKey)) return undefined;
    return {
      kid,
      createdAt,
      fingerprint: await calculateJwkThumbprint(bare, 'sha256'),
      bits: Buffer.from(jwk.n, 'base64url').length * 8,
      publicJwk: { ...bare, kid, alg: 'RS256', use: 'sig' } as JsonWebKey,
      privateKey,
    };
  } catch {
    // Its text could show a piece of the key.
    return undefined;
  }
}
