import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Browser } from './browser.ts';
import type { Harness } from './harness.ts';

export const REGISTER = 'altinn:authentication/systemregister.write';
export const REQUEST = 'altinn:authentication/systemuser.request.write altinn:authentication/systemuser.request.read';
export const SIGNING = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
export const TAX_BASE = 'urn:altinn:accesspackage:skattegrunnlag';
export const VAT = 'urn:altinn:accesspackage:merverdiavgift';
export const PEOPLE = {
  manager: 'Ingrid Solvang',
  steering: 'Hege Strand',
  clientAdministrator: 'Marius Aune',
  accountant: 'Kari Nordlie',
  assistant: 'Jonas Berg',
  employee: 'Sara Lien',
} as const;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
  readonly headers: Headers;
}

/** Answers are looked into by the tests, so their shape is open. */
export type Json = { readonly [key: string]: Json } & { readonly length: number } & (string | number | boolean);

/** The accounting firm as its own vendor, speaking HTTP only and sharing nothing with the engine. */
export class Firm {
  readonly #harness: Harness;
  #key: CryptoKey | undefined;
  kid: string = randomUUID();
  clientId = '';
  idportenClientId = '';

  constructor(harness: Harness) {
    this.#harness = harness;
  }

  get origin(): string {
    return this.#harness.practice.origin;
  }

  get number(): string {
    return this.#harness.practice.firm.organisationNumber;
  }

  get systemId(): string {
    return `${this.number}_klientbro`;
  }

  /** Makes a key and registers its public half on the self-service page. */
  async registerKey(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    this.#key = privateKey;
    const browser = new Browser();
    await browser.open(`${this.origin}/selvbetjening`);
    [this.clientId = '', this.idportenClientId = ''] = [
      ...browser.html.matchAll(/Klient-id<\/dt>\s*<dd><code>([^<]+)/g),
    ].map((match) => match[1] ?? '');
    const jwk = { ...(await exportJWK(publicKey)), kid: this.kid, use: 'sig', alg: 'RS256' };
    await browser.press('Registrer nøkkel', { nokkel: JSON.stringify(jwk) });
    if (browser.status !== 200) throw new Error(browser.html);
  }

  /** A right grant, with what a test wants wrong. `undefined` leaves a claim out. */
  async grant(
    scope: string,
    claims: JWTPayload = {},
    header: Record<string, unknown> = {},
    key?: CryptoKey,
  ): Promise<string> {
    const now = Math.floor(this.#harness.clock.now() / 1000);
    const payload = {
      iss: this.clientId,
      aud: `${this.origin}/maskinporten/`,
      scope,
      iat: now,
      exp: now + 110,
      jti: randomUUID(),
      ...claims,
    };
    const signing = key ?? this.#key;
    if (!signing) throw new Error('register a key first');
    return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: this.kid, ...header })
      .sign(signing);
  }

  send(assertion: string): Promise<Answer> {
    const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    return this.call('POST', '/maskinporten/token', {
      body: new URLSearchParams({ grant_type: grantType, assertion }),
    });
  }

  async token(scope: string, claims: JWTPayload = {}): Promise<string> {
    const answer = await this.send(await this.grant(scope, claims));
    if (answer.status !== 200) throw new Error(answer.text);
    return String(answer.json.access_token);
  }

  /** A token of practice's Maskinporten for another vendor than the firm. */
  foreignToken(organisationNumber: string, scope: string): Promise<string> {
    const now = Math.floor(this.#harness.clock.now() / 1000);
    return this.#harness.practice.context.keys.sign('maskinporten', {
      iss: `${this.origin}/maskinporten/`,
      iat: now,
      exp: now + 120,
      client_id: randomUUID(),
      scope,
      consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${organisationNumber}` },
    });
  }

  systemUserToken(scope: string, externalRef: string): Promise<string> {
    return this.token(scope, { authorization_details: [this.details(externalRef)] });
  }

  details(externalRef?: string): Record<string, unknown> {
    return {
      type: 'urn:altinn:systemuser',
      systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${this.number}` },
      ...(externalRef === undefined ? {} : { externalRef }),
    };
  }

  async exchange(token: string, provider = 'maskinporten'): Promise<string> {
    const answer = await this.call('GET', `/platform/authentication/api/v1/exchange/${provider}`, { token });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return answer.text;
  }

  async registerSystem(packages: readonly string[], extra: Record<string, unknown> = {}): Promise<Answer> {
    const path = '/platform/authentication/api/v1/systemregister/vendor';
    return this.call('POST', path, { token: await this.token(REGISTER), json: this.system(packages, extra) });
  }

  system(packages: readonly string[], extra: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      id: this.systemId,
      vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${this.number}` },
      name: { nb: 'Klientbro', nn: 'Klientbro', en: 'Klientbro' },
      description: { nb: 'Rapportering', nn: 'Rapportering', en: 'Reporting' },
      accessPackages: packages.map((urn) => ({ urn })),
      clientId: [this.clientId],
      isVisible: false,
      ...extra,
    };
  }

  async request(
    kind: 'agent' | 'standard',
    packages: readonly string[],
    extra: Record<string, unknown> = {},
  ): Promise<Answer> {
    const path = `/platform/authentication/api/v1/systemuser/request/vendor${kind === 'agent' ? '/agent' : ''}`;
    const json = {
      systemId: this.systemId,
      partyOrgNo: this.number,
      integrationTitle: 'Regnskapsklienter',
      accessPackages: packages.map((urn) => ({ urn })),
      ...extra,
    };
    return this.call('POST', path, { token: await this.token(REQUEST), json });
  }

  /** Opens an address of the portal as somebody. */
  async portal(person: string, url: string): Promise<Browser> {
    const browser = new Browser();
    await browser.open(url);
    await browser.press(person);
    return browser;
  }

  /** Requests and approves a system user; its id. */
  async systemUser(kind: 'agent' | 'standard', packages: readonly string[], externalRef: string): Promise<string> {
    const made = await this.request(kind, packages, { externalRef });
    if (made.status !== 201) throw new Error(made.text);
    const browser = await this.portal(PEOPLE.manager, String(made.json.confirmUrl));
    await browser.press('Godkjenn systemtilgang');
    return String(made.json.id);
  }

  /** Logs a person in with ID-porten as a native program does; the token answer. */
  async login(person: string, scope: string, extra: Record<string, string> = {}): Promise<Answer> {
    const verifier = randomBytes(32).toString('base64url');
    const redirect = 'http://127.0.0.1:45678/klientbro';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const parameters = {
      client_id: this.idportenClientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'state',
      nonce: 'nonce',
      acr_values: 'idporten-loa-substantial',
      ...extra,
    };
    const browser = new Browser();
    await browser.open(`${this.origin}/idporten/auth?${new URLSearchParams(parameters)}`);
    if (browser.url.startsWith(this.origin)) await browser.press(person);
    const code = new URL(browser.url).searchParams.get('code');
    if (code === null) return { status: 0, text: browser.url, json: {} as Json, headers: new Headers() };
    return this.call('POST', '/idporten/token', {
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirect,
        client_id: this.idportenClientId,
        code_verifier: verifier,
      }),
    });
  }

  async personToken(
    person: string,
    scope = 'openid altinn:clientdelegations.read altinn:clientdelegations.write',
  ): Promise<string> {
    const answer = await this.login(person, scope);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return this.exchange(String(answer.json.access_token), 'id-porten');
  }

  async call(
    method: string,
    path: string,
    input: { token?: string; json?: unknown; body?: URLSearchParams; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...(input.token === undefined ? {} : { authorization: `Bearer ${input.token}` }),
        ...(input.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      ...(input.json === undefined ? {} : { body: JSON.stringify(input.json) }),
      ...(input.body === undefined ? {} : { body: input.body }),
    });
    const text = await response.text();
    return { status: response.status, text, json: parse(text), headers: response.headers };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {} as Json;
  }
}
