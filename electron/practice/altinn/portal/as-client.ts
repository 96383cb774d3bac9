import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../../core/context.ts';
import { ownForm } from '../../core/form.ts';
import { parameter, query } from '../../core/http.ts';
import { PACKAGES, packageUrn } from '../../core/packages.ts';
import { type Html, hiddenToken, html, sendPage } from '../../core/page.ts';
import type { Client } from '../../core/world.ts';
import { spaced } from './parts.ts';

export const AS_CLIENT = '/portal/klient';

/** Administration of the client's own accesses is nobody else's: what is left is what a client gives its accountant. */
const ADMINISTRATION = new Set(['klientadministrator', 'tilgangsstyrer', 'hovedadministrator']);
const GIVABLE = PACKAGES.filter(({ code, isAssignable }) => isAssignable && !ADMINISTRATION.has(code));

/**
 * "Brukere" of a client's own Altinn (reference: system user, 6.6 and the client's menus), and the one line of
 * Enhetsregisteret that gives by itself. In practice whoever rehearses is the client too, so nobody logs in here.
 */
export const asClientRoom: Room = (context) => {
  const pages = new ClientsOwnPages(context);
  const router = new Router({ prefix: AS_CLIENT });
  const page = (path: string, show: (request: Context, client: Client) => void) =>
    router.get(path, (request) => pages.forClient(request, (client) => show(request, client)));
  const form = (path: string, act: (request: Context, client: Client, sent: URLSearchParams) => void) =>
    router.post(path, async (request) => {
      const sent = await ownForm(context, request);
      pages.forClient(request, (client) => act(request, client, sent));
    });
  router.get('/', (request) => pages.choose(request));
  page('/:number', (request, client) => pages.users(request, client));
  page('/:number/ny', (request, client) => pages.newUser(request, client));
  form('/:number/gi', (request, client, sent) => pages.give(request, client, sent.get('pakke') ?? ''));
  form('/:number/slett', (request, client, sent) => pages.withdraw(request, client, sent.get('pakke') ?? ''));
  form('/:number/regnskapsforer', (request, client, sent) =>
    pages.register(request, client, sent.get('registrert') === 'ja'),
  );
  return router.routes();
};

class ClientsOwnPages {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  forClient(request: Context, show: (client: Client) => void): void {
    const client = this.#context.world.client(parameter(request, 'number'));
    if (client) show(client);
    else this.#send(request, undefined, 'Virksomheten finnes ikke', html`<h1>Virksomheten finnes ikke</h1>`, 404);
  }

  choose(request: Context): void {
    const search = (query(request, 'sok') ?? '').toLowerCase();
    const found = this.#context.world.clients
      .filter(({ name, organisationNumber }) => `${name} ${organisationNumber}`.toLowerCase().includes(search))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
    this.#send(
      request,
      undefined,
      'Vær en klient',
      html`<h1>Vær en klient</h1>
<p class="lead">I øving spiller du også klientene. Velg en, og gi eller ta bort fullmakten slik klienten selv gjør i Altinn.</p>
<form method="get" action="${AS_CLIENT}" role="search"><label for="sok">Søk etter virksomhet</label>
<div class="two"><input id="sok" type="search" name="sok" value="${search}"><button class="second">Søk</button></div></form>
<ul class="rows">${found.map(
        (client) =>
          html`<li><div class="what">${client.name}<span class="number">${spaced(client.organisationNumber)}</span></div>
<a href="${AS_CLIENT}/${client.organisationNumber}" aria-label="Brukere hos ${client.name}">Brukere</a></li>`,
      )}</ul>`,
    );
  }

  users(request: Context, client: Client, notice?: string): void {
    const { access, world } = this.#context;
    const given = GIVABLE.filter(({ code }) => access.delegated(client.organisationNumber).has(packageUrn(code)));
    const isAccountant = access.roles(client.organisationNumber).includes('REGN');
    const base = `${AS_CLIENT}/${client.organisationNumber}`;
    this.#send(
      request,
      client,
      'Brukere',
      html`<h1>Brukere</h1>${notice !== undefined && html`<div class="good" role="status"><p>${notice}</p></div>`}
<h2>${world.firm.name}</h2>
${given.length === 0 && html`<p>Har ikke fått noen fullmakt her.</p>`}
${this.#packages(given, `${base}/slett`, 'Slett fullmakt', 'danger small')}
<p class="actions"><a class="button" href="${base}/ny">+ Ny bruker</a></p>
<h2>Enhetsregisteret</h2>
<p>${world.firm.name} er ${!isAccountant && 'ikke '}registrert som regnskapsfører.</p>
<form method="post" action="${base}/regnskapsforer">${hiddenToken(this.#context.formToken)}<div class="actions">
<button class="second small" name="registrert" value="${isAccountant ? 'nei' : 'ja'}">${
        isAccountant ? 'Meld fra om at regnskapsføreren er ute' : 'Registrer som regnskapsfører'
      }</button></div></form>`,
    );
  }

  newUser(request: Context, client: Client): void {
    const { access, world } = this.#context;
    const number = query(request, 'virksomhet')?.replace(/\s/g, '');
    const isFirm = number === world.firm.organisationNumber;
    const here = `${AS_CLIENT}/${client.organisationNumber}`;
    const left = GIVABLE.filter(({ code }) => !access.delegated(client.organisationNumber).has(packageUrn(code)));
    this.#send(
      request,
      client,
      'Ny bruker',
      html`<nav class="way" aria-label="Tilbake"><a href="${here}">Brukere</a></nav><h1>Ny bruker</h1>
<form method="get" action="${here}/ny"><label for="virksomhet">Organisasjonsnummer</label>
<div class="two"><input id="virksomhet" type="text" name="virksomhet" value="${number ?? ''}"><button>Legg til virksomhet</button></div></form>
${
  number !== undefined &&
  !isFirm &&
  html`<div class="bad" role="alert"><p>Ingen virksomhet i øvingen har dette nummeret, unntatt klientene selv.</p></div>`
}
${isFirm && html`<h2>Fullmakter til ${world.firm.name}</h2>`}
${isFirm && this.#packages(left, `${here}/gi`, 'Gi fullmakt', 'small')}`,
    );
  }

  give(request: Context, client: Client, code: string): void {
    const found = GIVABLE.find((each) => each.code === code);
    if (found) this.#context.access.grant(client.organisationNumber, 'package', code);
    this.users(request, client, found && `${this.#context.world.firm.name} har fått fullmakten ${found.name}.`);
  }

  withdraw(request: Context, client: Client, code: string): void {
    this.#context.access.revoke(client.organisationNumber, 'package', code);
    this.users(request, client, 'Fullmakten er slettet.');
  }

  register(request: Context, client: Client, isRegistered: boolean): void {
    const { access } = this.#context;
    if (isRegistered) access.grant(client.organisationNumber, 'role', 'REGN');
    else access.revoke(client.organisationNumber, 'role', 'REGN');
    this.users(request, client, 'Enhetsregisteret er endret.');
  }

  #packages(list: typeof GIVABLE, action: string, label: string, style: string): Html {
    return html`<ul class="rows">${list.map(
      ({ code, name, description }) => html`<li><div class="what">${name}<span>${description}</span></div>
<form method="post" action="${action}">${hiddenToken(this.#context.formToken)}
<button class="${style}" name="pakke" value="${code}" aria-label="${label}: ${name}">${label}</button></form></li>`,
    )}</ul>`;
  }

  #send(request: Context, client: Client | undefined, title: string, body: Html, status = 200): void {
    sendPage(request, {
      title,
      copyOf: 'Altinn',
      status,
      aside: html`<p class="who">${client && html`<span>${client.manager.firstName} ${client.manager.lastName} for ${client.name}</span>`}
<a href="${AS_CLIENT}">Bytt klient</a></p>`,
      body,
    });
  }
}
