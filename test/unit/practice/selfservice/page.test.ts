import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Browser } from '../browser.ts';
import { type Harness, startHarness } from '../harness.ts';

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
});
