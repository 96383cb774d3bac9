import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { issuers } from '../core/authority.ts';
import type { PracticeContext } from '../core/context.ts';
import { CertificateAuthority } from '../selfservice/certificate-authority.ts';
import type { MaskinportenClient } from '../selfservice/further-clients.ts';
import type { Integrations } from '../selfservice/integrations.ts';
import { KEY_LIFE_MS } from '../selfservice/key-book.ts';
import { organisationIn, readCertificate } from './certificate.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLAIMS = new Set([
  'iss',
  'aud',
  'scope',
  'iat',
  'exp',
  'jti',
  'resource',
  'authorization_details',
  'consumer_org',
  'iss_onbehalfof',
  'pid',
]);
const SKEW_SECONDS = 10;
const LIFE_SECONDS = 120;

/** A grant that holds, and the client that sent it: any of the firm's. */
export interface CheckedGrant {
  readonly claims: JWTPayload;
  readonly client: MaskinportenClient;
}

interface Header {
  readonly kid?: unknown;
  readonly x5c?: unknown;
}

/** Header, key or certificate, signature, audience, times and reuse of a grant (1.2, 1.3), in this order. */
export class Assertions {
  readonly #context: PracticeContext;
  readonly #integrations: Integrations;
  readonly #certificates: CertificateAuthority;

  constructor(context: PracticeContext, integrations: Integrations) {
    this.#context = context;
    this.#integrations = integrations;
    this.#certificates = new CertificateAuthority(context);
    context.database.exec('CREATE TABLE IF NOT EXISTS used_grant (id TEXT PRIMARY KEY, expires INTEGER NOT NULL)');
  }

  async check(assertion: string): Promise<CheckedGrant | Refusal> {
    const parts = decode(assertion);
    if (!parts) return refusal('invalid_grant', 'Invalid assertion');
    const { header, claims } = parts;
    if (!ALGORITHMS.includes(String(header.alg))) {
      return refusal('invalid_grant', 'Invalid assertion. Algorithm must be RS256, RS384 or RS512');
    }
    const unknown = Object.keys(claims).find((name) => !CLAIMS.has(name));
    if (unknown !== undefined) return refusal('invalid_grant', 'Invalid assertion');
    const client = this.#integrations.maskinporten(String(claims.iss ?? ''));
    if (!client) {
      return refusal('invalid_client', 'MP-100: Client authentication failed. Unknown client');
    }
    const refused = (await this.#signature(client, assertion, header)) ?? this.#audienceAndTime(claims);
    return refused ?? this.#reuse(assertion, claims) ?? { claims, client };
  }

  async #signature(client: MaskinportenClient, assertion: string, header: Header): Promise<Refusal | undefined> {
    const key =
      header.x5c === undefined ? this.#registeredKey(client, header.kid) : await this.#certifiedKey(client, header);
    if (isRefusal(key)) return key;
    try {
      await compactVerify(assertion, key, { algorithms: ALGORITHMS });
      return undefined;
    } catch {
      return refusal('invalid_grant', 'MP-124: Invalid signature');
    }
  }

  #registeredKey({ clientId, authentication }: MaskinportenClient, kid: unknown): KeyObject | Refusal {
    const isInUse = authentication === 'key';
    const key = isInUse && typeof kid === 'string' ? this.#integrations.keys.find(clientId, kid) : undefined;
    if (!key) return refusal('invalid_grant', 'MP-124: Invalid signature. No key with this kid is registered');
    if (this.#context.clock.now() - key.registeredAt > KEY_LIFE_MS) {
      return refusal('invalid_grant', 'MP-121: The key has expired');
    }
    return createPublicKey({ key: { kty: 'RSA', n: key.n, e: key.e }, format: 'jwk' });
  }

  async #certifiedKey(client: MaskinportenClient, { kid, x5c }: Header): Promise<KeyObject | Refusal> {
    if (kid !== undefined) {
      return refusal('invalid_grant', 'MP-123: Exactly one of kid and x5c must be present in the header');
    }
    if (client.authentication === 'key') {
      return refusal('invalid_grant', 'MP-123: Invalid x5c. The client has a pre-registered key and must use kid');
    }
    const certificate = readCertificate(x5c, this.#certificates.trusted(), this.#context.clock.now());
    if (isRefusal(certificate)) return certificate;
    if ((await organisationIn(certificate)) !== this.#integrations.organisationNumber) {
      return refusal('invalid_grant', "MP-122: The certificate's organisation is not the client's organisation");
    }
    return certificate.publicKey;
  }

  #audienceAndTime(claims: JWTPayload): Refusal | undefined {
    if (claims.aud !== issuers.maskinporten(this.#context.origin())) {
      return refusal(
        'invalid_grant',
        `MP-110: Invalid audience. Must be ${issuers.maskinporten(this.#context.origin())}`,
      );
    }
    const now = this.#context.clock.now() / 1000;
    const { iat, exp } = claims;
    if (typeof iat !== 'number' || typeof exp !== 'number') {
      return refusal('invalid_grant', 'Invalid assertion. iat and exp must be present');
    }
    if (iat > now + SKEW_SECONDS) return refusal('invalid_grant', 'Invalid assertion. Issue time is after now');
    if (exp <= now || iat < now - LIFE_SECONDS)
      return refusal('invalid_grant', 'MP-130: Invalid assertion. Assertion has expired');
    if (iat < now - SKEW_SECONDS) {
      return refusal('invalid_grant', 'MP-130: Invalid assertion. Issue time is more than 10 seconds ago');
    }
    if (exp - iat > LIFE_SECONDS) {
      return refusal('invalid_grant', 'Invalid assertion. Expiration time is more than 120 seconds after issue time');
    }
    return undefined;
  }

  /** Remembered until the grant would have expired anyway, also over a restart. */
  #reuse(assertion: string, claims: JWTPayload): Refusal | undefined {
    const { database, clock } = this.#context;
    database.run('DELETE FROM used_grant WHERE expires < ?', Math.floor(clock.now() / 1000) - LIFE_SECONDS);
    const ids = [createHash('sha256').update(assertion).digest('hex'), ...(claims.jti ? [`jti:${claims.jti}`] : [])];
    const isNew = ids.map((id) =>
      database.run('INSERT OR IGNORE INTO used_grant (id, expires) VALUES (?, ?)', id, Number(claims.exp)),
    );
    return isNew.every((changes) => changes > 0)
      ? undefined
      : refusal('invalid_grant', 'MP-012: The grant has already been used');
  }
}

function decode(assertion: string) {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    return undefined;
  }
}
