import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import type { KeyMaterial, PrivateJwk } from '../../../../electron/engine/vault/vendor-key.ts';

/** Making RSA keys is slow: each is made once per test file and used as often as needed. */
const made = new Map<string, KeyObject>();

export function rsaKey(name = 'one', modulusLength = 2048): KeyObject {
  const key = made.get(name) ?? generateKeyPairSync('rsa', { modulusLength }).privateKey;
  made.set(name, key);
  return key;
}

export function material(name: string): KeyMaterial {
  const { kty, n, e, d, p, q, dp, dq, qi } = rsaKey(name).export({ format: 'jwk' }) as unknown as PrivateJwk;
  return { kid: `kid-${name}`, jwk: { kty, n, e, d, p, q, dp, dq, qi } };
}

export interface ContainerOptions {
  readonly password?: string;
  readonly keys?: readonly KeyObject[];
  readonly from?: Date;
  readonly to?: Date;
  /** The certificates that go in, of [leaf, intermediate, root]. */
  readonly certificates?: (chain: forge.pki.Certificate[]) => forge.pki.Certificate[];
}

/** A PKCS#12 container as an issuer hands it out: leaf, intermediate and root, unless told otherwise. */
export function container(key: KeyObject, options: ContainerOptions = {}): Uint8Array {
  const from = options.from ?? new Date('2026-01-01T00:00:00Z');
  const to = options.to ?? new Date('2029-01-01T00:00:00Z');
  const [rootKey, middleKey] = [rsaKey('root'), rsaKey('intermediate')];
  const issue = (name: string, holder: KeyObject, issuer: string, signer: KeyObject, cA: boolean) => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = forge.pki.setRsaPublicKey(...numbersOf(holder));
    certificate.serialNumber = '0101';
    certificate.validity.notBefore = from;
    certificate.validity.notAfter = to;
    certificate.setSubject([{ name: 'commonName', value: name }]);
    certificate.setIssuer([{ name: 'commonName', value: issuer }]);
    certificate.setExtensions([{ name: 'basicConstraints', critical: true, cA }]);
    certificate.sign(forgeKey(signer), forge.md.sha256.create());
    return certificate;
  };
  const chain = [
    issue('Fjordtall AS', key, 'Mellom', middleKey, false),
    issue('Mellom', middleKey, 'Rot', rootKey, true),
    issue('Rot', rootKey, 'Rot', rootKey, true),
  ];
  const certificates = options.certificates?.(chain) ?? chain;
  const password = options.password ?? 'hemmelig';
  const file = forge.pkcs12.toPkcs12Asn1(forgeKey(key), certificates, password, { algorithm: 'aes256' });
  const whole = options.keys ? withKeys(file, options.keys, password) : file;
  return Buffer.from(forge.asn1.toDer(whole).getBytes(), 'binary');
}

/** The library writes one RSA key only: other keys are put into the content, which is then without a MAC. */
function withKeys(file: forge.asn1.Asn1, keys: readonly KeyObject[], password: string): forge.asn1.Asn1 {
  const { asn1, pki } = forge;
  const { SEQUENCE, OCTETSTRING, OID } = asn1.Type;
  const universal = asn1.Class.UNIVERSAL;
  const sequence = (value: forge.asn1.Asn1[]) => asn1.create(universal, SEQUENCE, true, value);
  const octets = (tree: forge.asn1.Asn1) => asn1.create(universal, OCTETSTRING, false, asn1.toDer(tree).getBytes());
  const oid = (name: string) => asn1.create(universal, OID, false, asn1.oidToDer(name).getBytes());
  const tagged = (value: forge.asn1.Asn1) => asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0 as never, true, [value]);
  const bags = keys.map((each) => {
    const info = asn1.fromDer(each.export({ type: 'pkcs8', format: 'der' }).toString('binary'));
    const encrypted = pki.encryptPrivateKeyInfo(info, password, { algorithm: 'aes256' });
    return sequence([oid(pki.oids.pkcs8ShroudedKeyBag ?? ''), tagged(encrypted)]);
  });
  const data = (content: forge.asn1.Asn1) => sequence([oid(pki.oids.data ?? ''), tagged(octets(content))]);
  const [version] = file.value as forge.asn1.Asn1[];
  if (!version) throw new Error('no version');
  return sequence([version, data(sequence([data(sequence(bags))]))]);
}

export function forgeKey(key: KeyObject): forge.pki.rsa.PrivateKey {
  return forge.pki.privateKeyFromPem(
    key.export({ type: 'pkcs1', format: 'pem' }).toString(),
  ) as forge.pki.rsa.PrivateKey;
}

function numbersOf(key: KeyObject): [forge.jsbn.BigInteger, forge.jsbn.BigInteger] {
  const { n, e } = forgeKey(key);
  return [n, e];
}
