import { createPublicKey } from 'node:crypto';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { KeyRecord } from '../vault/vault.ts';

export interface PublicText {
  readonly name: string;
  readonly text: string;
}

/** The public half, made from what the record holds: the keychain is not asked. */
export function publicHalf(key: KeyRecord, form: 'jwk' | 'pem' | 'certificate'): Outcome<PublicText> {
  const name = `klientbro-${key.kid}`;
  if (form === 'jwk') return ok({ name: `${name}.jwk.json`, text: jwkText(key) });
  if (form === 'pem') {
    const { kty, n, e } = key.publicJwk;
    const half = createPublicKey({ key: { kty, n, e } as never, format: 'jwk' });
    return ok({ name: `${name}.pem`, text: half.export({ type: 'spki', format: 'pem' }).toString() });
  }
  if (!key.certificate) return fail('keys.noCertificate');
  return ok({ name: `${name}-sertifikat.pem`, text: key.certificate.x5c.map(pemOf).join('') });
}

/** Named one by one: what is not a public member can never come along. */
export function jwkText({ kid, publicJwk: { kty, n, e } }: KeyRecord): string {
  return JSON.stringify({ kty, n, e, kid, use: 'sig', alg: 'RS256' }, null, 2);
}

function pemOf(der: string): string {
  return `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;
}
