import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter, query, readJson } from '../core/http.ts';
import { type Change, type ChangeRequest, ChangeRequests } from './change-requests.ts';
import { decodeToken, page } from './paging.ts';
import { isGuid, modelProblem, problem } from './problems.ts';
import { contentFault } from './request-rules.ts';
import { member, readPackages, readRights, textMember } from './system-body.ts';
import { Systems } from './systems.ts';
import { iso, organisationCaller, vendorOf } from './wire.ts';

const READ = 'altinn:authentication/systemuser.request.read';
const WRITE = 'altinn:authentication/systemuser.request.write';
const ROOT = '/platform/authentication/api/v1/systemuser/changerequest';

/** A vendor's requests to change standard system users (reference: system user, 4.7). */
export const changeRequestRoom: Room = (context) => {
  const api = new ChangeRequestApi(context);
  const router = new Router({ prefix: `${ROOT}/vendor` });
  router.post('/', (request) => api.create(request));
  router.get('/byexternalref/:systemId/:orgNo/:externalRef', (request) => api.byTriple(request));
  router.get('/bysystem/:systemId', (request) => api.bySystem(request));
  router.get('/:requestId', (request) => api.read(request));
  router.delete('/:requestId', (request) => api.delete(request));
  return router.routes();
};

class ChangeRequestApi {
  readonly #context: PracticeContext;
  readonly #changes: ChangeRequests;
  readonly #systems: Systems;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#changes = new ChangeRequests(context);
    this.#systems = new Systems(context);
  }

  async create(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, WRITE);
    if (!caller) return;
    const [id, userId] = [query(request, 'correlation-id'), query(request, 'system-user-id')];
    if (id === undefined || id === userId) {
      request.status = 400;
      request.body = 'The correlation-id is missing, or the same as the system-user-id.';
      return;
    }
    if (!isGuid(request, 'correlation-id', id) || !isGuid(request, 'system-user-id', userId ?? '')) return;
    const existing = this.#changes.find(id);
    if (existing) {
      this.#answer(request, existing, vendorOf(caller));
      return;
    }
    const user = this.#context.access.systemUser((userId ?? '').toLowerCase());
    const system = user && this.#systems.find(user.systemId);
    if (user?.kind !== 'standard' || !system) return problem(request, '00015');
    if (user.vendor !== vendorOf(caller)) return bare(request, 401);
    const body = await readJson(request);
    const change = readChange(body);
    const wished = {
      ...change,
      id: id.toLowerCase(),
      systemUserId: user.id,
      systemId: user.systemId,
      party: user.owner,
      externalRef: user.externalRef,
      redirectUrl: textMember(body, 'redirectUrl') || undefined,
    };
    if (Object.values(change).every((list) => list.length === 0)) {
      // Kept nowhere: there is nothing to answer.
      request.body = this.#view({ ...wished, status: 'NoChangeNeeded', created: this.#context.clock.now() }, true);
      return;
    }
    const fault = contentFault(
      { ...wished, kind: 'standard', rights: change.requiredRights, accessPackages: change.requiredAccessPackages },
      system,
      { mayBeEmpty: true },
    );
    if (fault) return problem(request, fault.code, fault.extension);
    request.status = 201;
    const made = this.#changes.add(wished);
    request.set('location', `${this.#context.origin()}${ROOT}/vendor/${made.id}`);
    request.body = this.#view(made, true);
  }

  async read(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    const id = parameter(request, 'requestId');
    if (!caller || !isGuid(request, 'requestId', id)) return;
    this.#answer(request, this.#changes.find(id), vendorOf(caller));
  }

  async byTriple(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    if (!caller) return;
    const [systemId, party, externalRef] = ['systemId', 'orgNo', 'externalRef'].map((name) => parameter(request, name));
    this.#answer(request, this.#changes.byTriple(systemId ?? '', party ?? '', externalRef ?? ''), vendorOf(caller));
  }

  async bySystem(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, READ);
    if (!caller) return;
    const system = this.#systems.find(parameter(request, 'systemId'));
    if (!system || system.vendor !== vendorOf(caller)) return problem(request, '00011');
    const token = query(request, 'token');
    const after = token === undefined ? '' : decodeToken(token);
    if (typeof after !== 'string') return modelProblem(request, { token: ['The token is not valid.'] });
    // Loses one per page, as the other lists of requests do (9.4).
    const left = this.#changes.bySystem(system.id).filter((item) => item.id > after);
    const result = page(left, request.path.replace(/^\/platform/, ''), (item) => item.id);
    request.body = { ...result, data: result.data.map((item) => this.#view(item, false)) };
  }

  async delete(request: Context): Promise<void> {
    const caller = await organisationCaller(request, this.#context.authority, WRITE);
    const id = parameter(request, 'requestId');
    if (!caller || !isGuid(request, 'requestId', id)) return;
    if (!this.#changes.delete(id)) return problem(request, '00010');
    bare(request, 202);
  }

  #answer(request: Context, found: ChangeRequest | undefined, vendor: string): void {
    if (!found) problem(request, '00010');
    else if (this.#systems.find(found.systemId)?.vendor !== vendor) problem(request, '00011');
    else request.body = this.#view(found, true);
  }

  #view(
    item: Omit<ChangeRequest, 'status'> & { readonly status: string },
    withConfirmUrl: boolean,
  ): Record<string, unknown> {
    return {
      id: item.id,
      externalRef: item.externalRef,
      systemId: item.systemId,
      systemUserId: item.systemUserId,
      partyOrgNo: item.party,
      requiredRights: item.requiredRights,
      unwantedRights: item.unwantedRights,
      requiredAccessPackages: item.requiredAccessPackages,
      unwantedAccessPackages: item.unwantedAccessPackages,
      status: item.status,
      ...(item.redirectUrl === undefined ? {} : { redirectUrl: item.redirectUrl }),
      ...(withConfirmUrl
        ? {
            confirmUrl: `${this.#context.origin()}/portal/accessmanagement/ui/systemuser/changerequest?id=${item.id}&DONTCHOOSEREPORTEE=true`,
          }
        : {}),
      created: iso(item.created),
      timedOut: item.status === 'New' && this.#changes.isTimedOut({ ...item, status: 'New' }),
    };
  }
}

function readChange(body: unknown): Change {
  return {
    requiredRights: readRights(member(body, 'requiredRights')),
    unwantedRights: readRights(member(body, 'unwantedRights')),
    requiredAccessPackages: readPackages(member(body, 'requiredAccessPackages')),
    unwantedAccessPackages: readPackages(member(body, 'unwantedAccessPackages')),
  };
}
