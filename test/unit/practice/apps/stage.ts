import { randomUUID } from 'node:crypto';
import { appsRoom } from '../../../../electron/practice/apps/room.ts';
import { issuers } from '../../../../electron/practice/core/authority.ts';
import type { Client } from '../../../../electron/practice/core/world.ts';
import { correspondenceRoom } from '../../../../electron/practice/correspondence/room.ts';
import { inboxRoom } from '../../../../electron/practice/dialogporten/inbox-room.ts';
import { dialogportenRoom } from '../../../../electron/practice/dialogporten/room.ts';
import type { PracticeOptions } from '../../../../electron/practice/practice.ts';
import { skatteetatenRoom } from '../../../../electron/practice/skatteetaten/room.ts';
import { type Harness, startHarness } from '../harness.ts';

export const APP = '/apps/skd/mva-melding-innsending-v1';
const SCOPES = 'digdir:dialogporten altinn:correspondence.read altinn:instances.read altinn:instances.write';
const PACKAGE = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';

/** Answers are looked into by the tests, so their shape is open. */
export type Json = { readonly [key: string]: Json } & { readonly length: number } & (string | number | boolean);

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
  readonly headers: Headers;
}

/** Practice with a system user that is linked to some clients, and tokens signed by practice's own keys. */
export class Stage {
  readonly harness: Harness;
  systemUser: string = randomUUID();

  constructor(harness: Harness) {
    this.harness = harness;
  }

  static async open(options: Partial<PracticeOptions> = {}): Promise<Stage> {
    const rooms = options.rooms ?? [skatteetatenRoom, dialogportenRoom, appsRoom, correspondenceRoom, inboxRoom];
    const stage = new Stage(await startHarness({ ...options, rooms }));
    const { access, world } = stage.context;
    access.addSystemUser({
      id: stage.systemUser,
      kind: 'agent',
      systemId: 'test_klientbro',
      vendor: world.firm.organisationNumber,
      owner: world.firm.organisationNumber,
      externalRef: 'test',
      title: 'Klientbro på kontoret',
      packages: [PACKAGE],
      resources: [],
      created: new Date(0).toISOString(),
    });
    for (const client of stage.linked()) access.link(stage.systemUser, client.organisationNumber);
    return stage;
  }

  get context() {
    return this.harness.practice.context;
  }

  get origin(): string {
    return this.harness.practice.origin;
  }

  /** The first eight clients that have the firm as their registered accountant. */
  linked(): readonly Client[] {
    return this.context.world.clients.filter((client) => client.relation.role === 'REGN').slice(0, 12);
  }

  /** A linked client that reports VAT every second month and is not bankrupt. */
  client(place = 0): Client {
    const fitting = this.linked().filter((client) => client.vat?.kind === 'toMaaneder' && !client.bankrupt);
    const client = fitting[place];
    if (!client) throw new Error('the world has no such client');
    return client;
  }

  stranger(): Client {
    const client = this.context.world.clients.findLast((each) => each.relation.role === 'REGN');
    if (!client) throw new Error('the world has no such client');
    return client;
  }

  #claims(): Record<string, unknown> {
    const now = Math.floor(this.harness.clock.now() / 1000);
    return { iat: now, exp: now + 600, jti: randomUUID(), client_id: 'test-client' };
  }

  systemUserToken(scope = SCOPES, issuer: 'altinn' | 'maskinporten' = 'altinn'): Promise<string> {
    const organisation = (number: string) => ({ authority: 'iso6523-actorid-upis', ID: `0192:${number}` });
    const firm = organisation(this.context.world.firm.organisationNumber);
    return this.context.keys.sign(issuer, {
      ...this.#claims(),
      iss: issuers[issuer](this.origin),
      scope,
      consumer: firm,
      authorization_details: [
        {
          type: 'urn:altinn:systemuser',
          systemuser_id: [this.systemUser],
          systemuser_org: firm,
          system_id: 'test_klientbro',
        },
      ],
    });
  }

  personToken(name: string, scope = SCOPES, issuer: 'altinn' | 'idporten' = 'altinn'): Promise<string> {
    const person = this.context.world.people.find((each) => each.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return this.context.keys.sign(issuer, {
      ...this.#claims(),
      iss: issuers[issuer](this.origin),
      scope,
      pid: person.id,
    });
  }

  async call(path: string, token?: string, init: RequestInit = {}): Promise<Answer> {
    const url = path.startsWith('http') ? path : `${this.origin}${path}`;
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...init.headers },
    });
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: response.status, text, json: json as Json, headers: response.headers };
  }
}

export const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const xml = (body: string, method: string, disposition?: string): RequestInit => ({
  method,
  headers: {
    'content-type': disposition === undefined ? 'application/xml' : 'text/xml',
    ...(disposition === undefined ? {} : { 'content-disposition': disposition }),
  },
  body,
});
