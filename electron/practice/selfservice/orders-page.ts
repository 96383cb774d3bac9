import type { PracticeContext } from '../core/context.ts';
import { type Html, hiddenToken, html } from '../core/page.ts';
import { HOME } from './home.ts';
import type { ScopeBook } from './scope-book.ts';
import { label, shownTime, which } from './scope-page.ts';
import { TERMS, type Term, type TermBook, type TermState, terms } from './terms.ts';

/** What the owner says where nobody wrote a reason. */
export const REASON = 'Bestillingen mangler hva tilgangen skal brukes til.';

export function waiting(scopes: ScopeBook, book: TermBook): number {
  const ordered = scopes.all().filter(({ state }) => state === 'ordered').length;
  return ordered + terms.filter((term) => book.state(term) === 'sent').length;
}

/** The other side of the counter: in practice the same person orders and decides. */
export function ordersPage(context: PracticeContext, scopes: ScopeBook, book: TermBook): Html {
  const ordered = scopes.all().filter(({ state }) => state === 'ordered');
  const sent = terms.filter((term) => book.state(term) === 'sent');
  return html`<nav class="way"><a href="${HOME}">Til integrasjonene</a></nav>
<h1>Bestillinger til behandling</h1>
<p class="lead">Her sitter du hos Digdir og Skatteetaten. I virkeligheten kan svaret ta dager.</p>
${ordered.length + sent.length === 0 && html`<p>Ingen bestillinger venter.</p>`}
<ul class="rows">${sent.map(
    (
      term,
    ) => html`<li><span class="what"><strong>${TERMS[term]}</strong><span>Skjema fra ${context.world.firm.name}</span></span>
${decision(context, `${HOME}/avtale/svar`, html`<input type="hidden" name="avtale" value="${term}">`, TERMS[term])}</li>`,
  )}${ordered.map(
    (
      each,
    ) => html`<li><span class="what"><code>${each.scope}</code><span>${each.owner}, ${each.integration === 'idporten' ? 'ID-porten' : 'Maskinporten'}. Bestilt ${shownTime(each.at)}.</span></span>
${decision(context, `${HOME}/svar`, which(each), label(each, '').trim())}</li>`,
  )}</ul>`;
}

function decision(context: PracticeContext, action: string, what: Html, name: string): Html {
  const id = `grunn-${name.replace(/\W+/g, '-')}`;
  return html`<form method="post" action="${action}">${hiddenToken(context.formToken)}${what}
<label for="${id}">Begrunnelse ved avslag</label><input type="text" id="${id}" name="grunn" value="" autocomplete="off">
<div class="actions"><button class="small" name="svar" value="ja" aria-label="Innvilg ${name}">Innvilg</button>
<button class="danger small" name="svar" value="nei" aria-label="Avslå ${name}">Avslå</button></div></form>`;
}

const STATES: Readonly<Record<TermState, readonly [kind: string, words: string]>> = {
  none: ['', 'Ikke inngått'],
  sent: ['wait', 'Sendt til Digdir'],
  signed: ['yes', 'Inngått'],
  refused: ['no', 'Avslått'],
};

function termTag(state: TermState): Html {
  const [kind, words] = STATES[state];
  return html`<span class="tag ${kind}">${words}</span>`;
}

/** What has to be signed before anything can be ordered. */
export function termsSection(context: PracticeContext, book: TermBook): Html {
  return html`<h2>Avtaler</h2>
<ul class="rows">${terms.map((term) => {
    const state = book.state(term);
    return html`<li><span class="what"><strong>${TERMS[term]}</strong>${book.reason(term) && html`<span>${book.reason(term)}</span>`}</span>
<span class="what">${termTag(state)}</span>${act(context, term, state)}</li>`;
  })}</ul>`;
}

function act(context: PracticeContext, term: Term, state: TermState): Html | false {
  if (state === 'sent') return false;
  const [value, words] = state === 'signed' ? ['si-opp', 'Si opp'] : ['send', 'Send skjema og signer'];
  return html`<form method="post" action="${HOME}/avtale">${hiddenToken(context.formToken)}<input type="hidden" name="avtale" value="${term}">
<button class="${state === 'signed' ? 'quiet' : 'second small'}" name="gjor" value="${value}" aria-label="${words}: ${TERMS[term]}">${words}</button></form>`;
}
