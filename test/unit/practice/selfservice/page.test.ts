import { generateKeyPairSync, randomUUID, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Browser } from '../browser.ts';
import { type Harness, startHarness } from '../harness.ts';
import { order, orderFile } from '../maskinporten/enterprise.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
});
afterAll(() => harness.stop());

async function register(text: string): Promise<Browser> {
  const browser = new Browser();
  await browser.open(`${harness.practice.origin}/selvbetjening`);
  await browser.press('Registrer nøkkel', { nokkel: text });
  return browser;
}

function pair(bits = 2048) {
  return generateKeyPairSync('rsa', { modulusLength: bits });
}

function jwk(extra: Record<string, unknown> = {}, bits?: number): string {
  return JSON.stringify({
    ...pair(bits).publicKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    alg: 'RS256',
    use: 'sig',
    ...extra,
  });
}

describe('the self-service page', () => {
  it('names the integrations, and says that it is practice', async () => {
    const browser = new Browser();
    await browser.open(`${harness.practice.origin}/selvbetjening`);
    expect(browser.html).toContain('Øvingskopi av Digdirs selvbetjening');
    expect(browser.html).toContain('<title>Integrasjoner – Øving</title>');
    expect(browser.html).toContain('http://127.0.0.1:0/klientbro');
    expect(browser.html).toMatch(/skatteetaten:frister[\s\S]*?Bestilt, ikke innvilget/);
  });

  it('never takes a private key, and does not show it again', async () => {
    const { privateKey } = pair();
    const secrets = [
      String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k' }),
    ];
    for (const secret of secrets) {
      const browser = await register(secret);
      expect([browser.status, browser.html]).toEqual([400, expect.stringContaining('Dette er en privat nøkkel')]);
      expect(browser.html).not.toContain(secret.slice(40, 80));
    }
  });

  it.each([
    ['nothing', () => '   ', 'Feltet er tomt'],
    ['plain text', () => 'hello', 'verken JSON (JWK) eller PEM'],
    ['half a PEM', () => '-----BEGIN PUBLIC KEY-----\nMIIB', 'kan ikke leses som en offentlig nøkkel'],
    ['a certificate', () => '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'Dette er et sertifikat'],
    [
      'an elliptic key',
      () => JSON.stringify({ kty: 'EC', kid: 'k', crv: 'P-256', x: 'x', y: 'y' }),
      'Maskinporten tar imot RSA',
    ],
    ['a small key', () => jwk({}, 1024), '1024 bit'],
    ['a key without a name', () => jwk({ kid: undefined }), '«kid»'],
    ['a key for encryption', () => jwk({ use: 'enc' }), 'ikke merket for signering'],
    ['two keys', () => JSON.stringify({ keys: [{}, {}] }), 'har 2 nøkler'],
    ['markup', () => '<img src=x onerror=alert(1)>', 'verken JSON (JWK) eller PEM'],
  ])('refuses %s and says why', async (_name, text, why) => {
    const browser = await register(text());
    expect([browser.status, browser.html]).toEqual([400, expect.stringContaining(why)]);
    expect(browser.html).not.toContain('<img');
  });

  it('takes JWK and PEM, keeps kid unique, renews the same key, and holds five', async () => {
    const first = jwk({ kid: 'firm-key' });
    expect((await register(first)).html).toContain('Nøkkelen firm-key er registrert.');
    expect((await register(jwk({ kid: 'firm-key' }))).html).toContain('er i bruk for en annen nøkkel');
    expect((await register(first)).status).toBe(200);
    const pem = String(pair().publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await register(pem)).status).toBe(200);
    for (let count = 2; count < 5; count += 1) expect((await register(jwk())).status).toBe(200);
    const full = await register(jwk());
    expect([full.status, full.html]).toEqual([400, expect.stringContaining('har 5 nøkler')]);
    await full.press('Fjern nøkkelen firm-key');
    expect(full.html).not.toContain('firm-key</code>');
    expect((await register(jwk())).status).toBe(200);
  });

  it('lets the owner of a scope grant it', async () => {
    const browser = new Browser();
    await browser.open(`${harness.practice.origin}/selvbetjening`);
    await browser.press('Innvilg skatteetaten:frister');
    expect(browser.html).toMatch(/skatteetaten:frister[\s\S]*?Innvilget/);
    expect(browser.html).toContain('Trekk tilbake skatteetaten:frister');
  });

  it('changes the way of authentication, says what follows, and keeps the keys for the way back', async () => {
    const browser = new Browser();
    await browser.open(`${harness.practice.origin}/selvbetjening`);
    const [removal = ''] = /Fjern nøkkelen [\w-]+/.exec(browser.html) ?? [];
    await browser.press(removal);
    await browser.press('Registrer nøkkel', { nokkel: jwk({ kid: 'kept-key' }) });
    expect(browser.html).toContain('<dd>Forhåndsregistrert nøkkel (private_key_jwt)</dd>');
    expect(browser.html).toContain('Da slutter nøklene å virke');
    await browser.press('Bytt til virksomhetssertifikat');
    expect(browser.html).toContain('<dd>Virksomhetssertifikat (x5c)</dd>');
    expect(browser.html).toContain('Da slutter sertifikatet å virke');
    expect(browser.html).not.toContain('Registrer nøkkel');
    await browser.press('Bytt til forhåndsregistrert nøkkel');
    expect(browser.html).toContain('kept-key</code>');
  });
});

describe('an order of an enterprise certificate', () => {
  it('gives a PKCS#12 file to save', async () => {
    const response = await orderFile(harness.practice.origin, { organisasjon: spaced(number()) });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-pkcs12']);
    expect(response.headers.get('content-disposition')).toContain(`virksomhetssertifikat-${number()}.p12`);
  });

  it.each([
    [
      'an organisation that is not in the world',
      { organisasjon: '999999999' },
      'finnes ikke i øvingens enhetsregister',
    ],
    ['a short password', { passord: '1234567' }, '8 til 64 tegn'],
    ['a password that programs read differently', { passord: 'blåbærsyltetøy' }, 'uten æ, ø og å'],
    ['a form that is not ours', { _skjema: 'x' }, 'not ours'],
  ])('refuses %s', async (_name, values, why) => {
    const response = await orderFile(harness.practice.origin, { organisasjon: number(), ...values });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toContain(why);
  });

  it.each([
    ['ny', '2.16.840.1.101.3.4.1.42', /organizationIdentifier=NTRNO-(\d{9})/],
    ['eldre', '1.2.840.113549.1.12.1.3', /serialNumber=(\d{9})/],
  ])(
    'of edition "%s" is encrypted and names the organisation as such certificates do',
    async (utgave, cipher, field) => {
      const response = await orderFile(harness.practice.origin, { organisasjon: number(), utgave });
      const oid = forge.asn1.oidToDer(cipher).getBytes();
      expect(Buffer.from(await response.arrayBuffer()).toString('binary')).toContain(oid);
      const { x5c } = await order(harness.practice.origin, number(), utgave);
      const [own, intermediate, root] = x5c.map((text) => new X509Certificate(Buffer.from(text, 'base64')));
      expect(field.exec(own?.subject ?? '')?.[1]).toBe(number());
      const years = (one?: X509Certificate) =>
        new Date(one?.validTo ?? '').getUTCFullYear() - new Date(one?.validFrom ?? '').getUTCFullYear();
      expect([own, intermediate, root].map(years)).toEqual([3, 10, 20]);
      expect([own?.ca, intermediate?.ca, root?.ca]).toEqual([false, true, true]);
    },
  );
});

function number(): string {
  return harness.practice.firm.organisationNumber;
}

function spaced(text: string): string {
  return text.replace(/(...)(...)(...)/, '$1 $2 $3');
}
