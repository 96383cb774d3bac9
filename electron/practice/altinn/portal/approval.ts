import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import { query } from '../../core/http.ts';
import { type Html, hiddenToken, html } from '../../core/page.ts';
import { Decisions } from '../decisions.ts';
import { type RequestKind, Requests, type SystemUserRequest } from '../requests.ts';
import { type RegisteredSystem, Systems } from '../systems.ts';
import { finished, hindered, portalPage, powers, refused, spaced, type Visit } from './parts.ts';
import { type Sessions, UI } from './session.ts';

/** The page a vendor's `confirmUrl` opens (reference: system user, 8.1). */
export class ApprovalPages {
  readonly #context: PracticeContext;
  readonly #requests: Requests;
  readonly #systems: Systems;
  readonly #sessions: Sessions;
  readonly #decisions: Decisions;

  constructor(context: PracticeContext, sessions: Sessions) {
    this.#context = context;
    this.#decisions = new Decisions(context);
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

  act(visit: Visit, kind: RequestKind, button: string): void {
    const found = this.#find(visit, kind);
    if (!found) return;
    const { item, system } = found;
    const act = button === 'send' ? 'escalate' : button === 'avvis' ? 'reject' : 'approve';
    const hindrance = this.#decisions.decide(visit.person, item, act);
    if (hindrance) {
      hindered(visit, hindrance);
      return;
    }
    const approved =
      kind === 'agent'
        ? 'Nå kan en klientadministrator legge til klienter.'
        : `${system.name.nb} kan nå bruke fullmaktene for ${this.#nameOf(item.party)}.`;
    const [title, text] = {
      escalate: ['Forespørselen er sendt videre', 'Tilgangsstyreren finner den under ventende forespørsler.'],
      reject: ['Forespørselen er avvist', `${system.name.nb} har ikke fått noen systemtilgang.`],
      approve: ['Systemtilgangen er godkjent', approved],
    }[act] as [string, string];
    finished(visit, this.#sessions, { title, text, path: pathOf(kind), id: item.id, redirectUrl: item.redirectUrl });
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
    if (this.#decisions.maySteer(visit.person, item.party)) {
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
