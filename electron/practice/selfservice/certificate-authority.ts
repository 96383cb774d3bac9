import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import type forge from 'node-forge';
import type { PracticeContext } from '../core/context.ts';

/** What a token endpoint must know to trust an enterprise certificate. */
export interface TrustedCertificates {
  readonly root: X509Certificate;
  readonly intermediate: X509Certificate;
}

export interface CertificateOrder {
  readonly organisationNumber: string;
  readonly name: string;
  readonly edition: Edition;
  /** Printable ASCII: programs disagree on how other letters become bytes. */
  readonly password: string;
}

/**
 * `new`: organizationIdentifier "NTRNO-…", the key encrypted with AES-256 (PBES2). `old`, as certificates were before: the bare number
 * in serialNumber, the key encrypted with 3DES.
 */
export type Edition = 'new' | 'old';

/** A certificate and its private key, in PEM. */
interface Holder {
  readonly certificate: string;
  readonly key: string;
}

/** Years a certificate is valid; an enterprise certificate 3 (reference: system user, 1.1). */
const YEARS = { root: 20, intermediate: 10, enterprise: 3 } as const;
/** organizationIdentifier; node-forge has no name for it. */
export const ORGANIZATION_IDENTIFIER = '2.5.4.97';

const NAMES = { root: 'Klientbro Øving Rot-CA', intermediate: 'Klientbro Øving Virksomhets-CA' } as const;

type Forge = typeof forge;
type Name = forge.pki.CertificateField[];

/** A fictional issuer of enterprise certificates: a root and one intermediate, made at the first order. */
export class CertificateAuthority {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(
      'CREATE TABLE IF NOT EXISTS certificate_authority (name TEXT PRIMARY KEY, certificate TEXT NOT NULL, key TEXT NOT NULL)',
    );
  }

  /** Undefined until the first order: then there is nothing to trust. */
  trusted(): TrustedCertificates | undefined {
    const [root, intermediate] = [this.#stored('root'), this.#stored('intermediate')];
    if (!root || !intermediate) return undefined;
    return {
      root: new X509Certificate(root.certificate),
      intermediate: new X509Certificate(intermediate.certificate),
    };
  }

  /** A new key, its certificate and the chain as PKCS#12, as real issuers hand them out. The key is kept nowhere else. */
  async order(order: CertificateOrder): Promise<Buffer> {
    // Loaded here: most starts of practice never see a certificate.
    const { default: library } = await import('node-forge');
    const { asn1, pkcs12, pki } = library;
    const root = this.#authority(library, 'root');
    const intermediate = this.#authority(library, 'intermediate', root);
    const own = issue(library, subjectOf(library, order), YEARS.enterprise, this.#context.clock.now(), {
      holder: intermediate,
      name: authorityName(library, 'intermediate'),
    });
    const chain = [own, intermediate, root].map(({ certificate }) => pki.certificateFromPem(certificate));
    const file = pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(own.key), chain, order.password, {
      algorithm: order.edition === 'new' ? 'aes256' : '3des',
      friendlyName: order.name.replace(/[^ -~]/g, '?'),
    });
    return Buffer.from(asn1.toDer(file).getBytes(), 'binary');
  }

  #authority(library: Forge, name: keyof typeof NAMES, issuer?: Holder): Holder {
    const stored = this.#stored(name);
    if (stored) return stored;
    const made = issue(
      library,
      authorityName(library, name),
      YEARS[name],
      this.#context.clock.now(),
      issuer && { holder: issuer, name: authorityName(library, 'root') },
      true,
    );
    this.#context.database.run(
      'INSERT INTO certificate_authority (name, certificate, key) VALUES (?, ?, ?)',
      name,
      made.certificate,
      made.key,
    );
    return made;
  }

  #stored(name: keyof typeof NAMES): Holder | undefined {
    return this.#context.database.one<Holder>(
      'SELECT certificate, key FROM certificate_authority WHERE name = ?',
      name,
    );
  }
}

/** Without an issuer the certificate signs itself. */
function issue(
  { md, pki }: Forge,
  subject: Name,
  years: number,
  now: number,
  issuer: { readonly holder: Holder; readonly name: Name } | undefined,
  isAuthority = false,
): Holder {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(pair.publicKey);
  // A leading zero bit keeps the number positive.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now);
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setUTCFullYear(certificate.validity.notAfter.getUTCFullYear() + years);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer?.name ?? subject);
  const signer = issuer ? pki.certificateFromPem(issuer.holder.certificate) : certificate;
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: isAuthority },
    isAuthority
      ? { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true }
      : { name: 'keyUsage', critical: true, digitalSignature: true, nonRepudiation: true },
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: signer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  certificate.sign(pki.privateKeyFromPem(issuer?.holder.key ?? pair.privateKey), md.sha256.create());
  return { certificate: pki.certificateToPem(certificate), key: pair.privateKey };
}

function subjectOf(library: Forge, { name, organisationNumber, edition }: CertificateOrder): Name {
  return [
    { name: 'countryName', value: 'NO' },
    text(library, { name: 'organizationName' }, name),
    edition === 'new'
      ? text(library, { type: ORGANIZATION_IDENTIFIER }, `NTRNO-${organisationNumber}`)
      : text(library, { name: 'serialNumber' }, organisationNumber),
    text(library, { name: 'commonName' }, name),
  ];
}

function authorityName(library: Forge, name: keyof typeof NAMES): Name {
  return [{ name: 'countryName', value: 'NO' }, text(library, { name: 'commonName' }, NAMES[name])];
}

function text({ asn1 }: Forge, kind: { name?: string; type?: string }, value: string): forge.pki.CertificateField {
  // The library's types ask for a class where it reads a tag.
  const tag: number = asn1.Type.UTF8;
  return { ...kind, value, valueTagClass: tag };
}
