import { createHmac } from 'node:crypto';

/**
 * What is kept of the number ID-porten told: a hash keyed with the database's key, which is in the keychain and not in the
 * database. Unkeyed, all numbers there are could be tried in seconds.
 */
export function identityHash(key: Uint8Array, nationalIdentityNumber: string): string {
  const own = createHmac('sha256', key).update('klientbro.people.identity').digest();
  return createHmac('sha256', own).update(nationalIdentityNumber).digest('base64url');
}
