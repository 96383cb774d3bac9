import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKeyFile } from '../../../../electron/engine/vault/key-file.ts';
import { container, material, rsaKey } from './key-files.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const PASSWORD = 'et hemmelig passord';

const read = (content: string | Uint8Array, password?: string, kid?: string) =>
  readKeyFile({ bytes: Buffer.from(content), password, kid, now: NOW });

const jwkOf = (name = 'one') => ({ ...material(name).jwk });
const pem = (type: 'pkcs1' | 'pkcs8', cipher?: string) =>
  rsaKey()
    .export({ type, format: 'pem', ...(cipher ? { cipher, passphrase: PASSWORD } : {}) } as never)
    .toString();

describe('a key file', () => {
  it.each([
    ['a JWK', () => JSON.stringify(jwkOf()), undefined],
    [
      'a JWK set with one key and other public ones',
      () => JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }, jwkOf()] }),
      undefined,
    ],
    ['PEM as PKCS#1', () => pem('pkcs1'), undefined],
    ['PEM as PKCS#8', () => pem('pkcs8'), undefined],
    ['PEM as encrypted PKCS#8', () => pem('pkcs8', 'aes-256-cbc'), PASSWORD],
    ['PEM as encrypted PKCS#1', () => pem('pkcs1', 'aes-128-cbc'), PASSWORD],
    [
      'PEM with text around it and a byte order mark',
      () => `\uFEFFBag Attributes\n${pem('pkcs8')}\nslutt\n`,
      undefined,
    ],
  ])('gives the key: %s', async (_name, content, password) => {
    const found = await read(content(), password);
    expect(found).toEqual({ ok: true, value: { kid: expect.any(String), jwk: jwkOf(), x5c: undefined } });
  });

  it('gives the kid it is registered as: the one told, else the one in the file, else a new one', async () => {
    const text = JSON.stringify({ ...jwkOf(), kid: 'fra-filen' });
    expect(await read(text, undefined, 'oppgitt')).toMatchObject({ value: { kid: 'oppgitt' } });
    expect(await read(text)).toMatchObject({ value: { kid: 'fra-filen' } });
    const [one, other] = [await read(JSON.stringify(jwkOf())), await read(JSON.stringify(jwkOf()))];
    expect(one.ok && other.ok && one.value.kid !== other.value.kid).toBe(true);
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const flipped = { ...material('one').jwk, n: material('two').jwk.n };
  it.each([
    ['nothing', '', undefined, 'keys.malformed'],
    ['something else', 'PK\u0003\u0004…', undefined, 'keys.malformed'],
    ['JSON that ends too early', '{"kty":"RSA",', undefined, 'keys.malformed'],
    ['JSON of something else', '{"navn":"Kari"}', undefined, 'keys.malformed'],
    ['a JWK whose halves do not belong together', JSON.stringify(flipped), undefined, 'keys.malformed'],
    ['PEM with letters missing', pem('pkcs8').replace(/\n.{64}\n/, '\n'), undefined, 'keys.malformed'],
    [
      'encrypted PEM that is cut',
      `${pem('pkcs8', 'aes-256-cbc').slice(0, 400)}\n-----END ENCRYPTED PRIVATE KEY-----`,
      PASSWORD,
      'keys.malformed',
    ],
    ['no password', pem('pkcs8', 'aes-256-cbc'), undefined, 'keys.passwordNeeded'],
    ['a wrong password', pem('pkcs8', 'aes-256-cbc'), 'feil', 'keys.wrongPassword'],
    ['a wrong password for PKCS#1', pem('pkcs1', 'aes-128-cbc'), 'feil', 'keys.wrongPassword'],
    ['an EC key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), undefined, 'keys.notRsa'],
    [
      'an EC key of the old form',
      ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
      undefined,
      'keys.notRsa',
    ],
    ['an EC JWK', JSON.stringify(ec.privateKey.export({ format: 'jwk' })), undefined, 'keys.notRsa'],
    ['a short key', short.export({ type: 'pkcs8', format: 'pem' }).toString(), undefined, 'keys.tooShort'],
    ['a short JWK', JSON.stringify(short.export({ format: 'jwk' })), undefined, 'keys.tooShort'],
    ['a public JWK', JSON.stringify({ kty: 'RSA', n: jwkOf().n, e: 'AQAB' }), undefined, 'keys.noPrivateHalf'],
    ['a public PEM', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), undefined, 'keys.noPrivateHalf'],
    ['two keys in a set', JSON.stringify({ keys: [jwkOf('one'), jwkOf('two')] }), undefined, 'keys.severalKeys'],
    ['two keys in PEM', pem('pkcs8') + pem('pkcs1'), undefined, 'keys.severalKeys'],
  ])('is refused with a code of its own: %s', async (_name, content, password, code) => {
    const found = await read(content, password);
    expect(found).toMatchObject({ ok: false, error: { code, sent: 'notSent' } });
    // Neither the password nor a piece of the file comes along.
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
    expect(JSON.stringify(found).length).toBeLessThan(200);
  });
});

describe('a PKCS#12 container', () => {
  it('gives the key and its chain, leaf first', async () => {
    const found = await read(container(rsaKey()), 'hemmelig');
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.jwk).toEqual(jwkOf());
    expect(found.value.x5c).toHaveLength(3);
    const turned = await read(container(rsaKey(), { certificates: (chain) => [...chain].reverse() }), 'hemmelig');
    expect(turned).toMatchObject({ value: { x5c: found.value.x5c } });
  });

  it('without a password opens without one', async () => {
    expect(await read(container(rsaKey(), { password: '' }))).toMatchObject({ ok: true });
  });

  it.each([
    ['no password', container(rsaKey()), undefined, 'keys.passwordNeeded'],
    ['a wrong password', container(rsaKey()), 'feil', 'keys.wrongPassword'],
    ['cut', container(rsaKey()).slice(0, 900), 'hemmelig', 'keys.malformed'],
    ['a bare key', rsaKey().export({ type: 'pkcs8', format: 'der' }), undefined, 'keys.malformed'],
    [
      'certificates of others only',
      container(rsaKey(), { certificates: ([, ...rest]) => rest }),
      'hemmelig',
      'keys.noCertificate',
    ],
    ['no certificate', container(rsaKey(), { keys: [rsaKey()] }), 'hemmelig', 'keys.noCertificate'],
    ['over', container(rsaKey(), { to: new Date('2026-06-01T00:00:00Z') }), 'hemmelig', 'keys.certificateDates'],
    [
      'not yet valid',
      container(rsaKey(), { from: new Date('2027-06-01T00:00:00Z') }),
      'hemmelig',
      'keys.certificateDates',
    ],
    ['several keys', container(rsaKey(), { keys: [rsaKey(), rsaKey('two')] }), 'hemmelig', 'keys.severalKeys'],
    ['an EC key', container(rsaKey(), { keys: [ecKey()] }), 'hemmelig', 'keys.notRsa'],
    ['a short key', container(rsaKey('short', 1024)), 'hemmelig', 'keys.tooShort'],
  ])('is refused with a code of its own: %s', async (_name, content, password, code) => {
    expect(await read(content, password)).toMatchObject({ ok: false, error: { code } });
  });
});

function ecKey() {
  return createPrivateKey(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
}

describe('a damaged file', () => {
  const files = [
    Buffer.from(JSON.stringify(jwkOf())),
    Buffer.from(pem('pkcs1')),
    Buffer.from(pem('pkcs8', 'aes-256-cbc')),
    Buffer.from(container(rsaKey(), { password: PASSWORD })),
  ];

  it('is the key as it was, or refused with a code; it never throws', async () => {
    const damage = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, at, byte, cut }) => {
        const place = Math.min(file.length - 1, Math.floor(at * file.length));
        const bytes = Buffer.from(cut ? file.subarray(0, place) : file);
        if (!cut) bytes[place] = byte;
        const found = await readKeyFile({ bytes, password: PASSWORD, kid: undefined, now: NOW });
        if (found.ok) expect(found.value.jwk.n).toBe(jwkOf().n);
        else expect(found.error.code).toMatch(/^keys\./);
      }),
      { numRuns: 120 },
    );
  });
});
