import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import { query } from '../../core/http.ts';
import { packageUrn } from '../../core/packages.ts';
import { type Html, hiddenToken, html, sendPage } from '../../core/page.ts';
import { type RequestKind, Requests, type SystemUserRequest } from '../requests.ts';
import { type RegisteredSystem, Systems } from '../systems.ts';
import { portalPage, powers, refused, spaced, type Visit } from './parts.ts';
import { asCaller, type Sessions, UI } from './session.ts';

/** The page a vendor's `confirmUrl` opens (reference: system user, 8.1). */
export class ApprovalPages {
  readonly #context: PracticeContext;
  readonly #requests: Requests;
  readonly #systems: Systems;
  readonly #sessions: Sessions;

  constructor(context: PracticeContext, sessions: Sessions) {
    this.#context = context;
    this.#requests = new Requests(context);
    this.#systems = new Systems(context);
    this.#sessions = sessions;
  }

  show(visit: Visit, kind: RequestKind): void {
    const found = this.#find(visit, kind);
    if (!found) return;
    const { item, system } = found;
    portalPage(
      visit,
      titleOf(kind),
      html`<h1>${titleOf(kind)}</h1>
<p class="lead">${system.name.nb} fra ${this.#nameOf(system.vendor)} ber om en systemtilgang${kind === 'agent' ? ' for klientene dine' : ''}.</p>
<dl><dt>Navn</dt><dd>${item.title}</dd><dt>System</dt><dd>${system.name.nb}</dd>
<dt>Leverandør</dt><dd>${this.#nameOf(system.vendor)} (${spaced(system.vendor)})</dd>
<dt>Gjelder for</dt><dd>${this.#nameOf(item.party)} (${spaced(item.party)})</dd></dl>
<h2>${kind === 'agent' ? 'Fullmakter som brukes for klientene' : 'Fullmakter systemet får'}</h2>
${powers(
  this.#context,
  item.accessPackages.map((entry) => entry.urn),
  item.rights,
)}
${kind === 'agent' && html`<p>Systemtilgangen får ingen fullmakter før en klientadministrator legger til klienter.</p>`}
${this.#decision(visit, item)}`,
    );
  }

  act(visit: Visit, kind: RequestKind, act: string): void {
    const found = this.#find(visit, kind);
    if (!found) return;
    const { item, system } = found;
    if (item.status !== 'New' || this.#requests.isTimedOut(item)) {
      refused(visit, 'Forespørselen er ikke lenger ny', 'Den er besvart eller utløpt. (AUTH-00013)', 409);
      return;
    }
    if (act === 'send') {
      this.#requests.escalate(item.id);
      this.#finished(
        visit,
        item,
        'Forespørselen er sendt videre',
        'Tilgangsstyreren finner den under ventende forespørsler.',
      );
      return;
    }
    if (!this.#maySteer(visit, item.party)) {
      refused(visit, 'Du kan ikke godkjenne', 'Det krever fullmakten Tilgangsstyrer. (AUTH-00066)');
      return;
    }
    if (act === 'avvis') {
      this.#requests.reject(item.id);
      this.#finished(visit, item, 'Forespørselen er avvist', `${system.name.nb} har ikke fått noen systemtilgang.`);
      return;
    }
    const lacking = this.#lacking(visit, item);
    if (lacking.length > 0) {
      refused(
        visit,
        'Du kan ikke gi disse fullmaktene',
        `Den som godkjenner må selv kunne gi alle fullmaktene. Du mangler: ${lacking.join(', ')}. (AUTH-00014)`,
      );
      return;
    }
    // The name in Bokmål may be missing in the register, and only here does it matter (3.2).
    if (!system.name.nb) {
      refused(visit, 'Systemet mangler navn', 'Leverandøren må registrere et navn på bokmål. (AUTH-00017)', 404);
      return;
    }
    this.#requests.accept(item, system.vendor);
    const next =
      kind === 'agent'
        ? 'Nå kan en klientadministrator legge til klienter.'
        : `${system.name.nb} kan nå bruke fullmaktene for ${this.#nameOf(item.party)}.`;
    this.#finished(visit, item, 'Systemtilgangen er godkjent', next);
  }

  /** A single hop where the real portal makes several: the stored address, unchanged, for approved and rejected alike. */
  leave(request: Context, kind: RequestKind, id: string): void {
    request.redirect(this.#requests.find(id, kind)?.redirectUrl ?? '/portal/logget-ut');
  }

  #decision(visit: Visit, item: SystemUserRequest): Html {
    if (item.status === 'Accepted')
      return html`<div class="good" role="status"><p>Systemtilgangen er allerede godkjent.</p></div>`;
    if (item.status === 'Rejected') return html`<div class="note" role="status"><p>Forespørselen er avvist.</p></div>`;
    if (this.#requests.isTimedOut(item))
      return html`<div class="note" role="status"><p>Forespørselen er utløpt.</p></div>`;
    const token = hiddenToken(visit.context.formToken);
    const action = `${UI}/${pathOf(item.kind)}?${visit.request.querystring}`;
    if (this.#maySteer(visit, item.party)) {
      return html`<form method="post" action="${action}">${token}<div class="actions">
<button name="handling" value="godkjenn">Godkjenn systemtilgang</button>
<button class="second" name="handling" value="avvis">Avvis</button></div></form>`;
    }
    if (item.escalated)
      return html`<div class="note" role="status"><p>Forespørselen er sendt videre til tilgangsstyreren.</p></div>`;
    return html`<div class="note"><p><strong>Du har ikke fullmakt til å godkjenne.</strong></p>
<p>Det krever fullmakten Tilgangsstyrer. Vil du sende forespørselen videre til den som har den?</p></div>
<form method="post" action="${action}">${token}<div class="actions"><button name="handling" value="send">Ja, send videre</button></div></form>`;
  }

  /** Opened from the overview the person stays logged in; otherwise the portal logs out (8.1). */
  #finished(visit: Visit, item: SystemUserRequest, title: string, text: string): void {
    const said = html`<h1>${title}</h1><div class="good" role="status"><p>${text}</p></div>`;
    if (query(visit.request, 'skiplogout') === 'true') {
      const on = html`<p class="actions"><a class="button" href="${UI}/overview">Til oversikten</a></p>`;
      portalPage(visit, title, html`${said}${on}`);
      return;
    }
    this.#sessions.end(visit.request);
    const leave = `/portal/accessmanagement/api/v1/systemuser/${pathOf(item.kind)}/${item.id}/logout`;
    const onwards =
      item.redirectUrl !== undefined &&
      html`<p>I Altinn blir du nå sendt til <code>${item.redirectUrl}</code>.</p>
<p class="actions"><a class="button second" href="${leave}">Gå videre</a></p>`;
    sendPage(visit.request, {
      title,
      copyOf: 'Altinn',
      body: html`${said}<p>Du er logget ut. Du kan lukke denne siden og gå tilbake til programmet.</p>${onwards}
<p><a href="${UI}/overview">Logg inn og se alle systemtilganger</a></p>`,
    });
  }

  #find(visit: Visit, kind: RequestKind): { item: SystemUserRequest; system: RegisteredSystem } | undefined {
    const item = this.#requests.find(query(visit.request, 'id') ?? '', kind);
    const system = item && this.#systems.find(item.systemId);
    if (item && system && item.party === this.#context.world.firm.organisationNumber) return { item, system };
    if (item && system) {
      const code = kind === 'agent' ? '00042' : '00041';
      refused(visit, 'Feil virksomhet', `Forespørselen gjelder en virksomhet du ikke representerer. (AUTH-${code})`);
    } else refused(visit, 'Forespørselen finnes ikke', 'Den kan være slettet av leverandøren. (AUTH-00010)', 404);
    return undefined;
  }

  #maySteer(visit: Visit, party: string): boolean {
    return this.#context.authority.may(asCaller(visit.person), party, 'altinn_access_management', 'write');
  }

  /** An agent user gets its power from clients later, so nothing is checked for it (4.6). */
  #lacking(visit: Visit, item: SystemUserRequest): readonly string[] {
    if (item.kind === 'agent') return [];
    const own = new Set(visit.person.firmPackages.map(packageUrn));
    const packages = item.accessPackages.map((entry) => entry.urn).filter((urn) => !own.has(urn));
    const caller = asCaller(visit.person);
    const resources = item.rights
      .flatMap((right) => right.resource.map((pair) => pair.value))
      .filter((id) => !this.#context.authority.may(caller, item.party, id, 'read'));
    return [...packages, ...resources].map((name) => name.split(':').at(-1) ?? name);
  }

  #nameOf(organisationNumber: string): string {
    return this.#context.world.unit(organisationNumber)?.name ?? organisationNumber;
  }
}

export function pathOf(kind: RequestKind): 'agentrequest' | 'request' {
  return kind === 'agent' ? 'agentrequest' : 'request';
}

function titleOf(kind: RequestKind): string {
  return kind === 'agent' ? 'Godkjenn systemtilgang for klientene dine' : 'Gi tilgang til system';
}
