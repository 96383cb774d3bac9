import Router from '@koa/router';
import type { Room } from '../core/context.ts';
import { bare, parameter, query, readJson } from '../core/http.ts';
import { type AccessPackage, findPackage, PACKAGE_PREFIX, PACKAGES, packageUrn } from '../core/packages.ts';
import type { Resource } from '../core/resources.ts';

const GROUP = '3757643a-316d-4d0e-a52b-4dc7cdebc0b4';
/** Areas of the catalogue, with the beginnings of their packages' codes. */
const AREAS = [
  {
    id: '7d32591d-34b7-4afc-8afa-013722f8c05d',
    name: 'Skatt, avgift, regnskap og toll',
    codes: ['merverdiavgift', 'skatt', 'krav', 'regnskap-'],
  },
  { id: '6f7f3b02-8b5a-4823-9468-0f4646d3a790', name: 'Personale', codes: ['a-ordning'] },
  {
    id: '64cbcdc8-01c9-448c-b3d2-eb9582beb3c2',
    name: 'Fullmakter for regnskapsfører',
    codes: ['regnskapsforer-'],
  },
  { id: '7df15290-f43c-4831-a1b4-3edfa43e526d', name: 'Fullmakter for revisor', codes: ['ansvarlig-', 'revisor'] },
  { id: 'f3daddb7-6e21-455e-b6d2-65a281375b6b', name: 'Fullmakter for forretningsfører', codes: ['forretningsforer-'] },
  {
    id: '5f75ab15-2bd4-4ee2-8ee1-6d8ad8d54b66',
    name: 'Administrere tilganger',
    codes: ['klientadministrator', 'tilgangsstyrer', 'hovedadministrator'],
  },
];

/** Open metadata about access packages and resources (reference: system user, 7.1 and 7.2). No token. */
export const metadataRoom: Room = ({ resources }) => {
  const router = new Router({ prefix: '/platform' });
  const opened = (accessPackage: AccessPackage) =>
    resources.all().filter((resource) => codesOf(resource).includes(accessPackage.code));
  const packageView = (accessPackage: AccessPackage) => ({
    id: accessPackage.id,
    name: accessPackage.name,
    urn: packageUrn(accessPackage.code),
    description: accessPackage.description,
    isDelegable: accessPackage.isDelegable,
    isAssignable: accessPackage.isAssignable,
    isResourcePolicyAvailable: true,
    resources: opened(accessPackage).map(packageResource),
  });
  const packages = '/accessmanagement/api/v1/meta/info/accesspackages';

  router.get(`${packages}/search`, (request) => {
    const term = (query(request, 'term') ?? '').toLowerCase();
    const found = PACKAGES.filter((item) =>
      `${item.name} ${item.code} ${item.description}`.toLowerCase().includes(term),
    );
    if (found.length === 0) return bare(request, 204);
    request.body = found.map((item) => ({ object: packageView(item), score: 1, fields: [] }));
  });
  router.get(`${packages}/export`, (request) => {
    const areas = AREAS.map(({ id, name, codes }) => ({
      id,
      name,
      urn: `accesspackage:area:${name.toLowerCase().replaceAll(' ', '_')}`,
      packages: PACKAGES.filter((item) => codes.some((code) => item.code.startsWith(code))).map(packageView),
    }));
    request.body = [{ id: GROUP, name: 'Allment', type: 'Organisasjon', areas }];
  });
  router.get(`${packages}/package/urn/:urn`, (request) => {
    const found = findPackage(parameter(request, 'urn'));
    if (!found) return bare(request, 404);
    request.body = packageView(found);
  });
  router.get(`${packages}/package/:id`, (request) => {
    const found = PACKAGES.find((item) => item.id === parameter(request, 'id'));
    if (!found) return bare(request, 404);
    request.body = packageView(found);
  });
  router.get(`${packages}/package/:id/resources`, (request) => {
    const found = PACKAGES.find((item) => item.id === parameter(request, 'id'));
    if (!found) return bare(request, 404);
    request.body = opened(found).map(packageResource);
  });

  const registry = '/resourceregistry/api/v1/resource';
  router.get(`${registry}/resourcelist`, (request) => {
    request.body = resources.all().map(resourceView);
  });
  router.post(`${registry}/bysubjects`, async (request) => {
    const input = await readJson(request);
    const urns = Array.isArray(input) ? input.map(String) : [];
    const data = urns.flatMap((urn) => {
      const found = findPackage(urn);
      return found ? [{ subject: subject(found.code), resources: opened(found).map(reference) }] : [];
    });
    request.body = { links: {}, data };
  });
  router.get(`${registry}/:id`, (request) => {
    const found = resources.get(parameter(request, 'id'));
    if (!found) return bare(request, 404);
    request.body = resourceView(found);
  });
  router.get(`${registry}/:id/policy/subjects`, (request) => {
    const found = resources.get(parameter(request, 'id'));
    if (!found) return bare(request, 404);
    request.body = { links: {}, data: codesOf(found).map(subject) };
  });
  router.get(`${registry}/:id/policy/rights`, (request) => {
    const found = resources.get(parameter(request, 'id'));
    if (!found) return bare(request, 404);
    request.body = Object.entries(found.actions).map(([action, codes]) => ({
      action: { type: 'urn:oasis:names:tc:xacml:1.0:action:action-id', value: action },
      resource: [{ type: 'urn:altinn:resource', value: found.id }],
      subjects: codes.map(subject),
      rightKey: `${found.id}:${action}`,
      subjectTypes: ['urn:altinn:accesspackage'],
    }));
  });
  return router.routes();
};

function codesOf(resource: Resource): readonly string[] {
  return [...new Set(Object.values(resource.actions).flat())];
}

function subject(code: string) {
  return { type: PACKAGE_PREFIX.slice(0, -1), value: code, urn: packageUrn(code) };
}

function reference(resource: Resource) {
  return { type: 'urn:altinn:resource', value: resource.id, urn: `urn:altinn:resource:${resource.id}` };
}

function packageResource(resource: Resource) {
  return {
    id: resource.id,
    name: resource.title,
    refId: resource.id,
    provider: { name: resource.owner.name },
    type: resource.type,
  };
}

function resourceView(resource: Resource) {
  const { title, owner } = resource;
  return {
    identifier: resource.id,
    title: { nb: title, nn: title, en: title },
    status: 'Completed',
    delegable: true,
    visible: true,
    hasCompetentAuthority: { organization: owner.organisationNumber, orgcode: owner.code, name: { nb: owner.name } },
    resourceReferences: [],
    resourceType: resource.type,
  };
}
