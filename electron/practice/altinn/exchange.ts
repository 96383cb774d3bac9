import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import type { JWTPayload } from 'jose';
import type { Context } from 'koa';
import { bearerOf, issuers, organisationOf } from '../core/authority.ts';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter } from '../core/http.ts';

const LIFE_SECONDS = 30 * 60;
const PARTNER_SCOPES = new Set([
  'skatteetaten:formueinntekt/skattemelding',
  'skatteetaten:mvameldinginnsending',
  'skatteetaten:mvameldingvalidering',
]);
const LEVELS: Readonly<Record<string, number>> = {
  'idporten-loa-low': 0,
  'idporten-loa-substantial': 3,
  'idporten-loa-high': 4,
};

/** Altinn's token exchange (reference: system user, 2). */
export const exchangeRoom: Room = (context) => {
  const router = new Router({ prefix: '/platform/authentication/api/v1' });
  router.get('/exchange/:provider', async (request) => {
    const provider = parameter(request, 'provider').toLowerCase();
    if (provider === 'maskinporten') await fromMaskinporten(context, request);
    else if (provider === 'id-porten') await fromIdporten(context, request);
    else if (provider === 'altinnstudio') bare(request, 401);
    else {
      request.status = 400;
      request.body = `Invalid token provider: ${parameter(request, 'provider')}. Trusted token providers are 'Maskinporten', 'Id-porten' and 'AltinnStudio'.`;
    }
  });
  router.get('/openid/.well-known/openid-configuration', (request) => {
    const issuer = issuers.altinn(context.origin());
    request.body = { issuer, jwks_uri: `${issuer}.well-known/openid-configuration/jwks` };
  });
  router.get('/openid/.well-known/openid-configuration/jwks', (request) => {
    request.body = context.keys.jwks('altinn');
  });
  return router.routes();
};

async function fromMaskinporten(context: PracticeContext, request: Context): Promise<void> {
  if (request.get('x-altinn-enterpriseuser-authentication') !== '') {
    request.status = 410;
    request.body = JSON.stringify({
      type: 'about:blank',
      title: 'Virksomhetsbruker is no longer available',
      status: 410,
    });
    request.type = 'application/problem+json';
    return;
  }
  const claims = await read(context, request, 'maskinporten');
  const organisation = organisationOf(claims?.consumer);
  if (!claims || organisation === undefined) {
    bare(request, 401);
    return;
  }
  const { aud: _aud, iss: _iss, client_amr: _amr, sid: _sid, ...kept } = claims;
  const now = Math.floor(context.clock.now() / 1000);
  await answer(context, request, {
    ...kept,
    'urn:altinn:orgNumber': organisation,
    'urn:altinn:authenticatemethod': 'maskinporten',
    'urn:altinn:authlevel': 3,
    iat: now,
    nbf: now,
    exp: now + LIFE_SECONDS,
  });
}

async function fromIdporten(context: PracticeContext, request: Context): Promise<void> {
  const claims = await read(context, request, 'idporten');
  const person = typeof claims?.pid === 'string' ? context.world.person(claims.pid) : undefined;
  // An id_token has neither scope nor access; only the access token is exchanged.
  if (!claims || !person || typeof claims.acr !== 'string' || typeof claims.scope !== 'string') {
    bare(request, 401);
    return;
  }
  if (!claims.scope.split(' ').some((scope) => scope.startsWith('altinn:') || PARTNER_SCOPES.has(scope))) {
    bare(request, 403);
    return;
  }
  const { aud: _aud, iss: _iss, sid: _sid, ...kept } = claims;
  const now = Math.floor(context.clock.now() / 1000);
  await answer(context, request, {
    ...kept,
    'urn:altinn:userid': person.userId,
    'urn:altinn:username': '',
    'urn:altinn:partyid': person.partyId,
    'urn:altinn:party:uuid': person.partyUuid,
    'urn:altinn:authenticatemethod': 'idporten',
    'urn:altinn:authlevel': LEVELS[claims.acr] ?? 0,
    iat: now,
    nbf: now,
  });
}

function read(context: PracticeContext, request: Context, issuer: 'maskinporten' | 'idporten') {
  const token = bearerOf(request);
  if (token === undefined) return Promise.resolve(undefined);
  return context.keys.verify(issuer, issuers[issuer](context.origin()), token, context.clock.now());
}

async function answer(context: PracticeContext, request: Context, claims: JWTPayload): Promise<void> {
  const token = await context.keys.sign('altinn', {
    ...claims,
    iss: issuers.altinn(context.origin()),
    sid: randomUUID(),
  });
  // The trap that every client meets once: JSON in, a quoted string out.
  const asJson = /application\/json/i.test(request.get('accept'));
  request.body = asJson ? JSON.stringify(token) : token;
  request.type = asJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
}
