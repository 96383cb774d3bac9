import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';
import { authenticationSection, WAYS } from './authentication.ts';
import { furtherSection } from './further-page.ts';
import { HOME } from './home.ts';
import { idportenForm } from './idporten-client.ts';
import type { Integrations } from './integrations.ts';
import { termsSection, waiting } from './orders-page.ts';
import type { IntegrationKind } from './scope-book.ts';
import { scopeTable } from './scope-page.ts';
import type { TermBook } from './terms.ts';

export interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
  /** What the person had pasted, kept when it was refused, unless it may be secret. */
  readonly pasted?: string;
  /** The client it was pasted for. */
  readonly client?: string;
  /** A refused form, shown as it was filled in. */
  readonly form?: URLSearchParams;
}

export function mainPage(context: PracticeContext, integrations: Integrations, terms: TermBook, notice?: Notice): Html {
  const { firm } = context.world;
  const orders = waiting(integrations.scopes, terms);
  // What has to come first stands first.
  const signed = terms.lacking(['maskinporten', 'idporten', 'systemVendor']) === undefined;
  return html`<h1>Integrasjoner for ${firm.name}</h1>
<p class="lead">Her registrerer virksomheten programmene sine hos Maskinporten og ID-porten.</p>
${notice && html`<div class="${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}"><p>${notice.text}</p></div>`}
<p><a href="${HOME}/bestillinger">Bestillinger til behandling</a>: ${orders} venter.</p>
${!signed && termsSection(context, terms)}
<h2>Maskinporten-integrasjon</h2>
${integrations.maskinportenClientId === '' ? newMaskinporten(context, integrations, notice?.form) : maskinporten(context, integrations, notice)}
<h2>ID-porten-integrasjon</h2>
${integrations.idportenClientId === '' ? idportenForm(context.formToken, notice?.form) : idporten(context, integrations)}
${furtherSection(context, integrations, notice)}
${signed && termsSection(context, terms)}
<h2>Øv fra bunnen</h2>
<p>Slett integrasjonene, avtalene og det som er innvilget, og gå hele veien selv. Etterpå kan du sette alt tilbake.</p>
<form method="post" action="${HOME}/bunnen">${hiddenToken(context.formToken)}
<div class="actions"><button class="danger" name="gjor" value="slett">Begynn fra bunnen</button>
<button class="second" name="gjor" value="tilbake">Innvilg alt igjen</button></div></form>
<p><a href="/ovingsvalg">Øvingsvalg</a>: hva øvingen gjør der myndighetene ikke har avklart det.</p>`;
}

function maskinporten(context: PracticeContext, integrations: Integrations, notice?: Notice): Html {
  const { firm } = context.world;
  return html`<dl><dt>Klient-id</dt><dd><code>${integrations.maskinportenClientId}</code></dd>
<dt>Organisasjon</dt><dd>${firm.name} (${spaced(firm.organisationNumber)})</dd>
<dt>Autentisering</dt><dd>${WAYS[integrations.authentication()]}</dd></dl>
${authenticationSection(context, integrations, notice?.client === integrations.maskinportenClientId ? notice.pasted : undefined)}
<h3>Scopes</h3>
<p>Hva integrasjonen kan be om. Eieren av et scope må innvilge det.</p>
${scopeTable(context, integrations.scopes, 'maskinporten')}
${deletion(context, 'maskinporten', 'Slett Maskinporten-integrasjonen')}`;
}

function newMaskinporten(context: PracticeContext, integrations: Integrations, given?: URLSearchParams): Html {
  return html`<p>Virksomheten har ingen Maskinporten-integrasjon.</p>
<form method="post" action="${HOME}/maskinporten">${hiddenToken(context.formToken)}
<label for="visningsnavn">Visningsnavn</label>
<input type="text" id="visningsnavn" name="visningsnavn" value="${given?.get('visningsnavn') ?? ''}" autocomplete="off">
<label for="mpscopes">Scopes for Maskinporten, med mellomrom</label>
<textarea id="mpscopes" name="mpscopes" class="short" spellcheck="false" autocomplete="off">${given?.get('mpscopes') ?? ''}</textarea>
<div class="actions"><button>Lag Maskinporten-integrasjonen</button></div></form>
<h3>Scopes som kan bestilles</h3>
${scopeTable(context, integrations.scopes, 'maskinporten')}`;
}

function idporten(context: PracticeContext, integrations: Integrations): Html {
  const { redirect, lifeSeconds } = integrations.idportenClient;
  return html`<dl><dt>Klient-id</dt><dd><code>${integrations.idportenClientId}</code></dd>
<dt>Type</dt><dd>API-klient. Program på brukerens maskin (native), med PKCE</dd>
<dt>Redirect-adresse</dt><dd><code>${redirect}</code> (porten er valgfri)</dd>
<dt>Levetid</dt><dd>Tilgangen varer i ${Math.round(lifeSeconds / 60)} minutter. Hos ID-porten er den 120 sekunder til noe annet er satt.</dd></dl>
<h3>Scopes for ID-porten</h3>
${scopeTable(context, integrations.scopes, 'idporten')}
${deletion(context, 'idporten', 'Slett ID-porten-integrasjonen')}`;
}

function deletion(context: PracticeContext, integration: IntegrationKind, words: string): Html {
  return html`<form method="post" action="${HOME}/slett">${hiddenToken(context.formToken)}<input type="hidden" name="integrasjon" value="${integration}">
<button class="danger small">${words}</button></form>`;
}

export function spaced(organisationNumber: string): string {
  return organisationNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
}
