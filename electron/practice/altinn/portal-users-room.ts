import Router from '@koa/router';
import type { Context } from 'koa';
import type { SystemUser } from '../core/access.ts';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter, query, readJson } from '../core/http.ts';
import { findPackage } from '../core/packages.ts';
import type { Person } from '../core/people.ts';
import { Decisions } from './decisions.ts';
import { partyOf, portalPerson } from './portal-api.ts';
import { isGuid, problem, validationProblem } from './problems.ts';
import { Requests } from './requests.ts';
import { textMember } from './system-body.ts';
import { view } from './system-user-room.ts';
import { Systems } from './systems.ts';

interface Visit {
  readonly person: Person;
  readonly party: string;
}

/** What the portal's own pages ask about system users (reference: system user, 5). */
export const portalUsersRoom: Room = (context) => {
  const api = new PortalUsers(context);
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemuser' });
  router.get('/agent/:partyId', (request) => api.list(request, 'agent'));
  router.get('/agent/:partyId/clients', (request) => api.clients(request));
  router.delete('/agent/:partyId/:id', (request) => api.deleteAgent(request));
  router.get('/agent/:partyId/:id/self', (request) => api.self(request, 'read'));
  router.post('/agent/:partyId/:id/self', (request) => api.self(request, 'add'));
  router.delete('/agent/:partyId/:id/self', (request) => api.self(request, 'remove'));
  router.get('/:partyId', (request) => api.list(request, 'standard'));
  router.post('/:partyId/create', (request) => api.create(request));
  router.get('/:partyId/:id', (request) => api.read(request));
  router.delete('/:partyId/:id', (request) => api.deleteStandard(request));
  return router.routes();
};

class PortalUsers {
  readonly #context: PracticeContext;
  readonly #requests: Requests;
  readonly #systems: Systems;
  readonly #decisions: Decisions;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#requests = new Requests(context);
    this.#systems = new Systems(context);
    this.#decisions = new Decisions(context);
  }

  async list(request: Context, kind: SystemUser['kind']): Promise<void> {
    const visit = await this.#visit(request);
    if (!visit) return;
    const mine = this.#context.access.systemUsers().filter((user) => user.owner === visit.party && user.kind === kind);
    request.body = mine.map(view);
  }

  async read(request: Context): Promise<void> {
    const user = await this.#user(request);
    if (user) request.body = { ...view(user), accessPackages: user.packages.map((urn) => ({ urn })) };
  }

  async clients(request: Context): Promise<void> {
    const visit = await this.#visit(request);
    if (!visit) return;
    const given = this.#context.world.clients.filter(
      (client) => this.#context.access.firmPackages(client.organisationNumber).size > 0,
    );
    request.body = given.map(({ partyUuid, organisationNumber, name }) => ({ partyUuid, organisationNumber, name }));
  }

  /** Everything that the system holds, under the owner's own number (8.2). */
  async create(request: Context): Promise<void> {
    const visit = await this.#visit(request);
    if (!visit) return;
    const { person, party } = visit;
    const body = await readJson(request);
    const system = this.#systems.find(textMember(body, 'systemId') ?? '');
    if (!system || system.isDeleted || !system.isVisible) return problem(request, '00011');
    if (!this.#decisions.maySteer(person, party)) return problem(request, '00066');
    const isTaken = this.#context.access
      .systemUsers()
      .some((user) => user.systemId === system.id && user.owner === party && user.externalRef === party);
    if (isTaken) return problem(request, '00004');
    const packages = system.accessPackages.map((item) => item.urn);
    const hindrance = this.#decisions.undelegable(person, party, { packages, rights: system.rights });
    if (hindrance) return problem(request, hindrance.code);
    const made = this.#requests.add({
      kind: 'standard',
      systemId: system.id,
      party,
      externalRef: party,
      title: textMember(body, 'integrationTitle') || (system.name.nb ?? system.id),
      rights: system.rights,
      accessPackages: system.accessPackages,
      redirectUrl: undefined,
    });
    this.#requests.accept(made, system.vendor);
    const user = this.#context.access.systemUser(made.id);
    request.body = user && view(user);
  }

  async deleteStandard(request: Context): Promise<void> {
    const user = await this.#user(request);
    if (!user) return;
    if (user.kind !== 'standard') return problem(request, '00036');
    this.#delete(request, user);
  }

  /** Clients in it are removed as well, as the newer code does; a test asks for AUTH-00035 where it wants the documents' way. */
  async deleteAgent(request: Context): Promise<void> {
    const user = await this.#user(request);
    if (!user) return;
    if (user.kind !== 'agent') return problem(request, '00034');
    const facilitator = query(request, 'facilitatorId');
    const owner = this.#context.world.unit(user.owner);
    if (facilitator !== undefined && facilitator !== owner?.partyUuid) return problem(request, '00039');
    this.#delete(request, user);
  }

  /** An agent user that acts for its own firm: with packages that can be given by hand only. */
  async self(request: Context, act: 'read' | 'add' | 'remove'): Promise<void> {
    const user = await this.#user(request);
    if (!user) return;
    if (user.kind !== 'agent') return problem(request, '00034');
    const { access, world } = this.#context;
    const firm = world.unit(user.owner);
    if (query(request, 'partyUuid') !== firm?.partyUuid) {
      validationProblem(request, [{ code: '00016', path: '?partyUuid' }]);
      return;
    }
    if (act === 'add') {
      if (user.packages.some((urn) => findPackage(urn)?.isAssignable !== true)) return problem(request, '00067');
      access.link(user.id, user.owner);
    }
    if (act === 'remove' && !access.unlink(user.id, user.owner)) return problem(request, '00031');
    request.body = access.isLinked(user.id, user.owner);
  }

  #delete(request: Context, user: SystemUser): void {
    this.#context.access.deleteSystemUser(user.id);
    this.#requests.delete(user.id);
    bare(request, 202);
  }

  async #visit(request: Context): Promise<Visit | undefined> {
    const person = await portalPerson(this.#context, request);
    const party = person && partyOf(this.#context, request);
    return person && party ? { person, party } : undefined;
  }

  /** Deleting is for those who steer access (AUTH-00024). */
  async #user(request: Context): Promise<SystemUser | undefined> {
    const visit = await this.#visit(request);
    const id = parameter(request, 'id');
    if (!visit || !isGuid(request, 'systemUserId', id)) return undefined;
    const user = this.#context.access.systemUser(id.toLowerCase());
    if (user?.owner !== visit.party) problem(request, '00015');
    else if (request.method === 'DELETE' && !this.#decisions.maySteer(visit.person, visit.party))
      problem(request, '00024');
    else return user;
    return undefined;
  }
}
