import type { Context, Middleware } from 'koa';
import type Provider from 'oidc-provider';
import type { PracticeContext, Room } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import { hiddenToken, html, sendPage } from '../core/page.ts';
import { Integrations } from '../selfservice/integrations.ts';
import { personPicker } from './person-picker.ts';
import { ACR_VALUES, loginPath, makeProvider } from './provider.ts';

const PREFIX = '/idporten';

/** ID-porten: the OpenID provider, and the page where a person is picked. */
export const idportenRoom: Room = (context): Middleware => {
  const provider = makeProvider(context, new Integrations(context));
  const callback = provider.callback();
  return async (request, next) => {
    if (request.path !== PREFIX && !request.path.startsWith(`${PREFIX}/`)) return next();
    const uid = /^\/idporten\/velg\/([\w-]+)$/.exec(request.path)?.[1];
    if (uid !== undefined) return pick(context, provider, request, uid);
    // oidc-provider reads its mount point from the difference between the two.
    request.respond = false;
    const raw = request.req as typeof request.req & { originalUrl?: string };
    raw.originalUrl = raw.url ?? '';
    raw.url = raw.originalUrl.slice(PREFIX.length) || '/';
    await callback(raw, request.res);
  };
};

async function pick(context: PracticeContext, provider: Provider, request: Context, uid: string): Promise<void> {
  const details = await provider.interactionDetails(request.req, request.res).catch(() => undefined);
  if (!details || details.uid !== uid) {
    return sendPage(request, {
      title: 'Innloggingen er utløpt',
      copyOf: 'ID-porten',
      status: 400,
      body: html`<h1>Innloggingen er utløpt</h1><p>Gå tilbake til Klientbro og start på nytt.</p>`,
    });
  }
  if (request.method !== 'POST') return showPicker(context, request, uid, details.params.scope);
  const form = await ownForm(context, request);
  const person = context.world.person(form.get('person') ?? '');
  const asked = String(details.params.acr_values ?? '').split(' ');
  const acr = ACR_VALUES.find((value) => asked.includes(value)) ?? ACR_VALUES[1];
  const result = person
    ? { login: { accountId: person.partyUuid, acr, amr: ['BankID'] } }
    : { error: 'access_denied', error_description: 'The person cancelled the login' };
  request.redirect(
    await provider.interactionResult(request.req, request.res, result, { mergeWithLastSubmission: false }),
  );
  request.status = 303;
}

function showPicker(context: PracticeContext, request: Context, uid: string, scope: unknown): void {
  sendPage(request, {
    title: 'Logg inn',
    copyOf: 'ID-porten',
    // The answer goes through a redirect to the program's own listener on this machine.
    formAction: 'http://127.0.0.1:*',
    body: html`<h1>Logg inn som</h1>
<p class="lead">I virkeligheten logger du inn med BankID eller lignende. I øving velger du en oppdiktet person.</p>
${personPicker(context, loginPath(uid))}
<form method="post" action="${loginPath(uid)}">${hiddenToken(context.formToken)}<button class="second" name="avbryt" value="ja">Avbryt</button></form>
<details><summary>Teknisk informasjon</summary><p>Klientbro ber om: <code>${String(scope ?? '')}</code></p></details>`,
  });
}
