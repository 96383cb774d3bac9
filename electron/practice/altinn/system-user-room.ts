import Router from '@koa/router';
import type { SystemUser } from '../core/access.ts';
import type { Room } from '../core/context.ts';
import { parameter, query } from '../core/http.ts';
import { decodeToken, page } from './paging.ts';
import { modelProblem, plainProblem, problem } from './problems.ts';
import { Systems } from './systems.ts';
import { organisationCaller, vendorOf } from './wire.ts';

/** A vendor's reading of system users (reference: system user, 5). */
export const systemUserRoom: Room = (context) => {
  const systems = new Systems(context);
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemuser/vendor' });

  // A GET that needs the write scope of requests (0.4).
  router.get('/byquery', async (request) => {
    const caller = await organisationCaller(
      request,
      context.authority,
      'altinn:authentication/systemuser.request.write',
    );
    if (!caller) return;
    const owner = query(request, 'orgno');
    const externalRef = query(request, 'external-ref') ?? owner;
    const found = context.access
      .systemUsers()
      .find(
        (user) =>
          user.systemId === query(request, 'system-id') &&
          user.owner === owner &&
          user.externalRef === externalRef &&
          user.vendor === vendorOf(caller),
      );
    if (!found) return plainProblem(request, 404, 'Not Found');
    request.body = view(found);
  });

  router.get('/bysystem/:systemId', async (request) => {
    const caller = await organisationCaller(request, context.authority, 'altinn:authentication/systemregister.write');
    if (!caller) return;
    const system = systems.find(parameter(request, 'systemId'));
    if (!system || system.vendor !== vendorOf(caller)) return problem(request, '00011');
    const token = query(request, 'token');
    const from = token === undefined ? 0 : decodeToken(token);
    if (typeof from !== 'number') return modelProblem(request, { token: ['The token is not valid.'] });
    const left = context.access.systemUsers().filter((user) => user.systemId === system.id && user.sequence >= from);
    const result = page(left, request.path.replace(/^\/platform/, ''), (user) => user.sequence);
    request.body = { ...result, data: result.data.map(view) };
  });
  return router.routes();
};

/** Packages are not part of it. */
export function view(user: SystemUser): Record<string, unknown> {
  return {
    id: user.id,
    integrationTitle: user.title,
    systemId: user.systemId,
    productName: '',
    reporteeOrgNo: user.owner,
    created: user.created,
    isDeleted: false,
    supplierName: '',
    supplierOrgno: user.vendor,
    externalRef: user.externalRef,
    userType: user.kind,
  };
}
