import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import { type Html, html, sendPage } from '../core/page.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { furtherRoutes } from './further-room.ts';
import { HOME } from './home.ts';
import { readIdportenClient } from './idporten-client.ts';
import { Integrations } from './integrations.ts';
import { mainPage, type Notice, spaced } from './main-page.ts';
import { readOrder } from './order.ts';
import { ordersPage, REASON } from './orders-page.ts';
import { readPublicKey } from './public-key.ts';
import { terms as allTerms, TERMS, type Term, TermBook } from './terms.ts';

/** Digdir's self-service: agreements, the firm's integrations, their scopes and keys (reference: system user, 1.1). */
export const selfServiceRoom: Room = (context) => {
  const integrations = new Integrations(context);
  const certificates = new CertificateAuthority(context);
  const terms = new TermBook(context);
  const { scopes } = integrations;
  const router = new Router({ prefix: HOME });
  const show = (request: Context, notice?: Notice) =>
    send(context, request, 'Integrasjoner', mainPage(context, integrations, terms, notice), notice?.kind);
  const good = (request: Context, text: string) => show(request, { kind: 'good', text });
  const bad = (request: Context, text: string, more: Partial<Notice> = {}) =>
    show(request, { kind: 'bad', text, ...more });
  const orders = (request: Context) => send(context, request, 'Bestillinger', ordersPage(context, scopes, terms));
  const scopeOf = (form: URLSearchParams) =>
    scopes.find(form.get('integrasjon') ?? 'maskinporten', form.get('scope') ?? '');

  /** The first, when a form names none of the further. */
  const clientOf = (form: URLSearchParams) => form.get('klient') ?? integrations.maskinportenClientId;

  router.get('/', (request) => show(request));
  furtherRoutes(router, context, integrations, terms, show);
  router.get('/bestillinger', orders);
  router.post('/nokkel', async (request) => {
    const form = await ownForm(context, request);
    const pasted = form.get('nokkel') ?? '';
    const client = clientOf(form);
    const read = integrations.maskinporten(client) ? readPublicKey(pasted) : { problem: 'Integrasjonen finnes ikke.' };
    const problem = 'problem' in read ? read.problem : integrations.keys.register(client, read.key);
    if (problem !== undefined || 'problem' in read) {
      const isSecret = (problem ?? '').includes('privat nøkkel');
      return bad(request, problem ?? '', isSecret ? {} : { pasted, client });
    }
    good(request, `Nøkkelen ${read.key.kid} er registrert.`);
  });
  router.post('/nokkel/fjern', async (request) => {
    const form = await ownForm(context, request);
    integrations.keys.remove(clientOf(form), form.get('kid') ?? '');
    good(request, 'Nøkkelen er fjernet.');
  });
  router.post('/autentisering', async (request) => {
    const form = await ownForm(context, request);
    integrations.setAuthentication(form.get('maate') === 'certificate' ? 'certificate' : 'key');
    good(request, 'Autentiseringen er byttet.');
  });
  router.post('/sertifikat', async (request) => {
    const order = readOrder(await ownForm(context, request), context.world);
    if ('problem' in order) return bad(request, order.problem);
    request.attachment(`virksomhetssertifikat-${order.organisationNumber}.p12`);
    request.type = 'application/x-pkcs12';
    request.body = await certificates.order(order);
  });

  router.post('/scope', async (request) => {
    const form = await ownForm(context, request);
    const scope = scopeOf(form);
    if (scope && form.get('innvilget') === 'ja') {
      scopes.decide(scope, 'granted');
      scopes.put(scope.integration, [scope.scope]);
    } else if (scope) scopes.decide(scope, 'refused', 'Trukket tilbake av eieren.');
    good(request, 'Tilgangen er endret.');
  });
  router.post('/bestill', async (request) => {
    const scope = scopeOf(await ownForm(context, request));
    if (!scope) return bad(request, 'Scopet finnes ikke.');
    const hindrance = terms.hindranceTo(scope);
    if (hindrance) return bad(request, hindrance);
    scopes.order(scope);
    good(request, `${scope.scope} er bestilt hos ${scope.owner}.`);
  });
  router.post('/legg-til', async (request) => {
    const scope = scopeOf(await ownForm(context, request));
    if (scope) scopes.put(scope.integration, [scope.scope]);
    good(request, 'Scopet er lagt til på integrasjonen.');
  });
  router.post('/svar', async (request) => {
    const form = await ownForm(context, request);
    const scope = scopeOf(form);
    if (scope?.state === 'ordered') {
      const granted = form.get('svar') === 'ja';
      scopes.decide(scope, granted ? 'granted' : 'refused', granted ? '' : reasonOf(form));
    }
    orders(request);
  });

  router.post('/avtale', async (request) => {
    const form = await ownForm(context, request);
    const term = termOf(form);
    if (term) terms.set(term, form.get('gjor') === 'send' ? 'sent' : 'none');
    good(request, form.get('gjor') === 'send' ? 'Skjemaet er sendt til Digdir.' : 'Avtalen er sagt opp.');
  });
  router.post('/avtale/svar', async (request) => {
    const form = await ownForm(context, request);
    const term = termOf(form);
    const signed = form.get('svar') === 'ja';
    if (term && terms.state(term) === 'sent')
      terms.set(term, signed ? 'signed' : 'refused', signed ? '' : reasonOf(form));
    orders(request);
  });

  router.post('/maskinporten', async (request) => {
    const form = await ownForm(context, request);
    const asked = (form.get('mpscopes') ?? '').split(/\s+/).filter(Boolean);
    const problem = terms.lacking(['maskinporten']) ?? scopes.createProblem(form.get('visningsnavn') ?? '', asked);
    if (problem) return bad(request, problem, { form });
    if (integrations.maskinportenClientId === '') integrations.createMaskinporten(asked);
    good(request, 'Maskinporten-integrasjonen er laget. Registrer nøkkelen på den.');
  });
  router.post('/idporten', async (request) => {
    const form = await ownForm(context, request);
    const known = scopes.all('idporten').map(({ scope }) => scope);
    const lacking = terms.lacking(['idporten']);
    const read = lacking === undefined ? readIdportenClient(form, known) : { problem: lacking };
    if ('problem' in read) return bad(request, read.problem, { form });
    if (integrations.idportenClientId === '') integrations.createIdporten(read.client);
    good(request, 'ID-porten-integrasjonen er laget.');
  });
  router.post('/slett', async (request) => {
    const form = await ownForm(context, request);
    integrations.delete(form.get('integrasjon') === 'idporten' ? 'idporten' : 'maskinporten');
    good(request, 'Integrasjonen er slettet. Klient-id-en virker ikke lenger.');
  });
  router.post('/bunnen', async (request) => {
    const form = await ownForm(context, request);
    if (form.get('gjor') === 'tilbake') {
      scopes.restore();
      for (const term of allTerms) terms.set(term, 'signed');
      return good(request, 'Avtalene er inngått og scopene innvilget.');
    }
    for (const integration of ['maskinporten', 'idporten'] as const) integrations.delete(integration);
    for (const { clientId } of integrations.further.all()) integrations.deleteFurther(clientId);
    scopes.clear();
    for (const term of allTerms) terms.set(term, 'none');
    good(request, 'Virksomheten har verken avtaler, scopes eller integrasjoner.');
  });
  return router.routes();
};

function termOf(form: URLSearchParams): Term | undefined {
  const given = form.get('avtale') ?? '';
  return given in TERMS ? (given as Term) : undefined;
}

function reasonOf(form: URLSearchParams): string {
  return (form.get('grunn') ?? '').trim().slice(0, 200) || REASON;
}

function send(context: PracticeContext, request: Context, title: string, body: Html, kind?: Notice['kind']): void {
  const { firm } = context.world;
  sendPage(request, {
    title,
    copyOf: 'Digdirs selvbetjening',
    status: kind === 'bad' ? 400 : 200,
    aside: html`<p class="who">${firm.name}, ${spaced(firm.organisationNumber)}</p>`,
    body,
  });
}
