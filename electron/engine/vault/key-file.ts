import { createPrivateKey, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import type { ErrorCode } from '../../../shared/errors.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { KeyFileFault } from './key-file-fault.ts';
import { openContainer } from './pkcs12.ts';
import { bitsOf, type KeyMaterial, type PrivateJwk } from './vendor-key.ts';

/** Far more than a key and its chain need. */
export const MOST_FILE_BYTES = 1_000_000;
/** What one value of the keychain holds (long-value.ts): 8 parts of 2,400 bytes. */
const MOST_STORED = 18_000;
const FEWEST_BITS = 2048;

export interface KeyFileInput {
  readonly bytes: Uint8Array;
  readonly password: string | undefined;
  /** What the key is registered as, where the file does not say. */
  readonly kid: string | undefined;
  readonly now: number;
}

interface Found {
  readonly key: KeyObject;
  readonly kid?: string | undefined;
  readonly x5c?: readonly string[] | undefined;
}

/**
 * The one RSA key in a JWK (or a set of one), a PEM file (PKCS#1, PKCS#8, encrypted or not) or a PKCS#12 container, with the
 * container's certificate chain. What went wrong comes back as a code of its own; no error text of a library is passed on,
 * since it could show a piece of the file.
 */
export async function readKeyFile(input: KeyFileInput): Promise<Outcome<KeyMaterial>> {
  try {
    const { key, kid, x5c } = await find(input);
    if (key.asymmetricKeyType !== 'rsa') throw new KeyFileFault('keys.notRsa');
    const jwk = key.export({ format: 'jwk' }) as unknown as PrivateJwk;
    const bits = bitsOf(jwk.n);
    if (bits < FEWEST_BITS) throw new KeyFileFault('keys.tooShort', { bits, fewest: FEWEST_BITS });
    if (!isWhole(key, jwk)) throw new KeyFileFault('keys.malformed');
    const { kty, n, e, d, p, q, dp, dq, qi } = jwk;
    const material = { kid: input.kid ?? kid ?? randomUUID(), jwk: { kty, n, e, d, p, q, dp, dq, qi }, x5c };
    if (JSON.stringify(material).length > MOST_STORED) throw new KeyFileFault('keys.tooLarge');
    return ok(material);
  } catch (error) {
    if (!(error instanceof KeyFileFault)) throw error;
    return fail(error.code, { params: error.params, action: 'fixInput', sent: 'notSent' });
  }
}

async function find({ bytes, password, now }: KeyFileInput): Promise<Found> {
  // A PKCS#12 container is a DER sequence.
  if (bytes[0] === 0x30) return openContainer(bytes, password ?? '', now);
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text.startsWith('{')) return fromJwk(text);
  return { key: fromPem(text, password) };
}

function fromJwk(text: string): Found {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new KeyFileFault('keys.malformed');
  }
  const set = parsed as { keys?: unknown };
  const all: unknown[] = Array.isArray(set.keys) ? set.keys : [parsed];
  const found = all.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);
  const secret = found.filter((each) => 'd' in each || 'k' in each);
  if (secret.length > 1) throw new KeyFileFault('keys.severalKeys', { count: secret.length });
  const [jwk] = secret;
  if (!jwk) {
    throw new KeyFileFault(found.some((each) => 'kty' in each) ? 'keys.noPrivateHalf' : 'keys.malformed');
  }
  if (jwk.kty !== 'RSA') throw new KeyFileFault('keys.notRsa');
  const kid = typeof jwk.kid === 'string' && jwk.kid.trim() !== '' ? jwk.kid.trim().slice(0, 200) : undefined;
  return { key: opened(() => createPrivateKey({ key: jwk as never, format: 'jwk' }), 'keys.malformed'), kid };
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

function fromPem(text: string, password: string | undefined): KeyObject {
  const blocks = [...text.matchAll(BLOCK)].map(([whole, label = '']) => ({ whole, label }));
  const secret = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  if (secret.length > 1) throw new KeyFileFault('keys.severalKeys', { count: secret.length });
  const [block] = secret;
  if (!block) throw new KeyFileFault(blocks.length > 0 ? 'keys.noPrivateHalf' : 'keys.malformed');
  if (!/^((RSA|ENCRYPTED) )?PRIVATE KEY$/.test(block.label)) throw new KeyFileFault('keys.notRsa');
  // Node also says so, but in words that differ between the libraries it is built on.
  const isEncrypted = block.label.startsWith('ENCRYPTED') || /Proc-Type: *4, *ENCRYPTED/.test(block.whole);
  if (!isEncrypted) return opened(() => createPrivateKey({ key: block.whole, format: 'pem' }), 'keys.malformed');
  if (!password) throw new KeyFileFault('keys.passwordNeeded');
  if (!isIntact(block.whole)) throw new KeyFileFault('keys.malformed');
  return opened(
    () => createPrivateKey({ key: block.whole, format: 'pem', passphrase: password }),
    'keys.wrongPassword',
  );
}

/** The outer form of an encrypted key, which needs no password: a wrong password and a damaged file look alike otherwise. */
function isIntact(block: string): boolean {
  if (!block.includes('BEGIN ENCRYPTED')) return true;
  const der = Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64');
  if (der[0] !== 0x30 || der.length < 8) return false;
  const first = der[1] ?? 0;
  const count = first & 0x7f;
  const length = first < 0x80 ? first : der.readUIntBE(2, Math.min(Math.max(count, 1), 4));
  return der.length === length + 2 + (first < 0x80 ? 0 : count);
}

function opened(open: () => KeyObject, otherwise: ErrorCode): KeyObject {
  try {
    return open();
  } catch {
    throw new KeyFileFault(otherwise);
  }
}

/** A signature made with the private half is good for the public one: nothing else shows that the numbers belong together. */
function isWhole(key: KeyObject, { kty, n, e }: PrivateJwk): boolean {
  const probe = Buffer.from('klientbro');
  try {
    return verify('sha256', probe, { key: { kty, n, e }, format: 'jwk' } as never, sign('sha256', probe, key));
  } catch {
    return false;
  }
}
