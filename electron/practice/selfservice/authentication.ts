import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';
import type { Authentication, FurtherClient } from './further-clients.ts';
import { HOME } from './home.ts';
import type { Integrations } from './integrations.ts';
import { KEY_LIFE_MS, type RegisteredKey } from './key-book.ts';
import { PASSWORD } from './order.ts';

const DAY_MS = 24 * 60 * 60_000;

export const WAYS: Record<Authentication, string> = {
  key: 'Forhåndsregistrert nøkkel (private_key_jwt)',
  certificate: 'Virksomhetssertifikat (x5c)',
};

/** How the first Maskinporten integration proves who it is: what that way needs, and the change to the other way. */
export function authenticationSection(context: PracticeContext, integrations: Integrations, pasted?: string): Html {
  return integrations.authentication() === 'key'
    ? keySection(context, integrations, pasted)
    : certificateSection(context);
}

function keySection(context: PracticeContext, integrations: Integrations, pasted?: string): Html {
  return html`<h3>Nøkler</h3>
${keyTable(context, integrations.keys.of(integrations.maskinportenClientId))}
<form method="post" action="${HOME}/nokkel">${hiddenToken(context.formToken)}
<label for="nokkel">Offentlig nøkkel (JWK eller PEM)</label>
<textarea id="nokkel" name="nokkel" spellcheck="false" autocomplete="off">${pasted}</textarea>
<div class="actions"><button>Registrer nøkkel</button></div></form>
<h3>Virksomhetssertifikat i stedet</h3>
<p>Integrasjonen kan heller bruke et virksomhetssertifikat. Da slutter nøklene å virke: programmer som signerer med dem, får ikke token før du bytter tilbake.</p>
${change(context, 'certificate', 'Bytt til virksomhetssertifikat')}`;
}

function certificateSection(context: PracticeContext): Html {
  return html`<h3>Virksomhetssertifikat</h3>
<p>Hvert token hentes med et sertifikat fra øvingens utsteder. Det må være utstedt til ${context.world.firm.name}, og det varer i tre år.
Du får sertifikatet og den private nøkkelen i én fil (PKCS#12). Øvingen tar ikke vare på nøkkelen: mister du filen, bestiller du et nytt sertifikat.</p>
<form method="post" action="${HOME}/sertifikat">${hiddenToken(context.formToken)}
<label for="organisasjon">Organisasjonsnummer</label>
<input type="text" id="organisasjon" name="organisasjon" value="${context.world.firm.organisationNumber}" inputmode="numeric" autocomplete="off">
<label for="passord">Passord for filen (${PASSWORD.words})</label>
<input type="text" id="passord" name="passord" value="" spellcheck="false" autocomplete="off">
<div class="actions"><button name="utgave" value="ny">Bestill sertifikat</button>
<button class="second" name="utgave" value="eldre">Bestill av eldre utgave</button></div></form>
<p>Den eldre utgaven har organisasjonsnummeret i serialNumber i stedet for organizationIdentifier, og filen er kryptert med 3DES i stedet for AES-256.</p>
<h3>Nøkkel i stedet</h3>
<p>Integrasjonen kan heller bruke en nøkkel som er registrert her. Da slutter sertifikatet å virke: programmer som signerer med det, får ikke token før du bytter tilbake.
Nøkler som var registrert fra før, virker igjen.</p>
${change(context, 'key', 'Bytt til forhåndsregistrert nøkkel')}`;
}

function change(context: PracticeContext, way: Authentication, label: string): Html {
  return html`<form method="post" action="${HOME}/autentisering">${hiddenToken(context.formToken)}<input type="hidden" name="maate" value="${way}">
<button class="second">${label}</button></form>`;
}

/** The keys on one integration; `on` names one of the further. */
export function keyTable(context: PracticeContext, keys: readonly RegisteredKey[], on?: FurtherClient): Html {
  if (keys.length === 0) return html`<p>Ingen nøkkel er registrert ennå.</p>`;
  const now = context.clock.now();
  return html`<table><thead><tr><th scope="col">Nøkkelnavn (kid)</th><th scope="col">Størrelse</th><th scope="col">Alder</th><th scope="col"></th></tr></thead>
<tbody>${keys.map((key) => {
    const age = Math.floor((now - key.registeredAt) / DAY_MS);
    const left = Math.ceil((key.registeredAt + KEY_LIFE_MS - now) / DAY_MS);
    const expiry = left < 0 ? 'Utløpt' : `Utløper om ${left} dager`;
    return html`<tr><td><code>${key.kid}</code></td><td class="number">${key.bits} bit</td>
<td>${age === 0 ? 'Registrert i dag' : `${age} dager`}. ${expiry}.</td>
<td><form method="post" action="${HOME}/nokkel/fjern">${hiddenToken(context.formToken)}${on && clientField(on)}<input type="hidden" name="kid" value="${key.kid}">
<button class="danger small" aria-label="${on ? `Fjern ${key.kid} fra ${on.name}` : `Fjern nøkkelen ${key.kid}`}">Fjern</button></form></td></tr>`;
  })}</tbody></table>`;
}

/** Which of the further integrations a form is about. Left out, it is the first. */
export function clientField({ clientId }: FurtherClient): Html {
  return html`<input type="hidden" name="klient" value="${clientId}">`;
}
