import Router from '@koa/router';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query } from '../core/http.ts';
import { PACKAGE_PREFIX } from '../core/packages.ts';
import type { Caller } from '../core/types.ts';
import type { WorldUnit } from '../core/world.ts';

const SCOPE = 'altinn:accessmanagement/authorizedparties';

/**
 * Whom the caller may act for (reference: system user, 6.4). Packages come without their prefix, and only when asked for;
 * main units with their sub-units one level down; a person stands in their own list.
 */
export const authorizedPartiesRoom: Room = (context) => {
  const router = new Router();
  router.get('/platform/accessmanagement/api/v1/enduser/authorizedparties', async (request) => {
    const caller = await context.authority.caller(request);
    if (caller?.issuer !== 'altinn' || caller.kind === 'vendor') return bare(request, 401);
    if (!caller.scopes.has(SCOPE)) return bare(request, 403);
    const withPackages = query(request, 'includeAccessPackages') === 'true';
    request.body = { links: {}, data: [...self(context, caller), ...organisations(context, caller, withPackages)] };
  });
  return router.routes();
};

const nothing = { authorizedRoles: [], authorizedResources: [], authorizedInstances: [] };

function self({ world }: PracticeContext, caller: Caller): object[] {
  const person = caller.kind === 'person' ? world.person(caller.personId) : undefined;
  if (!person) return [];
  const { partyUuid, partyId, name, id } = person;
  const own = { partyUuid, partyId, name, personId: id, organizationNumber: null, type: 'Person', unitType: null };
  return [
    { ...own, isDeleted: false, onlyHierarchyElementWithNoAccess: false, authorizedAccessPackages: [], ...nothing },
  ];
}

function organisations({ authority, world }: PracticeContext, caller: Caller, withPackages: boolean): object[] {
  const reached = new Set(authority.parties(caller));
  const entry = (unit: WorldUnit, subunits: object[]) => ({
    partyUuid: unit.partyUuid,
    partyId: unit.partyId,
    name: unit.name,
    organizationNumber: unit.organisationNumber,
    personId: null,
    type: 'Organization',
    unitType: unit.form,
    isDeleted: false,
    onlyHierarchyElementWithNoAccess: !reached.has(unit.organisationNumber),
    authorizedAccessPackages: withPackages
      ? [...authority.packagesFor(caller, unit.organisationNumber)].map((urn) => urn.slice(PACKAGE_PREFIX.length))
      : [],
    ...nothing,
    subunits,
  });
  return world.units
    .filter((unit) => unit.parent === undefined)
    .flatMap((main) => {
      const below = world.subUnits(main.organisationNumber).filter((unit) => reached.has(unit.organisationNumber));
      if (!reached.has(main.organisationNumber) && below.length === 0) return [];
      const subunits = below.map((unit) => entry(unit, []));
      return [entry(main, subunits)];
    });
}
