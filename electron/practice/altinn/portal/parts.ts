import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import { findPackage } from '../../core/packages.ts';
import { type Html, hiddenToken, html, sendPage } from '../../core/page.ts';
import type { Person } from '../../core/people.ts';
import type { Right } from '../systems.ts';
import { LOGIN, UI } from './session.ts';

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
