import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its key, in PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority extends Identity {
  /** For a server on loopback. */
  issue(): Identity;
}

/** A root that no machine trusts, made for this run alone. */
export function authority(name: string): Authority {
  const root = make([{ name: 'commonName', value: name }], undefined);
  const issue = (): Identity => make([{ name: 'commonName', value: '127.0.0.1' }], { ...root, name });
  return { ...root, issue };
}

function make(subject: forge.pki.CertificateField[], issuer: (Identity & { name: string }) | undefined): Identity {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  made.serialNumber = issuer ? '02' : '01';
  made.validity.notBefore = new Date(Date.now() - 86_400_000);
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  made.setSubject(subject);
  made.setIssuer(issuer ? [{ name: 'commonName', value: issuer.name }] : subject);
  made.setExtensions(
    issuer
      ? [
          {
            name: 'subjectAltName',
            altNames: [
              { type: 7, ip: '127.0.0.1' },
              { type: 2, value: 'platform.altinn.no' },
            ],
          },
        ]
      : [{ name: 'basicConstraints', cA: true, critical: true }],
  );
  made.sign(forge.pki.privateKeyFromPem(issuer?.key ?? pair.privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(made), key: pair.privateKey };
}
