import type { PracticeContext } from '../core/context.ts';
import { findPackage } from '../core/packages.ts';
import type { Resource } from '../core/resources.ts';
import type { Json } from './answers.ts';
import { type Localization, nb } from './content.ts';
import { DIALOG_TYPES, RESOURCE_PREFIX } from './resources.ts';

type Pick = (values: readonly Localization[]) => readonly Localization[];

/** One service of the catalogue: who owns it and which packages open it. */
function item(context: PracticeContext, resource: Resource, pick: Pick): Json {
  const origin = context.origin();
  const metadata = `${origin}/platform/resourceregistry/api/v1/resource/${resource.id}`;
  return {
    serviceResource: {
      id: `${RESOURCE_PREFIX}${resource.id}`,
      resourceType: resource.type,
      status: 'Active',
      isDelegable: true,
      minimumAuthenticationLevel: resource.level ?? 3,
      name: pick(nb(resource.title)),
      links: { metadata },
    },
    roles: [],
    accessPackages: [...context.resources.packages(resource.id, 'read')].map((urn) => ({
      urn,
      name: pick(nb(findPackage(urn)?.name ?? urn)),
      links: { metadata: `${origin}/platform/accessmanagement/api/v1/meta/info/accesspackages/package/urn/${urn}` },
    })),
    serviceOwner: {
      orgNumber: resource.owner.organisationNumber,
      code: resource.owner.code,
      name: pick(nb(resource.owner.name)),
    },
  };
}

/** Services that hold dialogs; all of them, or those with the given ids. */
export function catalogue(context: PracticeContext, pick: Pick, ids?: ReadonlySet<string>): Json {
  const resources = context.resources
    .all()
    .filter(({ id, type }) => DIALOG_TYPES.has(type.toLowerCase()) && (ids === undefined || ids.has(id)));
  return { items: resources.map((resource) => item(context, resource, pick)) };
}
