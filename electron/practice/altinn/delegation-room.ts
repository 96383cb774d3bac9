import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query, readJson } from '../core/http.ts';
import { DELEGATING_ROLES, Delegations, type Party } from './delegations.ts';
import { delegationProblem } from './problems.ts';
import { member, textMember } from './system-body.ts';

const SCOPES = { read: 'altinn:clientdelegations.read', write: 'altinn:clientdelegations.write' } as const;
const MY_SCOPES = {
  read: 'altinn:clientdelegations/myclients.read',
  write: 'altinn:clientdelegations/myclients.write',
};

/** Client delegation as access management itself has it: by package, and for people too (reference: system user, 6.4). */
export const delegationRoom: Room = (context) => {
  const delegations = new Delegations(context);
  const router = new Router({ prefix: '/platform/accessmanagement/api/v1/enduser/clientdelegations' });

  /** The one a parameter names; otherwise a finding has been answered. */
  const named = (request: Context, name: string, find: (id: string) => Party | undefined): Party | undefined => {
    const id = query(request, name);
    if (id === undefined) delegationProblem(request, '00007', `?${name}`);
    const found = id === undefined ? undefined : find(id);
    if (id !== undefined && !found) delegationProblem(request, '00006', `?${name}`);
    return found;
  };
  const from = (request: Context) => named(request, 'from', (id) => delegations.client(id));
  const to = (request: Context) => named(request, 'to', (id) => delegations.recipient(id));
  const both = (request: Context) => {
    const client = from(request);
    const agent = client && to(request);
    return client && agent ? { client, agent } : undefined;
  };
  const route = (method: 'get' | 'post' | 'delete', path: string, answer: (request: Context) => void | Promise<void>) =>
    router[method](path, async (request) => {
      if (await isAdministered(context, delegations, request, method === 'get' ? 'read' : 'write'))
        await answer(request);
    });

  route('get', '/clients', (request) => {
    const listed = (name: string) => query(request, name)?.split(',');
    request.body = delegations.clients({ roles: listed('roles'), packages: listed('packages') });
  });
  route('get', '/agents', (request) => {
    request.body = delegations.agents();
  });
  route('post', '/agents', (request) => {
    const agent = to(request);
    if (agent) request.body = { toId: agent.id, changed: delegations.addAgent(agent) };
  });
  route('delete', '/agents', (request) => {
    const agent = to(request);
    if (!agent) return;
    if (!delegations.isAgent(agent)) return delegationProblem(request, '00028', '?to');
    if (query(request, 'cascade') !== 'true' && delegations.ofAgent(agent).length > 0)
      return delegationProblem(request, '00010', '?cascade');
    delegations.removeAgent(agent);
    bare(request, 204);
  });
  route('get', '/agents/accesspackages', (request) => {
    const agent = to(request);
    if (agent) request.body = delegations.ofAgent(agent);
  });
  route('get', '/clients/accesspackages', (request) => {
    const client = from(request);
    if (client) request.body = delegations.atClient(client);
  });
  for (const method of ['post', 'delete'] as const) {
    route(method, '/agents/accesspackages', async (request) => {
      const pair = both(request);
      if (!pair) return;
      const { client, agent } = pair;
      const wished = readValues(await readJson(request));
      if (!wished) return delegationProblem(request, '00007', '/values');
      if (!delegations.isAgent(agent)) return delegationProblem(request, '00028', '?to');
      if (wished.some(({ packages }) => packages.some((code) => !delegations.suits(agent, code))))
        return delegationProblem(request, '00033', '/values/packages');
      const give = method === 'post';
      if (give && wished.some(({ role, packages }) => !delegations.gives(client, role, packages)))
        return delegationProblem(request, '00027', '/values');
      request.body = wished.flatMap(({ role, packages }) =>
        packages.map((code) => delegations.set(agent, client, role, code, give)),
      );
    });
  }
  route('delete', '/agents/clients', (request) => {
    const pair = both(request);
    if (!pair) return;
    const { client, agent } = pair;
    const held = delegations.ofAgent(agent).filter((each) => each.client.id === client.id);
    if (held.length === 0) return delegationProblem(request, '00028', '?from');
    if (query(request, 'cascade') !== 'true') return delegationProblem(request, '00010', '?cascade');
    delegations.removeClient(agent, client);
    bare(request, 204);
  });

  const mine = async (request: Context, action: keyof typeof MY_SCOPES) => {
    const caller = await context.authority.caller(request);
    if (caller?.kind === 'person' && caller.issuer === 'altinn' && caller.scopes.has(MY_SCOPES[action]))
      return delegations.recipient(context.world.person(caller.personId)?.partyUuid ?? '');
    bare(request, caller?.issuer === 'altinn' ? 403 : 401);
    return undefined;
  };
  router.get('/my/clients', async (request) => {
    const person = await mine(request, 'read');
    if (person) request.body = delegations.ofAgent(person);
  });
  router.get('/my/clientproviders', async (request) => {
    const person = await mine(request, 'read');
    if (person) request.body = delegations.ofAgent(person).length > 0 ? [delegations.firm()] : [];
  });
  router.delete('/my/clients', async (request) => {
    const person = await mine(request, 'write');
    const client = person && from(request);
    if (!person || !client) return;
    delegations.removeClient(person, client);
    bare(request, 204);
  });
  router.delete('/my/clientproviders', async (request) => {
    const person = await mine(request, 'write');
    if (!person) return;
    delegations.removeAgent(person);
    bare(request, 204);
  });
  return router.routes();
};

/** Whether the caller administers the clients of the firm named; otherwise 401, 403 or a finding has been answered. */
async function isAdministered(
  context: PracticeContext,
  delegations: Delegations,
  request: Context,
  action: 'read' | 'write',
): Promise<boolean> {
  const caller = await context.authority.caller(request);
  if (caller?.issuer !== 'altinn') bare(request, 401);
  else if (!caller.scopes.has(SCOPES[action])) bare(request, 403);
  else {
    const id = query(request, 'party');
    if (id === undefined) delegationProblem(request, '00007', '?party');
    else if (id.toLowerCase() !== delegations.firm().id) delegationProblem(request, '00006', '?party');
    else if (
      !context.authority.may(caller, context.world.firm.organisationNumber, 'altinn_client_administration', action)
    )
      delegationProblem(request, '00026', '?party');
    else return true;
  }
  return false;
}

interface Value {
  readonly role: string;
  readonly packages: readonly string[];
}

function readValues(body: unknown): Value[] | undefined {
  const values = member(body, 'values');
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const read = values.map((each): Value => {
    const packages = member(each, 'packages');
    return { role: textMember(each, 'role') ?? '', packages: Array.isArray(packages) ? packages.map(String) : [] };
  });
  return read.every(({ role, packages }) => role in DELEGATING_ROLES && packages.length > 0) ? read : undefined;
}
