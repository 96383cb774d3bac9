import { randomUUID } from 'node:crypto';
import type { Answer } from '../unit/practice/firm.ts';
import { Firm, PEOPLE, REGISTER, REQUEST, SIGNING, TAX_BASE, VAT } from '../unit/practice/firm.ts';
import type { Harness } from '../unit/practice/harness.ts';

export const ADMINISTRATOR = 'urn:altinn:accesspackage:klientadministrator';
const BOTH = 'altinn:clientdelegations.read altinn:clientdelegations.write';
const AUTHENTICATION = '/platform/authentication/api/v1';
export const PATHS = {
  register: `${AUTHENTICATION}/systemregister/vendor`,
  request: `${AUTHENTICATION}/systemuser/request/vendor`,
  change: `${AUTHENTICATION}/systemuser/changerequest/vendor`,
  users: `${AUTHENTICATION}/systemuser/vendor`,
  portal: `${AUTHENTICATION}/systemuser`,
  internal: `${AUTHENTICATION}/systemuser/internal/systemusers`,
  clients: `${AUTHENTICATION}/enduser/systemuser/clients`,
  agents: `${AUTHENTICATION}/enduser/systemuser/agents`,
  delegation: '/platform/accessmanagement/api/v1/enduser/clientdelegations',
} as const;

export const right = (value: string) => ({ resource: [{ id: 'urn:altinn:resource', value }] });
export const MVA_APP = 'app_skd_mva-melding-innsending-v1';
export const FOREIGN = '310000001';

/** A firm with a system, and the calls that the sheet's cases are made of. Speaks HTTP only. */
export class Cases {
  readonly harness: Harness;
  readonly firm: Firm;
  #number = 0;

  constructor(harness: Harness) {
    this.harness = harness;
    this.firm = new Firm(harness);
  }

  async prepare(): Promise<void> {
    await this.firm.registerKey();
    await this.firm.registerSystem([SIGNING, VAT, TAX_BASE, ADMINISTRATOR], {
      rights: [right(MVA_APP)],
      allowedRedirectUrls: ['https://firma.example.no/ferdig'],
    });
  }

  /** A reference nobody has used. */
  fresh(): string {
    this.#number += 1;
    return `case-${this.#number}`;
  }

  get partyId(): number {
    return this.harness.practice.context.world.firm.partyId;
  }

  get partyUuid(): string {
    return this.harness.practice.context.world.firm.partyUuid;
  }

  get clientOfFirm() {
    const client = this.harness.practice.context.world.clients[0];
    if (!client) throw new Error('a world without clients');
    return client;
  }

  async vendor(method: string, path: string, scope = REQUEST, json?: unknown): Promise<Answer> {
    return this.firm.call(method, path, {
      token: await this.firm.token(scope),
      ...(json === undefined ? {} : { json }),
    });
  }

  register(method: string, path: string, json?: unknown): Promise<Answer> {
    return this.vendor(method, PATHS.register + path, REGISTER, json);
  }

  /** Registers another system with something wrong in it. */
  system(more: Record<string, unknown>, packages: readonly string[] = [VAT]): Promise<Answer> {
    return this.firm.registerSystem(packages, { id: `${this.firm.number}_${this.fresh()}`, clientId: [], ...more });
  }

  ask(kind: 'agent' | 'standard', packages: readonly string[], more: Record<string, unknown> = {}): Promise<Answer> {
    return this.firm.request(kind, packages, { externalRef: this.fresh(), ...more });
  }

  /** Id of a system user that was asked for and approved. */
  async user(kind: 'agent' | 'standard', packages: readonly string[], externalRef = this.fresh()): Promise<string> {
    return this.firm.systemUser(kind, packages, externalRef);
  }

  change(systemUserId: string, body: Record<string, unknown>, id = randomUUID()): Promise<Answer> {
    return this.vendor('POST', `${PATHS.change}?correlation-id=${id}&system-user-id=${systemUserId}`, REQUEST, body);
  }

  /** A person's Altinn token with any scope; the portal's own, for one, no vendor can get. */
  portalToken(person: string, scope = 'altinn:portal/enduser'): Promise<string> {
    const { context } = this.harness.practice;
    const now = Math.floor(this.harness.clock.now() / 1000);
    return context.keys.sign('altinn', {
      iss: `${this.firm.origin}/platform/authentication/api/v1/openid/`,
      iat: now,
      exp: now + 300,
      scope,
      pid: context.world.people.find(({ name }) => name === person)?.id ?? '',
    });
  }

  async portal(method: string, path: string, person: string = PEOPLE.manager, json?: unknown): Promise<Answer> {
    const token = await this.portalToken(person);
    return this.firm.call(method, PATHS.portal + path, { token, ...(json === undefined ? {} : { json }) });
  }

  /** A client administrator's call. */
  async person(method: string, path: string, person: string = PEOPLE.clientAdministrator, json?: unknown) {
    const token = await this.firm.personToken(person, `openid ${BOTH}`);
    return this.firm.call(method, path, { token, ...(json === undefined ? {} : { json }) });
  }

  delegation(method: string, path: string, query: Record<string, string>, json?: unknown): Promise<Answer> {
    const all = new URLSearchParams({ party: this.partyUuid, ...query });
    return this.person(method, `${PATHS.delegation}${path}?${all}`, PEOPLE.clientAdministrator, json);
  }

  async failing(code: string): Promise<Answer> {
    await this.harness.fault({ match: PATHS.clients, code, method: 'GET' }, 'altinn');
    return this.firm.call('GET', PATHS.clients);
  }
}
