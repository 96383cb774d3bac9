import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type forge from 'node-forge';
import { KeyFileFault } from './key-file-fault.ts';

/** A key and its enterprise certificate's chain, leaf first, base64 DER, as far as the container holds it. */
export interface Container {
  readonly key: KeyObject;
  readonly x5c: readonly string[];
}

/**
 * Opens a PKCS#12 container with one RSA key and the certificate that was issued to it. Node reads such a container only for
 * TLS and never hands out what is in it, hence node-forge.
 */
export async function openContainer(bytes: Uint8Array, password: string, now: number): Promise<Container> {
  // Loaded here: most starts never see a container.
  const { default: library } = await import('node-forge');
  try {
    return read(library, bytes, password, now);
  } catch (error) {
    // Whatever a library stumbles over in a file is the file's fault.
    throw error instanceof KeyFileFault ? error : new KeyFileFault('keys.malformed');
  }
}

type Forge = typeof forge;

function read(library: Forge, bytes: Uint8Array, password: string, now: number): Container {
  const file = decrypt(library, readOuter(library, bytes), password);
  const key = onlyKey(library, file);
  const chain = chainOf(key, certificatesIn(library, file));
  const [leaf] = chain;
  if (!leaf) throw new KeyFileFault('keys.noCertificate');
  const [from, to] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)];
  // Turned round, so that a date that cannot be read counts as over.
  if (!(from <= now && now <= to)) {
    throw new KeyFileFault('keys.certificateDates', { from: dayOf(from), to: dayOf(to) });
  }
  return { key, x5c: chain.map(({ raw }) => raw.toString('base64')) };
}

function readOuter({ asn1 }: Forge, bytes: Uint8Array): forge.asn1.Asn1 {
  const outer = asn1.fromDer(Buffer.from(bytes).toString('binary'));
  // version, authSafe and macData: a bare key or certificate has another shape.
  const [version, content] = Array.isArray(outer.value) ? outer.value : [];
  const isContainer = typeof version === 'object' && version.value === '\u0003' && typeof content === 'object';
  if (!isContainer) throw new KeyFileFault('keys.malformed');
  return outer;
}

function decrypt({ pkcs12 }: Forge, outer: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return pkcs12.pkcs12FromAsn1(outer, false, password);
  } catch (error) {
    const isPassword = error instanceof Error && /password|MAC could not be verified|decrypt/i.test(error.message);
    if (isPassword) throw new KeyFileFault(password === '' ? 'keys.passwordNeeded' : 'keys.wrongPassword');
    throw error;
  }
}

function onlyKey({ asn1, pki }: Forge, file: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const bags = [pki.oids.pkcs8ShroudedKeyBag, pki.oids.keyBag].flatMap((type) =>
    type === undefined ? [] : (file.getBags({ bagType: type })[type] ?? []),
  );
  if (bags.length > 1) throw new KeyFileFault('keys.severalKeys', { count: bags.length });
  const [bag] = bags;
  if (!bag) throw new KeyFileFault('keys.noPrivateHalf');
  // The library knows RSA alone; anything else it leaves unread.
  if (!bag.key) throw new KeyFileFault('keys.notRsa');
  const der = asn1.toDer(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key))).getBytes();
  return createPrivateKey({ key: Buffer.from(der, 'binary'), format: 'der', type: 'pkcs8' });
}

function certificatesIn({ asn1, pki }: Forge, file: forge.pkcs12.Pkcs12Pfx): readonly X509Certificate[] {
  const type = pki.oids.certBag;
  const bags = type === undefined ? [] : (file.getBags({ bagType: type })[type] ?? []);
  return bags.map(({ cert, asn1: tree }) => {
    // A certificate of another kind of key is kept as it was.
    const der = asn1.toDer(cert ? pki.certificateToAsn1(cert) : tree).getBytes();
    return new X509Certificate(Buffer.from(der, 'binary'));
  });
}

/** From the certificate of this key upwards; empty when none is for it. */
function chainOf(key: KeyObject, certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  const own = createPublicKey(key);
  const chain = certificates.filter(({ publicKey }) => publicKey.equals(own)).slice(0, 1);
  for (let last = chain[0]; last; ) {
    const issued = last;
    last = certificates.find((one) => !chain.includes(one) && issued.checkIssued(one) && issued.verify(one.publicKey));
    if (last) chain.push(last);
  }
  return chain;
}

const dayOf = (ms: number): string => (Number.isNaN(ms) ? '?' : new Date(ms).toISOString().slice(0, 10));
