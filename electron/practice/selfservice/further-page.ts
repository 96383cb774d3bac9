import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';
import { clientField, keyTable, WAYS } from './authentication.ts';
import type { FurtherClient } from './further-clients.ts';
import { HOME } from './home.ts';
import type { Integrations } from './integrations.ts';
import type { Notice } from './main-page.ts';
import { PASSWORD } from './order.ts';
import { scopeTag } from './scope-page.ts';

/** Maskinporten integrations beyond the first, and the form that makes one more. Buttons name the integration they are about. */
export function furtherSection(context: PracticeContext, integrations: Integrations, notice?: Notice): Html {
  const made = integrations.further.all();
  return html`<h2>Flere Maskinporten-integrasjoner</h2>
<p>Hvert system i Altinns systemregister trenger en egen integrasjon: en klient-id kan bare høre til ett system. Den samme nøkkelen kan ligge på flere integrasjoner.</p>
${made.map((client) => section(context, integrations, client, notice))}
${newClient(context, notice?.form)}`;
}

function section(context: PracticeContext, integrations: Integrations, client: FurtherClient, notice?: Notice): Html {
  const { clientId, name, authentication } = client;
  const id = `klient-${clientId}`;
  return html`<section id="${id}" aria-labelledby="${id}-navn"><h3 id="${id}-navn">${name}</h3>
<dl><dt>Klient-id</dt><dd><code>${clientId}</code></dd>
<dt>Autentisering</dt><dd>${WAYS[authentication]}</dd></dl>
${authentication === 'key' ? keys(context, integrations, client, notice) : certificate(context, client)}
<h4>Scopes</h4>
${scopes(context, integrations, client)}
<form method="post" action="${HOME}/flere/slett">${hiddenToken(context.formToken)}${clientField(client)}
<div class="actions"><button class="danger small">Slett ${name}</button></div></form></section>`;
}

function keys(context: PracticeContext, integrations: Integrations, client: FurtherClient, notice?: Notice): Html {
  const { clientId, name } = client;
  const elsewhere = integrations.keys.elsewhere(clientId);
  const id = `nokkel-${clientId}`;
  return html`<h4>Nøkler</h4>
${keyTable(context, integrations.keys.of(clientId), client)}
${
  elsewhere.length > 0 &&
  html`<form method="post" action="${HOME}/flere/nokkel">${hiddenToken(context.formToken)}${clientField(client)}
<label for="${id}-annen">Nøkkel som er registrert på en annen integrasjon</label>
<div class="two"><select id="${id}-annen" name="kid">${elsewhere.map(({ kid }) => html`<option value="${kid}">${kid}</option>`)}</select>
<button class="second" aria-label="Bruk nøkkelen på ${name}">Bruk nøkkelen</button></div></form>`
}
<form method="post" action="${HOME}/nokkel">${hiddenToken(context.formToken)}${clientField(client)}
<label for="${id}">Ny nøkkel, offentlig del (JWK eller PEM)</label>
<textarea id="${id}" name="nokkel" class="short" spellcheck="false" autocomplete="off">${notice?.client === clientId && notice.pasted}</textarea>
<div class="actions"><button class="second">Registrer på ${name}</button></div></form>`;
}

/** The certificate is the organisation's: one serves every integration that uses certificates. */
function certificate(context: PracticeContext, client: FurtherClient): Html {
  const { firm } = context.world;
  const id = `passord-${client.clientId}`;
  return html`<h4>Virksomhetssertifikat</h4>
<p>Alle integrasjoner som bruker virksomhetssertifikat, kan bruke det samme. Har ${firm.name} et fra før, trenger du ikke et nytt.</p>
<form method="post" action="${HOME}/sertifikat">${hiddenToken(context.formToken)}<input type="hidden" name="organisasjon" value="${firm.organisationNumber}">
<label for="${id}">Passord for filen (${PASSWORD.words})</label>
<div class="two"><input type="text" id="${id}" name="passord" value="" spellcheck="false" autocomplete="off">
<button class="second" name="utgave" value="ny" aria-label="Bestill sertifikat til ${client.name}">Bestill sertifikat</button></div></form>`;
}

function scopes(context: PracticeContext, integrations: Integrations, client: FurtherClient): Html {
  const known = integrations.scopes.all('maskinporten');
  const on = known.filter(({ scope }) => client.scopes.has(scope));
  const others = known.filter(({ scope }) => !client.scopes.has(scope));
  const id = `scope-${client.clientId}`;
  return html`${
    on.length === 0
      ? html`<p>Ingen scopes er lagt på integrasjonen ennå.</p>`
      : html`<table><thead><tr><th scope="col">Scope</th><th scope="col">Eier</th><th scope="col">Tilgang</th></tr></thead>
<tbody>${on.map((each) => html`<tr><td><code>${each.scope}</code></td><td>${each.owner}</td><td>${scopeTag(each.state)} ${each.reason && html`<p>${each.reason}</p>`}</td></tr>`)}</tbody></table>
<p>Et scope bestilles under Maskinporten-integrasjon øverst. Det eieren innvilger, gjelder hele virksomheten.</p>`
  }
${
  others.length > 0 &&
  html`<form method="post" action="${HOME}/flere/scope">${hiddenToken(context.formToken)}${clientField(client)}
<label for="${id}">Legg til et scope</label>
<div class="two"><select id="${id}" name="scope">${others.map(({ scope }) => html`<option value="${scope}">${scope}</option>`)}</select>
<button class="second" aria-label="Legg til scopet på ${client.name}">Legg til</button></div></form>`
}`;
}

function newClient(context: PracticeContext, given?: URLSearchParams): Html {
  return html`<section aria-labelledby="ny-integrasjon"><h3 id="ny-integrasjon">Lag en Maskinporten-integrasjon til</h3>
<form method="post" action="${HOME}/flere">${hiddenToken(context.formToken)}
<label for="flerenavn">Visningsnavn</label>
<input type="text" id="flerenavn" name="flerenavn" value="${given?.get('flerenavn') ?? ''}" autocomplete="off">
<label for="flerescopes">Scopes, med mellomrom</label>
<textarea id="flerescopes" name="flerescopes" class="short" spellcheck="false" autocomplete="off">${given?.get('flerescopes') ?? ''}</textarea>
<label for="fleremaate">Autentisering</label>
<select id="fleremaate" name="fleremaate"><option value="key">${WAYS.key}</option>
${given?.get('fleremaate') === 'certificate' ? html`<option value="certificate" selected>${WAYS.certificate}</option>` : html`<option value="certificate">${WAYS.certificate}</option>`}</select>
<div class="actions"><button>Lag integrasjonen</button></div></form></section>`;
}
