import Router from '@koa/router';
import type { Context } from 'koa';
import type { Room } from '../core/context.ts';
import { parameter } from '../core/http.ts';
import { ChangeRequests } from './change-requests.ts';
import { type Act, Decisions, type Hindrance } from './decisions.ts';
import { partyOf, portalPerson } from './portal-api.ts';
import { isGuid, problem } from './problems.ts';
import { Requests, type SystemUserRequest } from './requests.ts';
import { iso } from './wire.ts';

const ACTS: readonly Act[] = ['approve', 'reject', 'escalate'];

/** What the portal's own pages ask about requests (reference: system user, 4.6). */
export const portalRequestsRoom: Room = (context) => {
  const [requests, changes, decisions] = [new Requests(context), new ChangeRequests(context), new Decisions(context)];
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemuser' });

  for (const [kind, prefix, unknown, foreign] of [
    ['agent', '/request/agent', '00030', '00042'],
    ['standard', '/request', '00010', '00041'],
  ] as const) {
    router.get(`${prefix}/:partyId/:orgno/pending`, async (request) => {
      if (!(await portalPerson(context, request)) || !partyOf(context, request)) return;
      const waiting = requests.pending(parameter(request, 'orgno')).filter((item) => item.kind === kind);
      request.body = waiting.filter((item) => item.escalated).map(view);
    });
    router.get(`${prefix}/:id`, async (request) => {
      const id = parameter(request, 'id');
      if (!(await portalPerson(context, request)) || !isGuid(request, 'requestId', id)) return;
      const found = requests.find(id, kind);
      if (found) request.body = view(found);
      else problem(request, unknown);
    });
    for (const act of ACTS) {
      router.post(`${prefix}/:partyId/:id/${act}`, async (request) => {
        const id = parameter(request, 'id');
        const person = await portalPerson(context, request);
        const party = person && partyOf(context, request);
        if (!person || !party || !isGuid(request, 'requestId', id)) return;
        const item = requests.find(id, kind);
        if (!item) return problem(request, unknown);
        if (item.party !== party) return problem(request, foreign);
        answer(request, decisions.decide(person, item, act));
      });
    }
  }

  for (const act of ['approve', 'reject'] as const) {
    router.post(`/changerequest/:partyId/:id/${act}`, async (request) => {
      const id = parameter(request, 'id');
      const person = await portalPerson(context, request);
      const party = person && partyOf(context, request);
      if (!person || !party || !isGuid(request, 'requestId', id)) return;
      const item = changes.find(id);
      if (!item) return problem(request, '00010');
      if (item.party !== party) return problem(request, '00041');
      answer(request, decisions.decideChange(person, item, act));
    });
  }
  return router.routes();
};

function answer(request: Context, hindrance: Hindrance | undefined): void {
  if (hindrance) problem(request, hindrance.code);
  else request.body = true;
}

function view(item: SystemUserRequest): Record<string, unknown> {
  return {
    id: item.id,
    integrationTitle: item.title,
    externalRef: item.externalRef,
    systemId: item.systemId,
    partyOrgNo: item.party,
    rights: item.rights,
    accessPackages: item.accessPackages,
    status: item.status,
    escalated: item.escalated,
    created: iso(item.created),
    userType: item.kind,
  };
}
