import type Router from '@koa/router';
import type { PracticeContext } from '../core/context.ts';
import { catalogue } from './catalogue.ts';
import { BASE } from './door.ts';
import { LIMITS } from './query.ts';
import type { DialogTokens } from './token.ts';

const DAY_CACHE = 'public, max-age=86400';

/** What anybody may ask: keys, limits and the catalogue of services. */
export function mountMetadata(router: Router, practice: PracticeContext, tokens: DialogTokens): void {
  router.get(`${BASE}/.well-known/jwks.json`, (context) => {
    context.set('cache-control', DAY_CACHE);
    context.body = tokens.jwks();
  });
  router.get(`${BASE}/.well-known/oauth-authorization-server`, (context) => {
    context.set('cache-control', DAY_CACHE);
    const { issuer } = tokens;
    context.body = { issuer, jwks_uri: `${issuer}/.well-known/jwks.json` };
  });
  router.get(`${BASE}/metadata/limits`, (context) => {
    const { party, serviceResource, org, extendedStatus } = LIMITS;
    context.body = {
      endUserSearch: {
        maxPartyFilterValues: party,
        maxServiceResourceFilterValues: serviceResource,
        maxOrgFilterValues: org,
        maxExtendedStatusFilterValues: extendedStatus,
      },
      serviceOwnerSearch: {
        maxPartyFilterValues: party,
        maxServiceResourceFilterValues: serviceResource,
        maxExtendedStatusFilterValues: extendedStatus,
      },
    };
  });
  router.get(`${BASE}/metadata/serviceresources`, (context) => {
    context.set('cache-control', DAY_CACHE);
    context.body = catalogue(practice, (values) => values);
  });
}
