/** What whoever is logged in may do with VAT returns, client by client: what they hold against what the app's policy asks for. */
import type { May } from '../../shared/contract/filing-rights.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { partiesScope } from './access/scopes.ts';
import { type AuthorizedParties, authorizedParties } from './altinn/authorized-parties.ts';
import { Resources } from './altinn/resources.ts';
import type { Audit } from './audit/audit.ts';
import type { Endpoints } from './environments.ts';
import type { Http } from './http/http.ts';
import type { PersonLogin } from './idporten/login.ts';
import type { RightsTold } from './mva/ports.ts';

/** Packages whose holders may do each of the two; null: the policy could not be read. */
export interface MvaPolicy {
  readonly fillIn: readonly string[] | null;
  readonly sign: readonly string[] | null;
}

/** As the app's policy once had them (reference/mva-melding.md 5.1): who has one may, but who has none may still have a package. */
const ROLES = {
  fillIn: ['REGNA', 'A0237', 'A0238', 'A0240', 'A0239', 'SISKD', 'KNUF'],
  sign: ['A0239', 'SISKD', 'KNUF'],
} as const;

/** Whoever is not in a list that was read to its end may do nothing; what is missing for a "no" is not known. */
export function rightsFrom({ organisations, complete }: AuthorizedParties, policy: MvaPolicy): RightsTold {
  return (organisationNumber) => {
    const held = organisations.get(organisationNumber);
    const may = (act: keyof MvaPolicy): May => {
      if (!held) return complete ? 'no' : 'unknown';
      const asked = policy[act];
      if (asked?.some((urn) => held.packages.includes(urn))) return 'yes';
      if (ROLES[act].some((role) => held.roles.includes(role))) return 'yes';
      return asked === null ? 'unknown' : 'no';
    };
    return { fillIn: may('fillIn'), sign: may('sign') };
  };
}

export function filingRights(sources: {
  readonly http: Http;
  readonly endpoints: Pick<Endpoints, 'platform' | 'mvaAppId'>;
  readonly login: PersonLogin;
  readonly audit: Audit;
}): () => Promise<Outcome<RightsTold>> {
  const { http, endpoints, login, audit } = sources;
  const resources = new Resources(http, endpoints.platform);
  return async () => {
    const token = await login.altinnToken('filing');
    if (!token.ok) return token;
    if (!login.has('filing', partiesScope))
      return fail('mva.rightsNotTold', { params: { scope: partiesScope }, action: 'openAccess', sent: 'notSent' });
    const parties = await audit.around({ act: 'mva.readRights' }, () =>
      authorizedParties(http, endpoints.platform, token.value),
    );
    if (!parties.ok) return parties;
    const packages = async (action: string) => {
      const told = await resources.packagesThatMay(endpoints.mvaAppId, action);
      return told.ok ? told.value : null;
    };
    return ok(rightsFrom(parties.value, { fillIn: await packages('write'), sign: await packages('confirm') }));
  };
}
