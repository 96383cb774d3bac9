import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';
import { HOME } from './home.ts';
import type { IntegrationKind, ScopeBook, ScopeState } from './scope-book.ts';

/** A day and a time as a page shows them. */
export function shownTime(at: number): string {
  return new Date(at).toLocaleString('nb-NO', { timeZone: 'Europe/Oslo', dateStyle: 'medium', timeStyle: 'short' });
}

const STATES: Readonly<Record<ScopeState['state'], readonly [kind: string, words: string]>> = {
  none: ['', 'Ikke bestilt'],
  ordered: ['wait', 'Bestilt, ikke innvilget'],
  granted: ['yes', 'Innvilget'],
  refused: ['no', 'Avslått'],
};

export function scopeTag(state: ScopeState['state']): Html {
  const [kind, words] = STATES[state];
  return html`<span class="tag ${kind}">${words}</span>`;
}

/** The scopes of one integration: how each stands, and the way to order what is not granted. */
export function scopeTable(context: PracticeContext, book: ScopeBook, integration: IntegrationKind): Html {
  return html`<table><thead><tr><th scope="col">Scope</th><th scope="col">Eier</th><th scope="col">Tilgang</th><th scope="col">I øving</th></tr></thead>
<tbody>${book.all(integration).map((each) => {
    const granted = each.state === 'granted';
    return html`<tr><td><code>${each.scope}</code></td><td>${each.owner}</td>
<td>${scopeTag(each.state)} ${each.reason && html`<p>${each.reason}</p>`}${granted && !each.onIntegration && html`<p>Ikke lagt til på integrasjonen.</p>`}
${each.state === 'none' || each.state === 'refused' ? order(context, each) : granted && !each.onIntegration && put(context, each)}</td>
<td><form method="post" action="${HOME}/scope">${hiddenToken(context.formToken)}${which(each)}
<button class="quiet" name="innvilget" value="${granted ? 'nei' : 'ja'}" aria-label="${label(each, granted ? 'Trekk tilbake' : 'Innvilg')}">${granted ? 'Trekk tilbake' : 'Innvilg'}</button></form></td></tr>`;
  })}</tbody></table>`;
}

export function which({ integration, scope }: ScopeState): Html {
  return html`<input type="hidden" name="integrasjon" value="${integration}"><input type="hidden" name="scope" value="${scope}">`;
}

/** The same scope may stand on both integrations. */
export function label({ integration, scope }: ScopeState, act: string): string {
  return integration === 'maskinporten' ? `${act} ${scope}` : `${act} ${scope} for ID-porten`;
}

function order(context: PracticeContext, scope: ScopeState): Html {
  const act = scope.state === 'refused' ? 'Bestill på nytt' : 'Bestill';
  return html`<form method="post" action="${HOME}/bestill">${hiddenToken(context.formToken)}${which(scope)}
<button class="second small" aria-label="${label(scope, act)}">${act}</button></form>`;
}

function put(context: PracticeContext, scope: ScopeState): Html {
  return html`<form method="post" action="${HOME}/legg-til">${hiddenToken(context.formToken)}${which(scope)}
<button class="second small" aria-label="${label(scope, 'Legg til')}">Legg til</button></form>`;
}
