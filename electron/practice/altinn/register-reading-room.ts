import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter } from '../core/http.ts';
import { portalPerson } from './portal-api.ts';
import { type RegisteredSystem, Systems } from './systems.ts';

/** The portal's reading of the register: what an owner can choose among, and what is in it (reference: system user, 3.1). */
export const registerReadingRoom: Room = (context) => {
  const systems = new Systems(context);
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemregister' });
  router.get('/', async (request) => {
    if (!(await portalPerson(context, request))) return;
    const visible = systems.all().filter((system) => !system.isDeleted && system.isVisible);
    request.body = visible.map(shortForm);
  });
  const one = (path: string, answer: (system: RegisteredSystem) => unknown) =>
    router.get(path, async (request) => {
      const system = await find(context, systems, request);
      if (system) request.body = answer(system);
    });
  one('/:systemId', shortForm);
  one('/:systemId/rights', (system) => system.rights);
  one('/:systemId/accesspackages', (system) => system.accessPackages);
  return router.routes();
};

async function find(context: PracticeContext, systems: Systems, request: Context) {
  if (!(await portalPerson(context, request))) return undefined;
  const system = systems.find(parameter(request, 'systemId'));
  if (system && !system.isDeleted) return system;
  bare(request, 404);
  return undefined;
}

/** Short form of a system, as its vendor and the portal list it. */
export function shortForm(system: RegisteredSystem): Record<string, unknown> {
  return {
    systemId: system.id,
    systemVendorOrgNumber: system.vendor,
    systemVendorOrgName: '',
    name: system.name,
    description: system.description,
    rights: system.rights,
    accessPackages: system.accessPackages,
    isVisible: system.isVisible,
  };
}
