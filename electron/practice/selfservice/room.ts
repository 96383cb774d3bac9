import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import { type Html, hiddenToken, html, sendPage } from '../core/page.ts';
import { authenticationSection, HOME, WAYS } from './authentication.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { IDPORTEN_REDIRECT, IDPORTEN_SCOPES, Integrations } from './integrations.ts';
import { readOrder } from './order.ts';
import { readPublicKey } from './public-key.ts';

interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
  /** What the person had pasted, kept when it was refused, unless it may be secret. */
  readonly pasted?: string;
}

/** Digdir's self-service: the firm's integrations, their scopes and keys (reference: system user, 1.1). */
export const selfServiceRoom: Room = (context) => {
  const integrations = new Integrations(context);
  const certificates = new CertificateAuthority(context);
  const router = new Router({ prefix: HOME });
  router.get('/', (request) => show(context, integrations, request));
  router.post('/nokkel', async (request) => {
    const form = await ownForm(context, request);
    const pasted = form.get('nokkel') ?? '';
    const read = readPublicKey(pasted);
    const problem = 'problem' in read ? read.problem : integrations.register(read.key);
    if (problem !== undefined || 'problem' in read) {
      const isSecret = (problem ?? '').includes('privat nøkkel');
      return show(context, integrations, request, {
        kind: 'bad',
        text: problem ?? '',
        ...(isSecret ? {} : { pasted }),
      });
    }
    show(context, integrations, request, { kind: 'good', text: `Nøkkelen ${read.key.kid} er registrert.` });
  });
  router.post('/nokkel/fjern', async (request) => {
    const form = await ownForm(context, request);
    integrations.removeKey(form.get('kid') ?? '');
    show(context, integrations, request, { kind: 'good', text: 'Nøkkelen er fjernet.' });
  });
  router.post('/autentisering', async (request) => {
    const form = await ownForm(context, request);
    integrations.setAuthentication(form.get('maate') === 'certificate' ? 'certificate' : 'key');
    show(context, integrations, request, { kind: 'good', text: 'Autentiseringen er byttet.' });
  });
  router.post('/sertifikat', async (request) => {
    const order = readOrder(await ownForm(context, request), context.world);
    if ('problem' in order) return show(context, integrations, request, { kind: 'bad', text: order.problem });
    request.attachment(`virksomhetssertifikat-${order.organisationNumber}.p12`);
    request.type = 'application/x-pkcs12';
    request.body = await certificates.order(order);
  });
  router.post('/scope', async (request) => {
    const form = await ownForm(context, request);
    integrations.setGranted(form.get('scope') ?? '', form.get('innvilget') === 'ja');
    show(context, integrations, request, { kind: 'good', text: 'Tilgangen er endret.' });
  });
  return router.routes();
};

function show(context: PracticeContext, integrations: Integrations, request: Context, notice?: Notice): void {
  const { firm } = context.world;
  sendPage(request, {
    title: 'Integrasjoner',
    copyOf: 'Digdirs selvbetjening',
    status: notice?.kind === 'bad' ? 400 : 200,
    aside: html`<p class="who">${firm.name}, ${spaced(firm.organisationNumber)}</p>`,
    body: html`<h1>Integrasjoner for ${firm.name}</h1>
<p class="lead">Her registrerer virksomheten programmene sine hos Maskinporten og ID-porten.</p>
${notice && html`<div class="${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}"><p>${notice.text}</p></div>`}
<h2>Maskinporten-integrasjon</h2>
<dl><dt>Klient-id</dt><dd><code>${integrations.maskinportenClientId}</code></dd>
<dt>Organisasjon</dt><dd>${firm.name} (${spaced(firm.organisationNumber)})</dd>
<dt>Autentisering</dt><dd>${WAYS[integrations.authentication()]}</dd></dl>
${authenticationSection(context, integrations, notice?.pasted)}
<h3>Scopes</h3>
<p>Hva integrasjonen kan be om. Eieren av et scope må innvilge det.</p>
${scopeTable(context, integrations)}
<h2>ID-porten-integrasjon</h2>
<dl><dt>Klient-id</dt><dd><code>${integrations.idportenClientId}</code></dd>
<dt>Type</dt><dd>Program på brukerens maskin (native), med PKCE</dd>
<dt>Redirect-adresse</dt><dd><code>${IDPORTEN_REDIRECT}</code> (porten er valgfri)</dd>
<dt>Scopes</dt><dd>${IDPORTEN_SCOPES.map((scope) => html`<code>${scope}</code> `)}</dd>
<dt>Levetid</dt><dd>Tilgangen varer i 30 minutter i øving. Hos ID-porten er den 120 sekunder til noe annet er satt.</dd></dl>
<p><a href="/ovingsvalg">Øvingsvalg</a>: hva øvingen gjør der myndighetene ikke har avklart det.</p>`,
  });
}

function scopeTable(context: PracticeContext, integrations: Integrations): Html {
  return html`<table><thead><tr><th scope="col">Scope</th><th scope="col">Eier</th><th scope="col">Tilgang</th><th scope="col">I øving</th></tr></thead>
<tbody>${integrations.scopes().map(
    ({ scope, owner, granted }) => html`<tr><td><code>${scope}</code></td><td>${owner}</td>
<td><span class="tag ${granted ? 'yes' : 'wait'}">${granted ? 'Innvilget' : 'Bestilt, ikke innvilget'}</span></td>
<td><form method="post" action="${HOME}/scope">${hiddenToken(context.formToken)}<input type="hidden" name="scope" value="${scope}">
<button class="quiet" name="innvilget" value="${granted ? 'nei' : 'ja'}" aria-label="${granted ? 'Trekk tilbake' : 'Innvilg'} ${scope}">${granted ? 'Trekk tilbake' : 'Innvilg'}</button></form></td></tr>`,
  )}</tbody></table>`;
}

function spaced(organisationNumber: string): string {
  return organisationNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
}
