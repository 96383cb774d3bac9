import type { SystemUser } from '../../core/access.ts';
import type { PracticeContext } from '../../core/context.ts';
import { query } from '../../core/http.ts';
import { type Html, hiddenToken, html } from '../../core/page.ts';
import type { Client } from '../../core/world.ts';
import { ClientLinks } from '../client-links.ts';
import { backToOverview, portalPage, refused, spaced, type Visit } from './parts.ts';
import { asCaller, UI } from './session.ts';

interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** Clients of an agent system user, in the browser (reference: system user, 8.3). */
export class ClientPages {
  readonly #context: PracticeContext;
  readonly #links: ClientLinks;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#links = new ClientLinks(context);
  }

  linked(visit: Visit, id: string, notice?: Notice): void {
    const agent = this.#agent(visit, id);
    if (!agent) return;
    const clients = byName(this.#links.linked(agent));
    portalPage(
      visit,
      `Klienter i ${agent.title}`,
      html`${backToOverview()}<h1>Klienter i ${agent.title}</h1>${noticeOf(notice)}
<p class="lead">${clients.length === 0 ? 'Ingen klienter er lagt til.' : `${clients.length} ${clients.length === 1 ? 'klient er' : 'klienter er'} lagt til.`}</p>
<p class="actions"><a class="button" href="${UI}/${agent.id}/agentdelegation/legg-til">Legg til klienter</a></p>
${clients.length > 0 && this.#rows(visit, agent, clients, 'fjern', 'Fjern fra systemtilgang')}`,
    );
  }

  candidates(visit: Visit, id: string, notice?: Notice): void {
    const agent = this.#agent(visit, id);
    if (!agent) return;
    const search = query(visit.request, 'sok')?.toLowerCase() ?? '';
    const taken = new Set(this.#links.linked(agent));
    const all = byName(this.#links.available(agent)).filter((client) => !taken.has(client));
    const shown = all.filter(({ name, organisationNumber }) =>
      `${name} ${organisationNumber}`.toLowerCase().includes(search),
    );
    const here = `${UI}/${agent.id}/agentdelegation`;
    portalPage(
      visit,
      `Legg til klienter i ${agent.title}`,
      html`<nav class="way" aria-label="Tilbake"><a href="${here}">Klienter i ${agent.title}</a></nav>
<h1>Legg til klienter i ${agent.title}</h1>${noticeOf(notice)}
<form method="get" action="${here}/legg-til" role="search"><label for="sok">Søk etter klient</label>
<div class="two"><input id="sok" type="search" name="sok" value="${search}"><button class="second">Søk</button></div></form>
${
  all.length === 0
    ? html`<p>Ingen klienter å legge til. Klientene må først gi ${this.#context.world.firm.name} fullmaktene som systemtilgangen krever.</p>`
    : html`<form method="post" action="${here}/alle">${hiddenToken(visit.context.formToken)}<div class="actions">
<button class="second">Legg til alle klienter</button></div></form>
<p>${shown.length} av ${all.length} klienter</p>${this.#rows(visit, agent, shown, 'legg-til', 'Legg til i systemtilgang')}`
}
<p class="actions"><a class="button" href="${here}">Bekreft og lukk</a></p>`,
    );
  }

  add(visit: Visit, id: string, clientParty: string): void {
    const agent = this.#agent(visit, id);
    if (!agent) return;
    const name = this.#context.world.unitByParty(clientParty)?.name ?? 'Klienten';
    const result = this.#links.link(agent, clientParty);
    const notices = {
      linked: { kind: 'good', text: `${name} er lagt til.` },
      notAClient: { kind: 'bad', text: `${name} er ikke klient. (AUTH-00079)` },
      lacksPackages: {
        kind: 'bad',
        text: `${name} har ikke gitt alle fullmaktene systemtilgangen krever. (AUTH-00080)`,
      },
    } as const;
    this.candidates(visit, id, notices[result]);
  }

  addAll(visit: Visit, id: string): void {
    const agent = this.#agent(visit, id);
    if (!agent) return;
    const failed = this.#links
      .available(agent)
      .filter((client) => this.#links.link(agent, client.partyUuid) !== 'linked');
    const names = failed.map((client) => client.name).join(', ');
    this.linked(
      visit,
      id,
      failed.length === 0
        ? { kind: 'good', text: 'Alle klienter er lagt til.' }
        : { kind: 'bad', text: `Ikke lagt til, fordi fullmakter mangler: ${names}. (AUTH-00080)` },
    );
  }

  remove(visit: Visit, id: string, clientParty: string): void {
    const agent = this.#agent(visit, id);
    if (!agent) return;
    const name = this.#context.world.unitByParty(clientParty)?.name ?? 'Klienten';
    const isRemoved = this.#links.unlink(agent, clientParty);
    this.linked(visit, id, { kind: 'good', text: isRemoved ? `${name} er fjernet.` : `${name} var ikke lagt til.` });
  }

  #rows(visit: Visit, agent: SystemUser, clients: readonly Client[], path: string, label: string): Html {
    const action = `${UI}/${agent.id}/agentdelegation/${path}`;
    const style = path === 'fjern' ? 'danger small' : 'second small';
    return html`<ul class="rows">${clients.map(
      (
        client,
      ) => html`<li><div class="what">${client.name}<span class="number">${spaced(client.organisationNumber)}</span></div>
<form method="post" action="${action}">${hiddenToken(visit.context.formToken)}
<button class="${style}" name="klient" value="${client.partyUuid}" aria-label="${label}: ${client.name}">${label}</button></form></li>`,
    )}</ul>`;
  }

  #agent(visit: Visit, id: string): SystemUser | undefined {
    const agent = this.#context.access.systemUser(id);
    const owner = this.#context.world.firm.organisationNumber;
    if (agent?.kind !== 'agent' || agent.owner !== owner) {
      refused(visit, 'Systemtilgangen finnes ikke', 'Den kan være slettet.', 404);
      return undefined;
    }
    if (this.#context.authority.may(asCaller(visit.person), owner, 'altinn_client_administration', 'write'))
      return agent;
    refused(visit, 'Du mangler fullmakt', 'Å legge til og fjerne klienter krever fullmakten Klientadministrator.');
    return undefined;
  }
}

function byName(clients: readonly Client[]): readonly Client[] {
  return [...clients].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

function noticeOf(notice: Notice | undefined): Html | undefined {
  return (
    notice &&
    html`<div class="${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}"><p>${notice.text}</p></div>`
  );
}
