import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { altinnRefusal } from './problem.ts';

/** Which kind of system user may have it (reference/systemuser.md 7.1). */
const accessPackage = z.object({
  urn: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  /** Left out: not told, so Altinn itself decides when it is sent. */
  isDelegable: z.boolean().default(true),
  isAssignable: z.boolean().default(true),
});
const tree = z.array(
  z.object({ areas: z.array(z.object({ name: z.string(), packages: z.array(accessPackage).nullish() })).nullish() }),
);

export interface CataloguePackage {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly area: string;
  /** May stand in a system user for clients. */
  readonly forClients: boolean;
  /** May stand in the firm's own system user, and in a system that the portal lists. */
  readonly forOwn: boolean;
}

/** Every access package there is, by area. Open data, no token. */
export async function packageCatalogue(http: Http, platform: string): Promise<Outcome<CataloguePackage[]>> {
  const answer = await http.send({
    method: 'GET',
    url: `${platform}/accessmanagement/api/v1/meta/info/accesspackages/export`,
    headers: { accept: 'application/json', 'accept-language': 'nb' },
    retry: 'safe',
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
  const groups = answer.value.json(tree);
  if (!groups.ok) return groups;
  const found = groups.value
    .flatMap((group) => group.areas ?? [])
    .flatMap((area) => (area.packages ?? []).map((each) => [each.urn, viewOf(each, area.name)] as const));
  return ok([...new Map(found).values()]);
}

function viewOf(each: z.infer<typeof accessPackage>, area: string): CataloguePackage {
  return {
    urn: each.urn,
    name: each.name,
    description: each.description ?? '',
    area,
    forClients: each.isDelegable,
    forOwn: each.isAssignable,
  };
}
