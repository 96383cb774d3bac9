import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { type CryptoKey, importPKCS8 } from 'jose';
import forge from 'node-forge';
import { Browser } from '../browser.ts';

/** What a program holds after it has read its PKCS#12 file. */
export interface Enterprise {
  /** Own certificate first, root last; base64 DER. */
  readonly x5c: readonly string[];
  readonly certificates: readonly forge.pki.Certificate[];
  readonly key: CryptoKey;
  readonly forgeKey: forge.pki.rsa.PrivateKey;
}

const PASSWORD = 'ovelse gjor mester';

/** Orders on the self-service page, with the page's own form. */
export async function orderFile(origin: string, values: Record<string, string> = {}): Promise<Response> {
  const browser = new Browser();
  await browser.open(`${origin}/selvbetjening`);
  const token = /name="_skjema" value="([^"]+)"/.exec(browser.html)?.[1] ?? '';
  return fetch(`${origin}/selvbetjening/sertifikat`, {
    method: 'POST',
    body: new URLSearchParams({ _skjema: token, passord: PASSWORD, utgave: 'ny', ...values }),
  });
}

export async function order(origin: string, organisasjon: string, utgave = 'ny'): Promise<Enterprise> {
  const response = await orderFile(origin, { organisasjon, utgave });
  if (response.status !== 200) throw new Error(await response.text());
  const file = forge.asn1.fromDer(Buffer.from(await response.arrayBuffer()).toString('binary'));
  const bags = forge.pkcs12.pkcs12FromAsn1(file, PASSWORD);
  const certificates = (
    bags.getBags({ bagType: forge.pki.oids.certBag })[String(forge.pki.oids.certBag)] ?? []
  ).flatMap(({ cert }) => cert ?? []);
  const shrouded = String(forge.pki.oids.pkcs8ShroudedKeyBag);
  const key = bags.getBags({ bagType: shrouded })[shrouded]?.[0]?.key;
  if (!key) throw new Error('the file has no key');
  return holder(certificates, key as forge.pki.rsa.PrivateKey);
}

/** A certificate of the test's own making: self-signed, or signed by somebody who may or may not be an authority. */
export async function forged(
  organisationNumber: string,
  issuer?: Enterprise,
  isAuthority = false,
): Promise<Enterprise> {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(pair.privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const subject = [
    { name: 'commonName', value: isAuthority ? 'An authority' : 'A program' },
    { type: '2.5.4.97', value: `NTRNO-${organisationNumber}` },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(issuer?.certificates[0]?.subject.attributes ?? subject);
  certificate.setExtensions([{ name: 'basicConstraints', cA: isAuthority }]);
  certificate.sign(issuer?.forgeKey ?? key, forge.md.sha256.create());
  return holder([certificate, ...(issuer?.certificates ?? [])], key);
}

async function holder(certificates: forge.pki.Certificate[], forgeKey: forge.pki.rsa.PrivateKey): Promise<Enterprise> {
  const pem = createPrivateKey(forge.pki.privateKeyToPem(forgeKey)).export({ type: 'pkcs8', format: 'pem' });
  return {
    x5c: certificates.map((one) =>
      Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(one)).getBytes(), 'binary').toString('base64'),
    ),
    certificates,
    key: await importPKCS8(String(pem), 'RS256'),
    forgeKey,
  };
}
