import type { SystemUser } from '../../core/access.ts';
import type { PracticeContext } from '../../core/context.ts';
import { type Html, hiddenToken, html } from '../../core/page.ts';
import { ChangeRequests } from '../change-requests.ts';
import { Decisions } from '../decisions.ts';
import { Requests } from '../requests.ts';
import { type RegisteredSystem, Systems } from '../systems.ts';
import { pathOf } from './approval.ts';
import { backToOverview, portalPage, powers, refused, spaced, type Visit } from './parts.ts';
import { UI } from './session.ts';

/** Overview, one system access, deleting it, and making one's own (reference: system user, 8.2 and 8.4). */
export class OverviewPages {
  readonly #context: PracticeContext;
  readonly #requests: Requests;
  readonly #changes: ChangeRequests;
  readonly #systems: Systems;
  readonly #decisions: Decisions;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#requests = new Requests(context);
    this.#changes = new ChangeRequests(context);
    this.#systems = new Systems(context);
    this.#decisions = new Decisions(context);
  }

  overview(visit: Visit): void {
    const owner = this.#context.world.firm.organisationNumber;
    const users = this.#context.access.systemUsers().filter((user) => user.owner === owner);
    const waiting = this.#requests.pending(owner).filter((item) => item.escalated);
    portalPage(
      visit,
      'API- og systemtilganger',
      html`<h1>API- og systemtilganger</h1>
<p class="lead">Systemtilganger lar et program handle for ${this.#context.world.firm.name} eller for klientene.</p>
${
  waiting.length > 0 &&
  html`<h2>Ventende systemtilgang-forespørsler</h2><ul class="rows">${waiting.map(
    (item) => html`<li><div class="what">${item.title}<span>Sendt videre til tilgangsstyrer</span></div>
<a href="${UI}/${pathOf(item.kind)}?id=${item.id}&amp;skiplogout=true&amp;backtopage=overview">Se forespørselen ${item.title}</a></li>`,
  )}</ul>`
}
<h2>Systemtilganger for klienter</h2>
${this.#list(
  users.filter((user) => user.kind === 'agent'),
  'Ingen ennå. De kommer fra en forespørsel fra et program.',
)}
<h2>Egne systemtilganger</h2>
${this.#list(
  users.filter((user) => user.kind === 'standard'),
  'Ingen ennå.',
)}
<p class="actions"><a class="button second" href="${UI}/create">Lag ny systemtilgang</a></p>`,
    );
  }

  details(visit: Visit, id: string): void {
    const user = this.#find(visit, id);
    if (!user) return;
    const clients = this.#context.access.linked(user.id).length;
    const change = this.#changes.pending(user.owner).find((item) => item.systemUserId === user.id);
    portalPage(
      visit,
      user.title,
      html`${backToOverview()}<h1>${user.title}</h1>
<dl><dt>System</dt><dd>${this.#systems.find(user.systemId)?.name.nb}</dd>
<dt>Leverandør</dt><dd>${this.#context.world.unit(user.vendor)?.name} (${spaced(user.vendor)})</dd>
<dt>Opprettet</dt><dd>${dayOf(user.created)}</dd>
${user.kind === 'agent' && html`<dt>Klienter</dt><dd>${clients}</dd>`}</dl>
<h2>Fullmakter</h2>${powers(
        this.#context,
        user.packages,
        user.resources.map((value) => ({ resource: [{ id: 'urn:altinn:resource', value }] })),
      )}
${change && html`<div class="note"><p>${this.#systems.find(user.systemId)?.name.nb} ber om å endre fullmaktene.</p><p><a href="${UI}/changerequest?id=${change.id}&amp;skiplogout=true&amp;backtopage=overview">Se endringen</a></p></div>`}
<p class="actions">${user.kind === 'agent' && html`<a class="button" href="${UI}/${user.id}/agentdelegation">Administrere klienter</a>`}
<a class="button second" href="${UI}/${user.id}/slett">Slett systemtilgang</a></p>`,
    );
  }

  confirmDelete(visit: Visit, id: string): void {
    const user = this.#find(visit, id);
    if (!user || !this.#demandSteering(visit)) return;
    const clients = this.#context.access.linked(user.id).length;
    portalPage(
      visit,
      'Slett systemtilgang',
      html`${backToOverview()}<h1>Slette ${user.title}?</h1>
<p>Programmet mister tilgangen med én gang.${clients > 0 && ` ${clients} klienter er lagt til, og de blir også fjernet.`}</p>
<form method="post" action="${UI}/${user.id}/slett">${hiddenToken(visit.context.formToken)}<div class="actions">
<button class="danger">Slett systemtilgang</button><a class="button second" href="${UI}/${user.id}">Avbryt</a></div></form>`,
    );
  }

  /** The request goes with it, so the triple is free again (4.3). */
  delete(visit: Visit, id: string): void {
    const user = this.#find(visit, id);
    if (!user || !this.#demandSteering(visit)) return;
    this.#context.access.deleteSystemUser(user.id);
    this.#requests.delete(user.id);
    visit.request.redirect(`${UI}/overview`);
    visit.request.status = 303;
  }

  chooseSystem(visit: Visit): void {
    if (!this.#demandSteering(visit)) return;
    const systems = this.#systems.all().filter((system) => !system.isDeleted && system.isVisible);
    portalPage(
      visit,
      'Lag ny systemtilgang',
      html`${backToOverview()}<h1>Lag ny systemtilgang</h1>
${systems.length === 0 && html`<p>Ingen leverandør har lagt ut et system som kan velges her.</p>`}
${systems.map(
  (system) => html`<h2>${system.name.nb}</h2><p>${system.description.nb}</p>${powers(
    this.#context,
    system.accessPackages.map((item) => item.urn),
    system.rights,
  )}
<form method="post" action="${UI}/create">${hiddenToken(visit.context.formToken)}<div class="actions">
<button name="system" value="${system.id}">Opprett systemtilgang</button></div></form>`,
)}`,
    );
  }

  /** Standard users only; externalRef becomes the owner's number and everything in the system is delegated (8.2). */
  create(visit: Visit, systemId: string): void {
    if (!this.#demandSteering(visit)) return;
    const system = this.#systems.find(systemId);
    if (!system || system.isDeleted || !system.isVisible) {
      refused(visit, 'Systemet finnes ikke', 'Velg et annet.', 404);
      return;
    }
    const owner = this.#context.world.firm.organisationNumber;
    const problem = this.#createProblem(visit, system, owner);
    if (problem !== undefined) {
      refused(visit, 'Systemtilgangen ble ikke opprettet', problem, 400);
      return;
    }
    const request = this.#requests.add({
      kind: 'standard',
      systemId: system.id,
      party: owner,
      externalRef: owner,
      title: system.name.nb ?? system.id,
      rights: system.rights,
      accessPackages: system.accessPackages,
      redirectUrl: undefined,
    });
    this.#requests.accept(request, system.vendor);
    visit.request.redirect(`${UI}/${request.id}`);
    visit.request.status = 303;
  }

  #createProblem(visit: Visit, system: RegisteredSystem, owner: string): string | undefined {
    const isTaken = this.#context.access
      .systemUsers()
      .some((user) => user.systemId === system.id && user.owner === owner && user.externalRef === owner);
    if (isTaken || this.#requests.byTriple('standard', system.id, owner, owner)) {
      return 'Det finnes allerede en systemtilgang eller forespørsel for dette systemet. (AUTH-00004)';
    }
    const everything = { packages: system.accessPackages.map((item) => item.urn), rights: system.rights };
    const hindrance = this.#decisions.undelegable(visit.person, owner, everything);
    return hindrance && `Du må selv kunne gi alle fullmaktene. (AUTH-${hindrance.code})`;
  }

  #list(users: readonly SystemUser[], empty: string): Html {
    if (users.length === 0) return html`<p>${empty}</p>`;
    return html`<ul class="rows">${users.map((user) => {
      const clients = this.#context.access.linked(user.id).length;
      return html`<li><div class="what"><a href="${UI}/${user.id}">${user.title}</a>
<span>${this.#systems.find(user.systemId)?.name.nb}${user.kind === 'agent' && `, ${clients === 1 ? '1 klient' : `${clients} klienter`}`}</span></div>
${user.kind === 'agent' && html`<a href="${UI}/${user.id}/agentdelegation" aria-label="Administrere klienter i ${user.title}">Administrere klienter</a>`}</li>`;
    })}</ul>`;
  }

  #find(visit: Visit, id: string): SystemUser | undefined {
    const user = this.#context.access.systemUser(id);
    if (user?.owner === this.#context.world.firm.organisationNumber) return user;
    refused(visit, 'Systemtilgangen finnes ikke', 'Den kan være slettet.', 404);
    return undefined;
  }

  #demandSteering(visit: Visit): boolean {
    const owner = this.#context.world.firm.organisationNumber;
    if (this.#decisions.maySteer(visit.person, owner)) return true;
    refused(visit, 'Du mangler fullmakt', 'Det krever fullmakten Tilgangsstyrer.');
    return false;
  }
}

function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('nb', { dateStyle: 'medium', timeZone: 'Europe/Oslo' });
}
