import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import { type Authentication, FurtherClients, type MaskinportenClient } from './further-clients.ts';
import { DEFAULT_LIFE_SECONDS, IDPORTEN_REDIRECT, type IdportenClient, type OrderedClient } from './idporten-client.ts';
import { KeyBook } from './key-book.ts';
import { type IntegrationKind, ScopeBook } from './scope-book.ts';

const AUTHENTICATION = 'maskinportenAuthentication';

/** The firm's integrations at Digdir: one at Maskinporten and one at ID-porten from the start, and further ones at Maskinporten. */
export class Integrations {
  readonly organisationNumber: string;
  readonly scopes: ScopeBook;
  readonly keys: KeyBook;
  readonly further: FurtherClients;
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.organisationNumber = context.world.firm.organisationNumber;
    const { database } = context;
    for (const name of ['maskinportenClientId', 'idportenClientId']) database.settled(name, randomUUID);
    this.scopes = new ScopeBook(context);
    this.keys = new KeyBook(context, this.maskinportenClientId);
    this.further = new FurtherClients(context);
  }

  /** The first. Empty when there is none: the firm may delete it and make another. */
  get maskinportenClientId(): string {
    return this.#context.database.setting('maskinportenClientId') ?? '';
  }

  get idportenClientId(): string {
    return this.#context.database.setting('idportenClientId') ?? '';
  }

  get idportenClient(): IdportenClient {
    const kept = this.#context.database.setting('idportenClient');
    return kept === undefined
      ? { name: 'Klientbro', redirect: IDPORTEN_REDIRECT, lifeSeconds: DEFAULT_LIFE_SECONDS }
      : (JSON.parse(kept) as IdportenClient);
  }

  /** Any of the firm's Maskinporten clients; undefined for an id that is unknown or deleted. */
  maskinporten(clientId: string): MaskinportenClient | undefined {
    if (clientId === '' || clientId !== this.maskinportenClientId) return this.further.find(clientId);
    const put = this.scopes.all('maskinporten').filter(({ onIntegration }) => onIntegration);
    return { clientId, authentication: this.authentication(), scopes: new Set(put.map(({ scope }) => scope)) };
  }

  createMaskinporten(scopes: readonly string[]): void {
    this.#context.database.set('maskinportenClientId', randomUUID());
    this.scopes.put('maskinporten', scopes);
  }

  createIdporten({ scopes, ...client }: OrderedClient): void {
    this.#context.database.set('idportenClientId', randomUUID());
    this.#context.database.set('idportenClient', JSON.stringify(client));
    this.scopes.put('idporten', scopes);
  }

  /** Its id is never used again; keys go with it. */
  delete(integration: IntegrationKind): void {
    if (integration === 'maskinporten') this.keys.clear(this.maskinportenClientId);
    this.#context.database.set(integration === 'maskinporten' ? 'maskinportenClientId' : 'idportenClientId', '');
    this.scopes.takeOff(integration);
  }

  deleteFurther(clientId: string): void {
    this.keys.clear(clientId);
    this.further.delete(clientId);
  }

  /** Of the first. */
  authentication(): Authentication {
    return this.#context.database.setting(AUTHENTICATION) === 'certificate' ? 'certificate' : 'key';
  }

  /** Registered keys stay, unused, while a certificate is the way. */
  setAuthentication(way: Authentication): void {
    this.#context.database.set(AUTHENTICATION, way);
  }
}
