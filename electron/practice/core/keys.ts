import { randomUUID } from 'node:crypto';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { PracticeDatabase } from './database.ts';

export type IssuerName = 'maskinporten' | 'altinn' | 'idporten';
const ISSUERS: readonly IssuerName[] = ['maskinporten', 'altinn', 'idporten'];

interface Pair {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** Issuers' signing keys, made once per profile: tokens stay valid over a restart. */
export class SigningKeys {
  readonly #pairs: ReadonlyMap<IssuerName, Pair>;

  private constructor(pairs: ReadonlyMap<IssuerName, Pair>) {
    this.#pairs = pairs;
  }

  static async open(database: PracticeDatabase): Promise<SigningKeys> {
    const pairs = await Promise.all(ISSUERS.map(async (name) => [name, await openPair(database, name)] as const));
    return new SigningKeys(new Map(pairs));
  }

  sign(name: IssuerName, payload: JWTPayload): Promise<string> {
    const pair = this.#pair(name);
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: pair.publicJwk.kid ?? '', typ: 'JWT' })
      .sign(pair.privateKey);
  }

  /** The claims, or undefined when signature, issuer or time does not hold. Altinn tolerates 10 s (2.2). */
  async verify(name: IssuerName, issuer: string, token: string, now: number): Promise<JWTPayload | undefined> {
    try {
      const options = { issuer, currentDate: new Date(now), clockTolerance: 10, requiredClaims: ['exp'] };
      return (await jwtVerify(token, this.#pair(name).publicKey, options)).payload;
    } catch {
      return undefined;
    }
  }

  jwks(name: IssuerName): { readonly keys: readonly JWK[] } {
    return { keys: [this.#pair(name).publicJwk] };
  }

  /** With the private half: only for `oidc-provider`, which signs by itself. */
  privateJwk(name: IssuerName): JWK {
    return this.#pair(name).privateJwk;
  }

  #pair(name: IssuerName): Pair {
    const pair = this.#pairs.get(name);
    if (!pair) throw new Error(`no key for ${name}`);
    return pair;
  }
}

async function openPair(database: PracticeDatabase, name: IssuerName): Promise<Pair> {
  const stored = database.setting(`key.${name}`);
  const privateJwk = stored === undefined ? await makeJwk() : (JSON.parse(stored) as JWK);
  if (stored === undefined) database.set(`key.${name}`, JSON.stringify(privateJwk));
  const { kty, n, e, kid, alg, use } = privateJwk;
  const publicJwk = { kty, n, e, kid, alg, use } as JWK;
  const [privateKey, publicKey] = await Promise.all([importJWK(privateJwk, 'RS256'), importJWK(publicJwk, 'RS256')]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error('an RSA key was expected');
  return { privateJwk, publicJwk, privateKey, publicKey };
}

async function makeJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}
