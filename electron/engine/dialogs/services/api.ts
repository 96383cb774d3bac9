import { z } from 'zod';
import type { Names } from '../../../../shared/contract/message-services.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Http } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';

const PREFIX = 'urn:altinn:resource:';
/** The whole catalogue is some thousand services of about a kilobyte. */
const CATALOGUE_BYTES = 30_000_000;
/** Of a system user's token: what every service can be opened with that does not say more (reference/dialogporten.md 1.5). */
const ORDINARY_LEVEL = 3;
/** The server takes no more (reference/dialogporten.md 2.7). */
const PARTIES_AT_A_TIME = 100;

const localized = z
  .array(z.object({ value: z.string(), languageCode: z.string() }))
  .nullish()
  .transform((texts): Names => Object.fromEntries((texts ?? []).map((text) => [text.languageCode, text.value])));
const opener = z.object({ urn: z.string(), name: localized });

const item = z.object({
  serviceResource: z.object({
    id: z.string().min(1),
    resourceType: z.string().nullish(),
    minimumAuthenticationLevel: z.number().int().catch(ORDINARY_LEVEL),
    name: localized,
  }),
  roles: z.array(opener).nullish(),
  accessPackages: z.array(opener).nullish(),
  serviceOwner: z.object({ orgNumber: z.string().nullish(), code: z.string().nullish(), name: localized }).nullish(),
});
/** Tolerant: one service in a shape we do not know must not hide the others. */
const list = z.object({ items: z.array(z.unknown()).nullish(), isFullCatalogueFallback: z.boolean().nullish() });

export interface CatalogueService {
  /** `urn:altinn:resource:…`, as messages name it. */
  readonly id: string;
  readonly type: string;
  readonly names: Names;
  readonly level: number;
  readonly owner: { readonly code: string; readonly organisationNumber: string | null; readonly names: Names };
  /** Codes without prefix. */
  readonly packages: readonly { readonly code: string; readonly names: Names }[];
  readonly roles: readonly { readonly code: string; readonly names: Names }[];
}

/** Dialogporten's lists of services (reference/dialogporten.md 2.7). Neither marks anything. */
export class ServicesApi {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, dialogporten: string) {
    this.#http = http;
    this.#base = `${dialogporten}/api/v1`;
  }

  /** Every service there is: open data, no token. */
  async catalogue(): Promise<Outcome<readonly CatalogueService[]>> {
    const read = await this.#read('/metadata/serviceresources');
    return read.ok ? ok(read.value.services) : read;
  }

  /**
   * Services that the token opens at one of these parties at least; undefined when the server answered with its whole catalogue
   * instead, which says nothing of what may be seen.
   */
  async opened(bearer: string, parties: readonly string[]): Promise<Outcome<ReadonlySet<string> | undefined>> {
    const found = new Set<string>();
    for (let start = 0; start < parties.length; start += PARTIES_AT_A_TIME) {
      const query = new URLSearchParams(
        parties.slice(start, start + PARTIES_AT_A_TIME).map((party) => ['party', party]),
      );
      const read = await this.#read(`/enduser/serviceresources?${query}`, bearer);
      if (!read.ok) return read;
      if (read.value.isFallback) return ok(undefined);
      for (const { id } of read.value.services) found.add(id);
    }
    return ok(found);
  }

  async #read(
    path: string,
    bearer?: string,
  ): Promise<Outcome<{ services: readonly CatalogueService[]; isFallback: boolean }>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: this.#base + path,
      headers: { accept: 'application/json' },
      ...(bearer === undefined ? {} : { bearer }),
      maxBytes: CATALOGUE_BYTES,
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return dialogRefusal(answer.value);
    const body = answer.value.json(list);
    if (!body.ok) return body;
    const items = body.value.items ?? [];
    const services = items.flatMap((each) => {
      const parsed = item.safeParse(each);
      return parsed.success ? [serviceOf(parsed.data)] : [];
    });
    if (items.length > 0 && services.length === 0)
      return fail('http.unexpectedAnswer', { params: { element: 'serviceResource' }, retryable: true });
    return ok({ services, isFallback: body.value.isFullCatalogueFallback === true });
  }
}

function serviceOf({ serviceResource, roles, accessPackages, serviceOwner }: z.infer<typeof item>): CatalogueService {
  return {
    id: serviceId(serviceResource.id),
    type: (serviceResource.resourceType ?? '').toLowerCase(),
    names: serviceResource.name,
    level: serviceResource.minimumAuthenticationLevel,
    owner: {
      code: serviceOwner?.code ?? '',
      organisationNumber: serviceOwner?.orgNumber ?? null,
      names: serviceOwner?.name ?? {},
    },
    packages: (accessPackages ?? []).map(openerOf),
    roles: (roles ?? []).map(openerOf),
  };
}

const openerOf = ({ urn, name }: z.infer<typeof opener>) => ({
  code: urn.slice(urn.lastIndexOf(':') + 1),
  names: name,
});

const serviceId = (id: string): string => (id.startsWith(PREFIX) ? id : PREFIX + id);
