import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** The system user a token is for: the organisation that owns it, and the reference that tells its system users apart. */
export interface SystemUserReference {
  readonly ownerOrganisationNumber: string;
  readonly externalRef: string;
  /** The integration of its system, where that is not the firm's usual one: a client id belongs to one system (3.2). */
  readonly clientId?: string | undefined;
}

/** What a token is for. Without a system user: the firm's own. The order of scopes does not count. */
export interface TokenSubject {
  readonly scopes: readonly string[];
  readonly systemUser?: SystemUserReference | undefined;
}

/** With a certificate's chain the grant carries that, else the registered key's id: exactly one of them (1.2). */
export interface GrantKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly x5c?: readonly string[] | undefined;
}

export interface GrantInput {
  readonly clientId: string;
  /** Issuer with trailing slash: newest text from Digdir no longer accepts the token endpoint as audience. */
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly key: GrantKey;
  readonly nowMs: number;
  readonly systemUser?: SystemUserReference | undefined;
}

/** Well inside the allowed 120 s, so that a slow call is not refused for its age. */
const LIFETIME_SECONDS = 110;

/**
 * A signed Maskinporten grant (reference/systemuser.md 1.2, 1.3). Holds only the documented claims, since others are
 * refused as "Invalid assertion". Every call makes a new `jti`: a grant is used once, also when a call is repeated.
 */
export function signGrant(input: GrantInput): Promise<string> {
  const issuedAt = Math.floor(input.nowMs / 1000);
  const details = input.systemUser && {
    authorization_details: [
      {
        type: 'urn:altinn:systemuser',
        systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${input.systemUser.ownerOrganisationNumber}` },
        externalRef: input.systemUser.externalRef,
      },
    ],
  };
  const { x5c } = input.key;
  return new SignJWT({ scope: input.scopes.join(' '), ...details })
    .setProtectedHeader({ alg: 'RS256', ...(x5c ? { x5c: [...x5c] } : { kid: input.key.kid }), typ: 'JWT' })
    .setIssuer(input.clientId)
    .setAudience(input.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .setJti(randomUUID())
    .sign(input.key.privateKey);
}
