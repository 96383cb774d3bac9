import type Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import type { FurtherClient } from './further-clients.ts';
import type { Integrations } from './integrations.ts';
import type { Notice } from './main-page.ts';
import type { TermBook } from './terms.ts';

const GONE = 'Integrasjonen finnes ikke.';

/** The forms of the Maskinporten integrations beyond the first. Pasted keys go where those of the first go, with the client named. */
export function furtherRoutes(
  router: Router,
  context: PracticeContext,
  integrations: Integrations,
  terms: TermBook,
  show: (request: Context, notice: Notice) => void,
): void {
  const { further, keys, scopes } = integrations;
  const good = (request: Context, text: string) => show(request, { kind: 'good', text });
  const bad = (request: Context, text: string, form?: URLSearchParams) =>
    show(request, { kind: 'bad', text, ...(form && { form }) });
  /** A form about one of them; one that is gone is answered here. */
  const about = (path: string, act: (request: Context, client: FurtherClient, form: URLSearchParams) => void) =>
    router.post(path, async (request) => {
      const form = await ownForm(context, request);
      const client = further.find(form.get('klient') ?? '');
      if (client) act(request, client, form);
      else bad(request, GONE);
    });

  router.post('/flere', async (request) => {
    const form = await ownForm(context, request);
    const name = (form.get('flerenavn') ?? '').trim();
    const asked = (form.get('flerescopes') ?? '').split(/\s+/).filter(Boolean);
    const problem = terms.lacking(['maskinporten']) ?? scopes.createProblem(name, asked);
    if (problem) return bad(request, problem, form);
    const authentication = form.get('fleremaate') === 'certificate' ? 'certificate' : 'key';
    const clientId = further.create(name, authentication, asked);
    good(request, `${name} er laget. Klient-id: ${clientId}`);
  });
  about('/flere/nokkel', (request, { clientId, name }, form) => {
    const key = keys.elsewhere(clientId).find(({ kid }) => kid === form.get('kid'));
    const problem = key ? keys.register(clientId, key) : 'Nøkkelen er ikke registrert på en annen integrasjon.';
    if (problem) return bad(request, problem);
    good(request, `Nøkkelen ${key?.kid} er registrert på ${name}.`);
  });
  about('/flere/scope', (request, { clientId, name }, form) => {
    const scope = scopes.find('maskinporten', form.get('scope') ?? '');
    if (!scope) return bad(request, 'Scopet finnes ikke.');
    further.put(clientId, scope.scope);
    good(request, `${scope.scope} er lagt på ${name}.`);
  });
  about('/flere/slett', (request, { clientId, name }) => {
    integrations.deleteFurther(clientId);
    good(request, `${name} er slettet. Klient-id-en virker ikke lenger.`);
  });
}
