import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import { query } from '../../core/http.ts';
import { findPackage } from '../../core/packages.ts';
import { type Html, hiddenToken, html, sendPage } from '../../core/page.ts';
import type { Person } from '../../core/people.ts';
import type { Hindrance } from '../decisions.ts';
import { type ProblemCode, statusOf } from '../problems.ts';
import type { Right } from '../systems.ts';
import { LOGIN, type Sessions, UI } from './session.ts';

/** What every page of the portal needs. */
export interface Visit {
  readonly context: PracticeContext;
  readonly request: Context;
  readonly person: Person;
}

export function portalPage(visit: Visit, title: string, body: Html, status = 200): void {
  const { context, request, person } = visit;
  // A form's answer has the address of the form, which cannot always be opened again.
  const here = request.method === 'GET' ? request.url : `${UI}/overview`;
  sendPage(request, {
    title,
    copyOf: 'Altinn',
    status,
    aside: html`<form method="post" action="/portal/logg-ut">${hiddenToken(context.formToken)}<p class="who"><span>${person.name} for ${context.world.firm.name}</span>
<a href="${LOGIN}?til=${encodeURIComponent(here)}">Bytt person</a><button class="second small">Logg ut</button></p></form>`,
    body,
  });
}

export function backToOverview(): Html {
  return html`<nav class="way" aria-label="Tilbake"><a href="${UI}/overview">API- og systemtilganger</a></nav>`;
}

/** Packages and single rights in words. */
export function powers({ resources }: PracticeContext, urns: readonly string[], rights: readonly Right[] = []): Html {
  const single = rights.flatMap((right) => right.resource.map((pair) => pair.value));
  return html`<ul class="powers">${urns.map((urn) => {
    const found = findPackage(urn);
    return html`<li>${found?.name ?? urn}<span>${found?.description}</span></li>`;
  })}${single.map((id) => html`<li>${resources.get(id)?.title ?? id}<span>Enkelttjeneste</span></li>`)}</ul>`;
}

export function spaced(organisationNumber: string): string {
  return organisationNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
}

export function refused(visit: Visit, title: string, text: string, status = 403): void {
  portalPage(
    visit,
    title,
    html`${backToOverview()}<h1>${title}</h1><div class="bad" role="alert"><p>${text}</p></div>`,
    status,
  );
}

/** Why a decision was not taken, in the portal's words; the code stands last, as people read it out by telephone. */
const HINDRANCES: Partial<Record<ProblemCode, readonly [string, string]>> = {
  '00013': ['Forespørselen er ikke lenger ny', 'Den er besvart eller utløpt.'],
  '00015': ['Systemtilgangen finnes ikke', 'Den kan være slettet.'],
  '00017': ['Systemet mangler navn', 'Leverandøren må registrere et navn på bokmål.'],
  '00053': ['Du kan ikke gi disse fullmaktene', 'Den som godkjenner må selv kunne gi alle fullmaktene.'],
  '00061': ['Endringen er ikke lenger ny', 'Den er besvart eller utløpt.'],
  '00066': ['Du kan ikke godkjenne', 'Det krever fullmakten Tilgangsstyrer.'],
  '00068': ['Du kan ikke gi disse fullmaktene', 'Den som godkjenner må selv kunne gi alle fullmaktene.'],
};

export function hindered(visit: Visit, { code, lacking = [] }: Hindrance): void {
  const [title, text] = HINDRANCES[code] ?? ['Det gikk ikke', ''];
  const missing = lacking.length > 0 ? ` Du mangler: ${lacking.join(', ')}.` : '';
  refused(visit, title, `${text}${missing} (AUTH-${code})`, statusOf(code));
}

interface Finished {
  readonly title: string;
  readonly text: string;
  /** Last part of the page's address. */
  readonly path: string;
  readonly id: string;
  readonly redirectUrl: string | undefined;
}

/** Opened from the overview the person stays logged in; otherwise the portal logs out (8.1). */
export function finished(visit: Visit, sessions: Sessions, { title, text, path, id, redirectUrl }: Finished): void {
  const said = html`<h1>${title}</h1><div class="good" role="status"><p>${text}</p></div>`;
  if (query(visit.request, 'skiplogout') === 'true') {
    const on = html`<p class="actions"><a class="button" href="${UI}/overview">Til oversikten</a></p>`;
    portalPage(visit, title, html`${said}${on}`);
    return;
  }
  sessions.end(visit.request);
  const leave = `/portal/accessmanagement/api/v1/systemuser/${path}/${id}/logout`;
  const onwards =
    redirectUrl !== undefined &&
    html`<p>I Altinn blir du nå sendt til <code>${redirectUrl}</code>.</p>
<p class="actions"><a class="button second" href="${leave}">Gå videre</a></p>`;
  sendPage(visit.request, {
    title,
    copyOf: 'Altinn',
    body: html`${said}<p>Du er logget ut. Du kan lukke denne siden og gå tilbake til programmet.</p>${onwards}
<p><a href="${UI}/overview">Logg inn og se alle systemtilganger</a></p>`,
  });
}
