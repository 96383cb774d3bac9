import type { Context } from 'koa';
import type { PracticeContext } from '../../core/context.ts';
import { query } from '../../core/http.ts';
import { type Html, hiddenToken, html } from '../../core/page.ts';
import { type ChangeRequest, ChangeRequests, urns } from '../change-requests.ts';
import { Decisions } from '../decisions.ts';
import { Systems } from '../systems.ts';
import { finished, hindered, portalPage, powers, refused, spaced, type Visit } from './parts.ts';
import { type Sessions, UI } from './session.ts';

const TITLE = 'Endre tilgang til system';

/** The page that a change request's `confirmUrl` opens (reference: system user, 4.7 and 8). */
export class ChangePages {
  readonly #context: PracticeContext;
  readonly #changes: ChangeRequests;
  readonly #systems: Systems;
  readonly #decisions: Decisions;
  readonly #sessions: Sessions;

  constructor(context: PracticeContext, sessions: Sessions) {
    this.#context = context;
    this.#changes = new ChangeRequests(context);
    this.#systems = new Systems(context);
    this.#decisions = new Decisions(context);
    this.#sessions = sessions;
  }

  show(visit: Visit): void {
    const item = this.#find(visit);
    if (!item) return;
    const { world, access } = this.#context;
    const system = this.#systems.find(item.systemId);
    const list = (heading: string, packages: readonly string[], rights: ChangeRequest['requiredRights']) =>
      packages.length + rights.length > 0 && html`<h2>${heading}</h2>${powers(this.#context, packages, rights)}`;
    portalPage(
      visit,
      TITLE,
      html`<h1>${TITLE}</h1>
<p class="lead">${system?.name.nb} fra ${world.unit(system?.vendor ?? '')?.name} ber om å endre en systemtilgang.</p>
<dl><dt>Navn</dt><dd>${access.systemUser(item.systemUserId)?.title ?? 'Slettet'}</dd>
<dt>Gjelder for</dt><dd>${world.unit(item.party)?.name} (${spaced(item.party)})</dd></dl>
${list('Fullmakter systemet får i tillegg', urns(item.requiredAccessPackages), item.requiredRights)}
${list('Fullmakter systemet mister', urns(item.unwantedAccessPackages), item.unwantedRights)}
${this.#decision(visit, item)}`,
    );
  }

  act(visit: Visit, button: string): void {
    const item = this.#find(visit);
    if (!item) return;
    const act = button === 'avvis' ? 'reject' : 'approve';
    const hindrance = this.#decisions.decideChange(visit.person, item, act);
    if (hindrance) {
      hindered(visit, hindrance);
      return;
    }
    const [title, text] = {
      reject: ['Endringen er avvist', 'Systemtilgangen er som før.'],
      approve: ['Endringen er godkjent', 'Systemtilgangen har fått de nye fullmaktene.'],
    }[act] as [string, string];
    finished(visit, this.#sessions, { title, text, path: 'changerequest', id: item.id, redirectUrl: item.redirectUrl });
  }

  leave(request: Context, id: string): void {
    request.redirect(this.#changes.find(id)?.redirectUrl ?? '/portal/logget-ut');
  }

  #decision(visit: Visit, item: ChangeRequest): Html {
    const told = (text: string) => html`<div class="note" role="status"><p>${text}</p></div>`;
    if (item.status === 'Accepted') return told('Endringen er allerede godkjent.');
    if (item.status === 'Rejected') return told('Endringen er avvist.');
    if (this.#changes.isTimedOut(item)) return told('Endringen er utløpt.');
    if (!this.#decisions.maySteer(visit.person, item.party))
      return told('Du har ikke fullmakt til å godkjenne. Det krever fullmakten Tilgangsstyrer.');
    return html`<form method="post" action="${UI}/changerequest?${visit.request.querystring}">${hiddenToken(visit.context.formToken)}<div class="actions">
<button name="handling" value="godkjenn">Godkjenn systemtilgang</button>
<button class="second" name="handling" value="avvis">Avvis</button></div></form>`;
  }

  #find(visit: Visit): ChangeRequest | undefined {
    const item = this.#changes.find(query(visit.request, 'id') ?? '');
    if (item?.party === this.#context.world.firm.organisationNumber) return item;
    if (item) refused(visit, 'Feil virksomhet', 'Endringen gjelder en virksomhet du ikke representerer. (AUTH-00041)');
    else refused(visit, 'Endringen finnes ikke', 'Den kan være slettet av leverandøren. (AUTH-00010)', 404);
    return undefined;
  }
}
