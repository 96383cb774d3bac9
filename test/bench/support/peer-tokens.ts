import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';

export interface PeerOptions {
  readonly endpoint: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly kid: string;
  readonly pem: string;
}

/** One token, as the open clients for Maskinporten fetch it: the key is read from its text for every grant, and `fetch` sends it. */
async function fetchToken(options: PeerOptions, scope: string, owner: string): Promise<string> {
  const key = await importPKCS8(options.pem, 'RS256');
  const assertion = await new SignJWT({
    scope,
    authorization_details: [
      { type: 'urn:altinn:systemuser', systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${owner}` } },
    ],
  })
    .setProtectedHeader({ alg: 'RS256', kid: options.kid })
    .setIssuer(options.clientId)
    .setAudience(options.issuer)
    .setIssuedAt()
    .setExpirationTime('110s')
    .setJti(randomUUID())
    .sign(key);
  const answer = await fetch(options.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
  });
  const body = (await answer.json()) as { access_token: string };
  return body.access_token;
}

type Ask = (scope: string, owner: string) => Promise<string>;

/** A promise per owner and scope; whoever asks meanwhile shares it. */
export function promisePerKey(options: PeerOptions): Ask {
  const calls = new Map<string, Promise<string>>();
  return (scope, owner) => {
    const name = `${scope} ${owner}`;
    const known = calls.get(name) ?? fetchToken(options, scope, owner);
    calls.set(name, known);
    return known;
  };
}

/** One lock over everything, looked at again behind it: tokens are fetched one at a time. */
export function globalLock(options: PeerOptions): Ask {
  const held = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  return (scope, owner) => {
    const name = `${scope} ${owner}`;
    const turn = last.then(async () => {
      const token = held.get(name) ?? (await fetchToken(options, scope, owner));
      held.set(name, token);
      return token;
    });
    last = turn;
    return turn;
  };
}
