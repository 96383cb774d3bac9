import { X509Certificate } from 'node:crypto';
import { ORGANIZATION_IDENTIFIER, type TrustedCertificates } from '../selfservice/certificate-authority.ts';
import { type Refusal, refusal } from './refusal.ts';

const MOST = 5;

/**
 * The enterprise certificate behind `x5c`: first in a chain that is well-formed (MP-123), leads to a root that practice trusts and is
 * valid at `now`, in ms (MP-120). Whose it is, and what it signed, is for the caller to check (reference: system user, 1.2 and 1.6).
 */
export function readCertificate(
  x5c: unknown,
  trusted: TrustedCertificates | undefined,
  now: number,
): X509Certificate | Refusal {
  const chain = readChain(x5c);
  const [certificate] = chain ?? [];
  const last = chain?.at(-1);
  if (!chain || !certificate || !last) return badForm('Must be an array of base64 DER certificates, the full chain');
  if (chain.some((one, index) => index > 0 && !isIssuedBy(chain[index - 1], one))) {
    return badForm('The chain is broken: each certificate must be issued by the next');
  }
  if (trusted && isIssuedBy(last, trusted.intermediate)) {
    return badForm('The chain is cut: the issuer of the certificate is missing');
  }
  if (!trusted || !(last.raw.equals(trusted.root.raw) || isIssuedBy(last, trusted.root))) {
    return notValid('The certificate is not issued by a trusted certificate authority');
  }
  if (chain.some((one) => now < Date.parse(one.validFrom))) return notValid('The certificate is not valid yet');
  // Turned round, so that a date that cannot be read counts as over.
  if (!chain.every((one) => now <= Date.parse(one.validTo))) return notValid('The certificate has expired');
  return certificate;
}

/** Organisation number in the subject: organizationIdentifier, or serialNumber as in older certificates. */
export async function organisationIn(certificate: X509Certificate): Promise<string | undefined> {
  const { asn1, pki } = (await import('node-forge')).default;
  const { subject } = pki.certificateFromAsn1(asn1.fromDer(certificate.raw.toString('binary')));
  const read = (field: { type?: string; name?: string }) => String(subject.getField(field)?.value ?? '');
  const number =
    /^NTRNO-(\d{9})$/.exec(read({ type: ORGANIZATION_IDENTIFIER })) ?? /^(\d{9})$/.exec(read({ name: 'serialNumber' }));
  return number?.[1];
}

function readChain(x5c: unknown): readonly X509Certificate[] | undefined {
  if (!Array.isArray(x5c) || x5c.length > MOST || new Set(x5c).size !== x5c.length) return undefined;
  const chain = x5c.map(readOne);
  return chain.every((one) => one !== undefined) ? chain : undefined;
}

/** Node also reads PEM, and reads past what stands after the end: only what comes out the same as it went in counts. */
function readOne(text: unknown): X509Certificate | undefined {
  if (typeof text !== 'string') return undefined;
  const der = Buffer.from(text, 'base64');
  if (der.toString('base64') !== text) return undefined;
  try {
    const certificate = new X509Certificate(der);
    return certificate.raw.equals(der) ? certificate : undefined;
  } catch {
    return undefined;
  }
}

function isIssuedBy(one: X509Certificate | undefined, issuer: X509Certificate): boolean {
  try {
    return one !== undefined && issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey);
  } catch {
    // A key of a kind that cannot be read.
    return false;
  }
}

function badForm(why: string): Refusal {
  return refusal('invalid_grant', `MP-123: Invalid x5c. ${why}`);
}

function notValid(why: string): Refusal {
  return refusal('invalid_grant', `MP-120: Invalid certificate. ${why}`);
}
