import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import type { Dialog } from './dialog.ts';
import type { Reader } from './reader.ts';
import { RESOURCE_PREFIX } from './resources.ts';

const LIFE_SECONDS = 600;
/** Two keys, as the real thing publishes its next one early (reference dialogporten 4.1). */
const KEYS = ['dialog.key.current', 'dialog.key.next'] as const;

export interface DialogClaims {
  readonly p: string;
  readonly s: string;
  readonly i: string;
  readonly a: string;
  readonly o?: string;
}

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs and checks the ten-minute tokens that `dialogToken` carries. */
export class DialogTokens {
  readonly #context: PracticeContext;
  readonly #keys: readonly Key[];

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#keys = KEYS.map((name) => {
      const pem = context.database.settled(name, () =>
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      );
      return { kid: `practice-${name.split('.').pop()}`, privateKey: createPrivateKey(pem) };
    });
  }

  get issuer(): string {
    return `${this.#context.origin()}/platform/dialogporten/api/v1`;
  }

  jwks(): { readonly keys: readonly unknown[] } {
    return {
      keys: this.#keys.map(({ kid, privateKey }) => {
        const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
        return { kty, use: 'sig', kid, crv, x, alg: 'EdDSA' };
      }),
    };
  }

  /** `attributes`: parts of the dialog with rules of their own that the reader may read. */
  issue(dialog: Dialog, reader: Reader, attributes: readonly string[] = []): string {
    const [key] = this.#keys;
    if (!key) throw new Error('no dialog key');
    const now = Math.floor(this.#context.clock.now() / 1000);
    const organisation = (number: string) => `urn:altinn:organization:identifier-no:${number}`;
    const { caller } = reader;
    const who =
      caller.kind === 'systemUser'
        ? {
            c: organisation(caller.vendorOrganisationNumber),
            y: `urn:altinn:systemuser:uuid:${caller.systemUserId}`,
            o: organisation(caller.ownerOrganisationNumber),
          }
        : { c: `urn:altinn:person:identifier-no:${reader.who}` };
    const head = encoded({ alg: 'EdDSA', typ: 'JWT', kid: key.kid });
    const body = encoded({
      jti: randomUUID(),
      ...who,
      l: reader.level,
      p: organisation(dialog.party),
      s: `${RESOURCE_PREFIX}${dialog.resource}`,
      i: dialog.id,
      a: ['read', 'write', ...attributes.map((attribute) => `read,${attribute}`)].join(';'),
      iss: this.issuer,
      iat: now,
      nbf: now,
      exp: now + LIFE_SECONDS,
    });
    return `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), key.privateKey).toString('base64url')}`;
  }

  /** The claims of a token of ours that still holds, or undefined. */
  check(token: string): DialogClaims | undefined {
    const [head, body, signature] = token.split('.');
    if (!head || !body || !signature) return undefined;
    const signed = Buffer.from(`${head}.${body}`);
    const ours = this.#keys.some(({ privateKey }) =>
      verify(null, signed, createPublicKey(privateKey), Buffer.from(signature, 'base64url')),
    );
    if (!ours) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as DialogClaims & {
      exp: number;
      iss: string;
    };
    const now = Math.floor(this.#context.clock.now() / 1000);
    return claims.exp >= now && claims.iss === this.issuer ? claims : undefined;
  }
}
