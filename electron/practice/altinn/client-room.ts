import Router from '@koa/router';
import type { Context } from 'koa';
import type { SystemUser } from '../core/access.ts';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query } from '../core/http.ts';
import type { Caller } from '../core/types.ts';
import type { Client } from '../core/world.ts';
import { ClientLinks } from './client-links.ts';
import { isGuid, plainProblem, problem, validationProblem } from './problems.ts';
import { Systems } from './systems.ts';

const READ = 'altinn:clientdelegations.read';
const WRITE = 'altinn:clientdelegations.write';

/** Client delegation for agent system users (reference: system user, 6.3). */
export const clientRoom: Room = (context) => {
  const api = new ClientApi(context);
  const router = new Router({ prefix: '/platform/authentication/api/v1/enduser/systemuser' });
  router.get('/agents', (request) => api.agents(request));
  router.get('/clients/available', (request) => api.list(request, (links, agent) => links.available(agent)));
  router.get('/clients', (request) => api.list(request, (links, agent) => links.linked(agent)));
  router.post('/clients', (request) => api.link(request));
  router.delete('/clients', (request) => api.unlink(request));
  return router.routes();
};

class ClientApi {
  readonly #context: PracticeContext;
  readonly #links: ClientLinks;
  readonly #systems: Systems;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#links = new ClientLinks(context);
    this.#systems = new Systems(context);
  }

  async agents(request: Context): Promise<void> {
    const caller = await this.#caller(request, READ);
    if (!caller) return;
    const party = query(request, 'party') ?? '';
    const unit = this.#context.world.unit(party);
    if (!unit) return plainProblem(request, 404, 'Party not found');
    if (!this.#mayAdminister(caller, party, 'read')) return bare(request, 403);
    const users = this.#context.access.systemUsers().filter((user) => user.kind === 'agent' && user.owner === party);
    request.body = users.map((user) => {
      const system = this.#systems.find(user.systemId);
      return {
        id: user.id,
        integrationTitle: user.title,
        systemId: user.systemId,
        productName: system?.name.nb ?? '',
        systemInternalId: system?.internalId ?? '',
        partyId: String(unit.partyId),
        partyUuId: '',
        reporteeOrgNo: user.owner,
        created: user.created,
        isDeleted: false,
        supplierName: '',
        supplierOrgno: user.vendor,
        externalRef: user.externalRef,
        accessPackages: user.packages.map((urn) => ({ urn })),
        userType: 'agent',
      };
    });
  }

  async list(request: Context, choose: (links: ClientLinks, agent: SystemUser) => readonly Client[]): Promise<void> {
    const agent = await this.#agent(request, READ, 'read');
    if (!agent) return;
    request.body = {
      links: {},
      systemUserInformation: { systemUserId: agent.id, systemUserOwnerOrg: agent.owner },
      data: choose(this.#links, agent).map((client) => ({
        clientId: client.partyUuid,
        clientOrganizationNumber: client.organisationNumber,
        clientOrganizationName: client.name,
      })),
    };
  }

  async link(request: Context): Promise<void> {
    const pair = await this.#pair(request);
    if (!pair) return;
    if (pair.agent.packages.length === 0) return problem(request, '00063');
    const result = this.#links.link(pair.agent, pair.client);
    if (result === 'notAClient') return problem(request, '00079');
    if (result === 'lacksPackages') return problem(request, '00080');
    request.body = { agent: pair.agent.id, client: pair.client };
  }

  async unlink(request: Context): Promise<void> {
    const pair = await this.#pair(request);
    if (!pair) return;
    if (!this.#links.unlink(pair.agent, pair.client)) return problem(request, '00031');
    request.body = { agent: pair.agent.id, client: pair.client };
  }

  async #pair(request: Context) {
    const agent = await this.#agent(request, WRITE, 'write');
    if (!agent) return undefined;
    const client = query(request, 'client');
    if (client === undefined) {
      validationProblem(request, [{ code: '00016', path: '?client' }]);
      return undefined;
    }
    return isGuid(request, 'client', client) ? { agent, client } : undefined;
  }

  async #agent(request: Context, scope: string, action: 'read' | 'write'): Promise<SystemUser | undefined> {
    const caller = await this.#caller(request, scope);
    if (!caller) return undefined;
    const id = query(request, 'agent');
    if (id === undefined) {
      validationProblem(request, [{ code: '00014', path: '?agent' }]);
      return undefined;
    }
    if (!isGuid(request, 'agent', id)) return undefined;
    const agent = this.#context.access.systemUser(id.toLowerCase());
    if (agent?.kind !== 'agent') {
      const finding = agent
        ? ({ code: '00015', path: '?agent' } as const)
        : ({ code: '00014', path: '?agent', title: 'System user not found' } as const);
      validationProblem(request, [finding]);
      return undefined;
    }
    if (!this.#context.world.unit(agent.owner)) {
      plainProblem(request, 404, 'System Owner not Found');
      return undefined;
    }
    if (this.#mayAdminister(caller, agent.owner, action)) return agent;
    bare(request, 403);
    return undefined;
  }

  /** Only exchanged tokens are taken here (2.3). */
  async #caller(request: Context, scope: string): Promise<Caller | undefined> {
    const caller = await this.#context.authority.caller(request);
    const isExchanged = caller?.issuer === 'altinn';
    if (isExchanged && caller.scopes.has(scope)) return caller;
    bare(request, isExchanged ? 403 : 401);
    return undefined;
  }

  #mayAdminister(caller: Caller, party: string, action: 'read' | 'write'): boolean {
    return this.#context.authority.may(caller, party, 'altinn_client_administration', action);
  }
}
