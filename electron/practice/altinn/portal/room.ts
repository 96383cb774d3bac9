import Router from '@koa/router';
import type { PracticeContext, Room } from '../../core/context.ts';
import { ownForm } from '../../core/form.ts';
import { parameter, query } from '../../core/http.ts';
import { html, sendPage } from '../../core/page.ts';
import { personPicker } from '../../idporten/person-picker.ts';
import { ApprovalPages, pathOf } from './approval.ts';
import { AS_CLIENT } from './as-client.ts';
import { ChangePages } from './change.ts';
import { ClientPages } from './clients.ts';
import { OverviewPages } from './overview.ts';
import type { Visit } from './parts.ts';
import { LOGIN, Sessions, safeReturn, UI } from './session.ts';

/** Altinn's pages for approving, seeing and deleting system accesses and for adding clients (reference: system user, 8). */
export const portalRoom: Room = (context) => {
  const sessions = new Sessions(context);
  const approval = new ApprovalPages(context, sessions);
  const change = new ChangePages(context, sessions);
  const overview = new OverviewPages(context);
  const clients = new ClientPages(context);
  const router = new Router();
  const page = (path: string, show: (visit: Visit, id: string) => void) =>
    router.get(path, (request) => {
      const person = sessions.person(request);
      if (!person) return request.redirect(`${LOGIN}?til=${encodeURIComponent(request.url)}`);
      show({ context, request, person }, parameter(request, 'id'));
    });
  const form = (path: string, act: (visit: Visit, id: string, form: URLSearchParams) => void) =>
    router.post(path, async (request) => {
      const sent = await ownForm(context, request);
      const person = sessions.person(request);
      if (!person) return request.redirect(`${LOGIN}?til=${encodeURIComponent(request.url)}`);
      act({ context, request, person }, parameter(request, 'id'), sent);
    });

  login(router, context, sessions);
  for (const kind of ['agent', 'standard'] as const) {
    page(`${UI}/${pathOf(kind)}`, (visit) => approval.show(visit, kind));
    form(`${UI}/${pathOf(kind)}`, (visit, _id, sent) => approval.act(visit, kind, sent.get('handling') ?? ''));
    router.get(`/portal/accessmanagement/api/v1/systemuser/${pathOf(kind)}/:id/logout`, (request) => {
      approval.leave(request, kind, parameter(request, 'id'));
    });
  }
  page(`${UI}/changerequest`, (visit) => change.show(visit));
  form(`${UI}/changerequest`, (visit, _id, sent) => change.act(visit, sent.get('handling') ?? ''));
  router.get('/portal/accessmanagement/api/v1/systemuser/changerequest/:id/logout', (request) => {
    change.leave(request, parameter(request, 'id'));
  });
  page(`${UI}/overview`, (visit) => overview.overview(visit));
  page(`${UI}/create`, (visit) => overview.chooseSystem(visit));
  form(`${UI}/create`, (visit, _id, sent) => overview.create(visit, sent.get('system') ?? ''));
  page(`${UI}/:id`, (visit, id) => overview.details(visit, id));
  page(`${UI}/:id/slett`, (visit, id) => overview.confirmDelete(visit, id));
  form(`${UI}/:id/slett`, (visit, id) => overview.delete(visit, id));
  page(`${UI}/:id/agentdelegation`, (visit, id) => clients.linked(visit, id));
  page(`${UI}/:id/agentdelegation/legg-til`, (visit, id) => clients.candidates(visit, id));
  form(`${UI}/:id/agentdelegation/legg-til`, (visit, id, sent) => clients.add(visit, id, sent.get('klient') ?? ''));
  form(`${UI}/:id/agentdelegation/alle`, (visit, id) => clients.addAll(visit, id));
  form(`${UI}/:id/agentdelegation/fjern`, (visit, id, sent) => clients.remove(visit, id, sent.get('klient') ?? ''));
  return router.routes();
};

function login(router: Router, context: PracticeContext, sessions: Sessions): void {
  router.get('/portal', (request) => request.redirect(`${UI}/overview`));
  router.get(LOGIN, (request) => {
    const path = `${LOGIN}?til=${encodeURIComponent(safeReturn(query(request, 'til')))}`;
    sendPage(request, {
      title: 'Logg inn i portalen',
      copyOf: 'Altinn',
      body: html`<h1>Logg inn som</h1>
<p class="lead">I virkeligheten logger du inn med ID-porten. I øving velger du en oppdiktet person.</p>${personPicker(context, path)}
<p><a href="${AS_CLIENT}">Vær en klient</a> og gi eller ta bort fullmakter til ${context.world.firm.name}.</p>`,
    });
  });
  router.post(LOGIN, async (request) => {
    const sent = await ownForm(context, request);
    const person = context.world.person(sent.get('person') ?? '');
    if (person) sessions.begin(request, person);
    request.redirect(safeReturn(query(request, 'til')));
    request.status = 303;
  });
  router.post('/portal/logg-ut', async (request) => {
    await ownForm(context, request);
    sessions.end(request);
    request.redirect('/portal/logget-ut');
    request.status = 303;
  });
  router.get('/portal/logget-ut', (request) => {
    sendPage(request, {
      title: 'Du er logget ut',
      copyOf: 'Altinn',
      body: html`<h1>Du er logget ut</h1><p>Du kan lukke denne siden.</p><p><a href="${UI}/overview">Logg inn igjen</a></p>`,
    });
  });
}
