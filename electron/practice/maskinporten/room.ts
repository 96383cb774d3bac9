import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import type { JWTPayload } from 'jose';
import type { Context } from 'koa';
import { Systems } from '../altinn/systems.ts';
import { issuers } from '../core/authority.ts';
import type { PracticeContext, Room } from '../core/context.ts';
import { readForm } from '../core/http.ts';
import { Integrations } from '../selfservice/integrations.ts';
import { Assertions, type CheckedGrant } from './assertion.ts';
import { type AskedSystemUser, readDetails } from './details.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** Short, so that renewal is rehearsed (reference: system user, 9.6). */
const LIFE_SECONDS = 120;

/** Maskinporten: token endpoint, keys and metadata (reference: system user, 1). */
export const maskinportenRoom: Room = (context) => {
  const tokens = new TokenEndpoint(context);
  const issuer = issuers.maskinporten(context.origin());
  const router = new Router({ prefix: '/maskinporten' });
  router.get('/.well-known/oauth-authorization-server', (request) => {
    request.body = {
      issuer,
      token_endpoint: `${issuer}token`,
      jwks_uri: `${issuer}jwk`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      grant_types_supported: [GRANT],
      token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
      authorization_details_types_supported: ['urn:altinn:systemuser', 'urn:altinn:consent'],
    };
  });
  router.get('/jwk', (request) => {
    request.body = context.keys.jwks('maskinporten');
  });
  router.post('/token', (request) => tokens.handle(request));
  return router.routes();
};

class TokenEndpoint {
  readonly #context: PracticeContext;
  readonly #integrations: Integrations;
  readonly #assertions: Assertions;
  readonly #systems: Systems;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#integrations = new Integrations(context);
    this.#assertions = new Assertions(context, this.#integrations);
    this.#systems = new Systems(context);
  }

  async handle(request: Context): Promise<void> {
    const answer = await this.#answer(request);
    if (isRefusal(answer)) {
      request.status = answer.status;
      request.body = { error: answer.error, error_description: answer.description };
    } else request.body = answer;
  }

  async #answer(request: Context): Promise<Record<string, unknown> | Refusal> {
    if (!request.is('application/x-www-form-urlencoded')) {
      return refusal('invalid_request', 'MP-011: Content-Type must be application/x-www-form-urlencoded');
    }
    const form = await readForm(request);
    if (form.get('grant_type') !== GRANT)
      return refusal('unsupported_grant_type', 'MP-011: Illegal value of grant_type');
    const assertion = form.get('assertion');
    if (!assertion) return refusal('invalid_request', 'MP-011: Missing parameter assertion');
    const checked = await this.#assertions.check(assertion);
    if (isRefusal(checked)) return checked;
    return this.#supplier(checked.claims) ?? this.#scope(checked) ?? (await this.#token(checked));
  }

  /** Supplier cases do not occur for a firm that is its own vendor. */
  #supplier(claims: JWTPayload): Refusal | undefined {
    if (claims.consumer_org === undefined && claims.iss_onbehalfof === undefined) return undefined;
    if (claims.consumer_org !== undefined && claims.iss_onbehalfof !== undefined) {
      return refusal('invalid_grant', 'MP-011: consumer_org and iss_onbehalfof are mutually exclusive');
    }
    return refusal('access_denied', 'MP-251: The scope is not delegated to this supplier', 403);
  }

  #scope({ claims, client }: CheckedGrant): Refusal | undefined {
    const asked = typeof claims.scope === 'string' ? claims.scope.split(' ').filter(Boolean) : [];
    if (asked.length === 0) return refusal('invalid_scope', 'MP-200: At least one scope is required');
    for (const scope of asked) {
      if (scope === 'openid' || scope === 'profile') {
        return refusal('invalid_scope', `MP-201: Scope ${scope} is not allowed for this integration type`);
      }
      if (!client.scopes.has(scope))
        return refusal('invalid_scope', `MP-200: Scope ${scope} is not registered on the client`);
      if (this.#integrations.scopes.find('maskinporten', scope)?.state !== 'granted') {
        return refusal('access_denied', `MP-250: Consumer has not been granted access to the scope ${scope}`, 403);
      }
    }
    return undefined;
  }

  async #token({ claims, client }: CheckedGrant): Promise<Record<string, unknown> | Refusal> {
    const asked = readDetails(claims.authorization_details);
    if (isRefusal(asked)) return asked;
    const details = asked && this.#details(client.clientId, asked);
    if (isRefusal(details)) return details;
    const now = Math.floor(this.#context.clock.now() / 1000);
    const vendor = this.#integrations.organisationNumber;
    const token = await this.#context.keys.sign('maskinporten', {
      iss: issuers.maskinporten(this.#context.origin()),
      client_id: client.clientId,
      client_amr: client.authentication === 'key' ? 'private_key_jwt' : 'virksomhetssertifikat',
      consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${vendor}` },
      scope: String(claims.scope),
      token_type: 'Bearer',
      iat: now,
      exp: now + LIFE_SECONDS,
      jti: randomUUID(),
      ...(claims.resource === undefined ? {} : { aud: claims.resource as string | string[] }),
      ...(details ? { authorization_details: details } : {}),
    });
    return { access_token: token, token_type: 'Bearer', expires_in: LIFE_SECONDS, scope: String(claims.scope) };
  }

  /** The real Maskinporten asks Altinn for (client id, vendor, owner, externalRef); so do we (1.4). */
  #details(clientId: string, asked: AskedSystemUser) {
    const user = this.#systems.systemUserFor({
      clientId,
      vendor: this.#integrations.organisationNumber,
      ...asked,
    });
    if (!user) {
      return refusal(
        'invalid_altinn_customer_configuration',
        'MP-303: invalid_altinn_customer_configuration. No system user matches the client, the organisation and the external reference',
      );
    }
    return [
      {
        type: 'urn:altinn:systemuser',
        systemuser_id: [user.id],
        systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${asked.owner}` },
        system_id: user.systemId,
      },
    ];
  }
}
