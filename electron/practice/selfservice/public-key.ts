import { createHash, createPublicKey, type KeyObject, randomUUID } from 'node:crypto';

export interface PublicKey {
  readonly kid: string;
  readonly n: string;
  readonly e: string;
  readonly bits: number;
  /** RFC 7638, SHA-256, base64url. */
  readonly thumbprint: string;
}

export type ReadKey = { readonly key: PublicKey } | { readonly problem: string };

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Reads what a person pasted: one JWK, a set with one JWK, or a PEM public key. A private key is never taken. */
export function readPublicKey(pasted: string): ReadKey {
  const text = pasted.trim();
  if (text === '') return { problem: 'Feltet er tomt. Lim inn den offentlige nøkkelen.' };
  if (/PRIVATE KEY/.test(text)) return { problem: PRIVATE };
  if (text.startsWith('-----BEGIN')) return readPem(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: 'Teksten er verken JSON (JWK) eller PEM. Se etter at hele nøkkelen ble med.' };
  }
  return readJwk(parsed);
}

const PRIVATE =
  'Dette er en privat nøkkel. Den skal aldri forlate maskinen din. Ingenting ble lagret. Lim inn den offentlige delen i stedet.';

function readPem(text: string): ReadKey {
  if (/BEGIN CERTIFICATE/.test(text)) {
    return {
      problem:
        'Dette er et sertifikat. Denne integrasjonen bruker en forhåndsregistrert nøkkel: lim inn den offentlige nøkkelen.',
    };
  }
  try {
    return inspect(createPublicKey(text), randomUUID());
  } catch {
    return { problem: 'PEM-teksten kan ikke leses som en offentlig nøkkel. Se etter at hele teksten ble med.' };
  }
}

function readJwk(parsed: unknown): ReadKey {
  const set = isRecord(parsed) && Array.isArray(parsed.keys) ? parsed.keys : undefined;
  if (set && set.length !== 1) return { problem: `Nøkkelsettet har ${set.length} nøkler. Lim inn én om gangen.` };
  const jwk: unknown = set ? set[0] : parsed;
  if (!isRecord(jwk)) return { problem: 'JSON-teksten er ikke en nøkkel (JWK).' };
  if (PRIVATE_MEMBERS.some((member) => member in jwk)) return { problem: PRIVATE };
  if (jwk.kty !== 'RSA')
    return { problem: `Nøkkelen er av typen ${String(jwk.kty ?? 'ukjent')}. Maskinporten tar imot RSA.` };
  if (jwk.alg !== undefined && !/^RS(256|384|512)$/.test(String(jwk.alg))) {
    return { problem: `Algoritmen ${String(jwk.alg)} støttes ikke. Bruk RS256, RS384 eller RS512.` };
  }
  if (jwk.use !== undefined && jwk.use !== 'sig')
    return { problem: 'Nøkkelen er ikke merket for signering ("use": "sig").' };
  if (typeof jwk.kid !== 'string' || !/^[\w.:-]{1,100}$/.test(jwk.kid)) {
    return { problem: 'Nøkkelen mangler en gyldig «kid» (nøkkelens navn).' };
  }
  try {
    return inspect(
      createPublicKey({ key: { kty: 'RSA', n: String(jwk.n), e: String(jwk.e) }, format: 'jwk' }),
      jwk.kid,
    );
  } catch {
    return { problem: 'Nøkkelen mangler gyldige verdier for «n» og «e».' };
  }
}

function inspect(key: KeyObject, kid: string): ReadKey {
  if (key.asymmetricKeyType !== 'rsa') return { problem: 'Nøkkelen er ikke en RSA-nøkkel. Maskinporten tar imot RSA.' };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < 2048) return { problem: `Nøkkelen er på ${bits} bit. Den må være på minst 2048.` };
  const { n, e } = key.export({ format: 'jwk' });
  if (!n || !e) return { problem: 'Nøkkelen kan ikke leses.' };
  const thumbprint = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  return { key: { kid, n, e, bits, thumbprint } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
