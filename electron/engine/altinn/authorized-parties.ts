import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { altinnRefusal } from './problem.ts';

const PACKAGE = 'urn:altinn:accesspackage:';

const unit = z.object({
  organizationNumber: z.string().nullish(),
  authorizedAccessPackages: z.array(z.string()).nullish(),
  authorizedRoles: z.array(z.string()).nullish(),
});
const parties = z.object({
  data: z.array(unit.extend({ subunits: z.array(unit).nullish() })),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

/** What somebody holds for a party. */
export interface Held {
  /** Full URNs. */
  readonly packages: readonly string[];
  /** Role codes as Altinn has them: `REGNA`, `A0239`, `DAGL`. */
  readonly roles: readonly string[];
}

export interface AuthorizedParties {
  /** By organisation number. */
  readonly organisations: ReadonlyMap<string, Held>;
  /** False: an organisation that is not there may be on a page that was not read. */
  readonly complete: boolean;
}

/**
 * Whom the holder of an Altinn token may act for, and with what (reference/systemuser.md 6.4). Packages come with or without
 * their prefix. Nobody is without a party of their own, so an empty list tells nothing.
 */
export async function authorizedParties(
  http: Http,
  platform: string,
  token: string,
): Promise<Outcome<AuthorizedParties>> {
  const path = '/accessmanagement/api/v1/enduser/authorizedparties?includeAccessPackages=true&includeRoles=true';
  const answer = await http.send({
    method: 'GET',
    url: `${platform}${path}`,
    headers: { accept: 'application/json' },
    bearer: token,
    retry: 'safe',
    timeoutMs: 20_000,
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
  const read = answer.value.json(parties);
  if (!read.ok) return read;
  const { data, links } = read.value;
  const found = data.flatMap(({ subunits, ...main }) => [main, ...(subunits ?? [])]);
  return ok({
    organisations: new Map(
      found.flatMap(({ organizationNumber: number, authorizedAccessPackages, authorizedRoles }) =>
        number
          ? [[number, { packages: (authorizedAccessPackages ?? []).map(urnOf), roles: authorizedRoles ?? [] }]]
          : [],
      ),
    ),
    complete: data.length > 0 && !links?.next,
  });
}

const urnOf = (name: string): string => (name.startsWith('urn:') ? name : `${PACKAGE}${name}`);
