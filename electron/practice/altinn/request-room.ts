import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter, query, readJson } from '../core/http.ts';
import { decodeToken, page } from './paging.ts';
import { isGuid, modelProblem, problem } from './problems.ts';
import { contentFault } from './request-rules.ts';
import { type NewRequest, type RequestKind, Requests, type SystemUserRequest } from './requests.ts';
import { member, readPackages, readRights, textMember } from './system-body.ts';
import { Systems } from './systems.ts';
import { iso, organisationCaller, vendorOf } from './wire.ts';

const READ = 'altinn:authentication/systemuser.request.read';
const WRITE = 'altinn:authentication/systemuser.request.write';
const ROOT = '/platform/authentication/api/v1/systemuser/request';

/** What a standard request of the same triple is answered with, by its status; a timed-out one counts for nothing. */
const COLLISIONS = { Accepted: '00006', New: '00007', Denied: '00008', Rejected: '00009', Timedout: '00007' } as const;

/** A vendor's requests for system users (reference: system user, 4.1 to 4.5). */
export const requestRoom: Room = (context) => {
  const rooms = { standard: new RequestApi(context, 'standard'), agent: new RequestApi(context, 'agent') };
  const router = new Router({ prefix: `${ROOT}/vendor` });
  // Fixed paths before those with a request id.
  for (const [kind, prefix] of [
    ['agent', '/agent'],
    ['standard', ''],
  ] as const) {
    router.post(prefix || '/', (request) => rooms[kind].create(request));
    router.get(`${prefix}/byexternalref/:systemId/:orgNo/:externalRef`, (request) => rooms[kind].byTriple(request));
    router.get(`${prefix}/bysystem/:systemId`, (request) => rooms[kind].bySystem(request));
    router.get(`${prefix}/:requestId`, (request) => rooms[kind].read(request));
  }
  router.delete('/:requestId', (request) => rooms.standard.delete(request));
  return router.routes();
};

class RequestApi {
  readonly #context: PracticeContext;
  readonly #kind: RequestKind;
  readonly #requests: Requests;
  readonly #systems: Systems;

  constructor(context: PracticeContext, kind: RequestKind) {
    this.#context = context;
    this.#kind = kind;
    this.#requests = new Requests(context);
    this.#systems = new Systems(context);
  }

  async create(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, WRITE);
    if (!caller) return;
    const wished = readRequest(await readJson(request), this.#kind);
    if ('errors' in wished) return modelProblem(request, wished.errors);
    const { systemId, party, externalRef } = wished;
    const sameTriple = (item: { systemId: string; owner: string; externalRef: string }) =>
      item.systemId === systemId && item.owner === party && item.externalRef === externalRef;
    if (this.#context.access.systemUsers().some(sameTriple)) return problem(request, '00004');
    const existing = this.#requests.byTriple(this.#kind, systemId, party, externalRef);
    if (existing) {
      // The new body is ignored, also when it asks for something else.
      request.body = this.#view(existing, true);
      return;
    }
    const system = this.#systems.find(systemId);
    if (!system || system.isDeleted) return problem(request, '00011');
    const standard = this.#requests.byTriple('standard', systemId, party, externalRef);
    if (standard) return problem(request, COLLISIONS[standard.status]);
    if (system.vendor !== vendorOf(caller)) return problem(request, '00011');
    if (!this.#context.world.unit(party)) return problem(request, '00000');
    const fault = contentFault(wished, system);
    if (fault) return problem(request, fault.code, fault.extension);
    const made = this.#requests.add({ ...wished, title: wished.title || (system.name.nb ?? '') });
    request.status = 201;
    request.set('location', `${this.#context.origin()}${ROOT}/${made.id}`);
    request.body = this.#view(made, true);
  }

  async read(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    const id = parameter(request, 'requestId');
    if (!caller || !isGuid(request, 'requestId', id)) return;
    this.#answer(request, this.#requests.find(id, this.#kind), vendorOf(caller));
  }

  async byTriple(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    if (!caller) return;
    const [systemId, party, externalRef] = ['systemId', 'orgNo', 'externalRef'].map((name) => parameter(request, name));
    const found = this.#requests.byTriple(this.#kind, systemId ?? '', party ?? '', externalRef ?? '');
    this.#answer(request, found, vendorOf(caller));
  }

  async bySystem(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    if (!caller) return;
    const system = this.#systems.find(parameter(request, 'systemId'));
    if (!system || system.vendor !== vendorOf(caller)) return problem(request, '00011');
    const token = query(request, 'token');
    const after = token === undefined ? '' : decodeToken(token);
    if (typeof after !== 'string') return modelProblem(request, { token: ['The token is not valid.'] });
    // "Greater than" the first item that was not returned: one item is lost per page, as with the real service (9.4).
    const left = this.#requests.bySystem(this.#kind, system.id).filter((item) => item.id > after);
    const result = page(left, request.path.replace(/^\/platform/, ''), (item) => item.id);
    request.body = { ...result, data: result.data.map((item) => this.#view(item, false)) };
  }

  /** Both kinds, any status, and no check of who asked for it (4.5). */
  async delete(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, WRITE);
    const id = parameter(request, 'requestId');
    if (!caller || !isGuid(request, 'requestId', id)) return;
    if (!this.#requests.delete(id)) return problem(request, '00010');
    bare(request, 202);
  }

  #answer(request: Context, found: SystemUserRequest | undefined, vendor: string): void {
    if (!found) problem(request, '00010');
    else if (this.#systems.find(found.systemId)?.vendor !== vendor) problem(request, '00011');
    else request.body = this.#view(found, true);
  }

  #view(item: SystemUserRequest, withConfirmUrl: boolean): Record<string, unknown> {
    const page = item.kind === 'agent' ? 'agentrequest' : 'request';
    return {
      id: item.id,
      integrationTitle: item.title,
      externalRef: item.externalRef,
      systemId: item.systemId,
      partyOrgNo: item.party,
      ...(item.kind === 'standard' ? { rights: item.rights } : {}),
      accessPackages: item.accessPackages,
      status: item.status,
      ...(item.redirectUrl === undefined ? {} : { redirectUrl: item.redirectUrl }),
      ...(withConfirmUrl
        ? {
            confirmUrl: `${this.#context.origin()}/portal/accessmanagement/ui/systemuser/${page}?id=${item.id}&DONTCHOOSEREPORTEE=true`,
          }
        : {}),
      escalated: item.escalated,
      created: iso(item.created),
      ...(item.kind === 'agent' ? { userType: 'agent' } : {}),
      timedOut: this.#requests.isTimedOut(item),
    };
  }
}

function readRequest(input: unknown, kind: RequestKind): NewRequest | { readonly errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {};
  const systemId = textMember(input, 'systemId');
  const party = textMember(input, 'partyOrgNo');
  if (!systemId) errors.SystemId = ['The SystemId field is required.'];
  if (!party) errors.PartyOrgNo = ['The PartyOrgNo field is required.'];
  if (kind === 'agent' && member(input, 'accessPackages') === undefined) {
    errors.AccessPackages = ['The AccessPackages field is required.'];
  }
  if (!systemId || !party || Object.keys(errors).length > 0) return { errors };
  return {
    kind,
    systemId,
    party,
    externalRef: textMember(input, 'externalRef') || party,
    title: textMember(input, 'integrationTitle') ?? '',
    rights: kind === 'standard' ? readRights(member(input, 'rights')) : [],
    accessPackages: readPackages(member(input, 'accessPackages')),
    redirectUrl: textMember(input, 'redirectUrl') || undefined,
  };
}
