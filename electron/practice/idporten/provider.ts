import { randomBytes } from 'node:crypto';
import Provider, { type Configuration, interactionPolicy, type JWK } from 'oidc-provider';
import { issuers } from '../core/authority.ts';
import type { PracticeContext } from '../core/context.ts';
import { html, sendPage } from '../core/page.ts';
import type { Integrations } from '../selfservice/integrations.ts';
import { ClientAdapter, OidcAdapter } from './adapter.ts';

/** Access tokens are JWTs only towards a resource server; ID-porten itself asks for none. */
const RESOURCE = 'urn:practice:idporten';
export const ACR_VALUES = ['idporten-loa-low', 'idporten-loa-substantial', 'idporten-loa-high'] as const;

export function loginPath(uid: string): string {
  return `/idporten/velg/${uid}`;
}

/** ID-porten as a real OpenID provider: public native client, PKCE with S256, loopback redirect with any port. */
export function makeProvider(context: PracticeContext, integrations: Integrations): Provider {
  let setLife: number | undefined;
  context.faults.hook('loginLifetime', ({ seconds }) => {
    setLife = Number(seconds);
  });
  const accessTokenLife = () => setLife ?? integrations.idportenClient.lifeSeconds;
  const apiScopes = integrations.scopes.all('idporten').map(({ scope }) => scope);
  const configuration: Configuration = {
    adapter: (model) =>
      model === 'Client' ? new ClientAdapter(context, model, integrations) : new OidcAdapter(context, model),
    jwks: { keys: [context.keys.privateJwk('idporten') as JWK] },
    cookies: { keys: [context.database.settled('idporten.cookieKey', () => randomBytes(24).toString('base64url'))] },
    scopes: ['openid', ...apiScopes],
    acrValues: [...ACR_VALUES],
    claims: { openid: ['sub', 'pid', 'locale'], acr: null, amr: null, auth_time: null, sid: null },
    // ID-porten puts the national identity number in the id_token itself.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      AuthorizationCode: 60,
      IdToken: 120,
      Interaction: 3600,
      Session: 7200,
      Grant: 7200,
      AccessToken: accessTokenLife,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          // What the client may have of it: a scope that is not granted does not come with the token.
          scope: integrations.scopes.granted('idporten').join(' '),
          audience: 'unspecified',
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenLife(),
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_request, interaction) => loginPath(interaction.uid), policy: policy() },
    findAccount: (_request, sub) => {
      const person = context.world.people.find((candidate) => candidate.partyUuid === sub);
      if (!person) return undefined;
      return { accountId: sub, claims: () => ({ sub, pid: person.id, locale: 'nb' }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope(['openid', ...apiScopes].join(' '));
      grant.addResourceScope(RESOURCE, integrations.scopes.granted('idporten').join(' '));
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_request, token) => {
      const accountId = 'accountId' in token ? token.accountId : undefined;
      const person = context.world.people.find((candidate) => candidate.partyUuid === accountId);
      const consumer = { authority: 'iso6523-actorid-upis', ID: `0192:${integrations.organisationNumber}` };
      return { pid: person?.id ?? '', token_type: 'Bearer', client_amr: 'none', consumer };
    },
    formats: {
      customizers: {
        // Practice's clock may be moved; the library reads the machine's.
        jwt: ({ oidc }, _token, parts) => {
          const iat = Math.floor(context.clock.now() / 1000);
          const scope = ['openid', String(parts.payload.scope ?? '')].join(' ').trim();
          const acr = oidc.entities.AuthorizationCode?.acr ?? ACR_VALUES[1];
          Object.assign(parts.payload, { acr, scope, iat, exp: iat + accessTokenLife() });
        },
      },
    },
    renderError: (request, out) => {
      sendPage(request, {
        title: 'Innloggingen kan ikke fortsette',
        copyOf: 'ID-porten',
        status: request.status,
        body: html`<h1>Innloggingen kan ikke fortsette</h1><p><code>${out.error}</code> ${out.error_description}</p>
<p>Gå tilbake til Klientbro og start på nytt.</p>`,
      });
    },
  };
  return new Provider(issuers.idporten(context.origin()), configuration);
}

/** A person is picked at every login: two people often share the machine while they rehearse. */
function policy() {
  const base = interactionPolicy.base();
  base
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('pick', 'A person is picked at every login', ({ oidc }) =>
        oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    );
  base.remove('consent');
  return base;
}
