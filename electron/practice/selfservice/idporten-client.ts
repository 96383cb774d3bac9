import { type Html, hiddenToken, html } from '../core/page.ts';
import { HOME } from './home.ts';

/** Registered with port 0 and used with any (RFC 8252 section 7.3). The path is Klientbro's own. */
export const IDPORTEN_REDIRECT = 'http://127.0.0.1:0/klientbro';
/** ID-porten's own default is 120 s; a client can be set to more (reference: system user, 6.2). */
export const DEFAULT_LIFE_SECONDS = 30 * 60;

export interface IdportenClient {
  readonly name: string;
  readonly redirect: string;
  readonly lifeSeconds: number;
}

export interface OrderedClient extends IdportenClient {
  readonly scopes: readonly string[];
}

const options: Readonly<Record<string, readonly (readonly [value: string, words: string])[]>> = {
  integrasjonstype: [
    ['idporten', 'ID-porten (bare innlogging)'],
    ['api_klient', 'ID-porten, API-klient'],
  ],
  applikasjonstype: [
    ['web', 'web'],
    ['browser', 'browser'],
    ['native', 'native'],
  ],
  autentisering: [
    ['client_secret_basic', 'client_secret_basic'],
    ['private_key_jwt', 'private_key_jwt'],
    ['none', 'none'],
  ],
  pkce: [
    ['ingen', 'Ingen'],
    ['S256', 'S256'],
  ],
};

/** The form of a new ID-porten integration, first filled in as the self-service has it: for a web page, not for a program. */
export function idportenForm(token: string, given?: URLSearchParams): Html {
  const value = (name: string, first: string) => given?.get(name) ?? first;
  const select = (name: string, label: string) => html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${(options[name] ?? []).map(([key, words]) =>
    key === value(name, '')
      ? html`<option value="${key}" selected>${words}</option>`
      : html`<option value="${key}">${words}</option>`,
  )}</select>`;
  return html`<form method="post" action="${HOME}/idporten">${hiddenToken(token)}
<label for="idportennavn">Visningsnavn</label>
<input type="text" id="idportennavn" name="navn" value="${value('navn', '')}" autocomplete="off">
${select('integrasjonstype', 'Integrasjonstype')}
${select('applikasjonstype', 'Applikasjonstype')}
${select('autentisering', 'Klientautentisering')}
${select('pkce', 'PKCE')}
<label for="redirect">Redirect-adresse</label>
<input type="text" id="redirect" name="redirect" value="${value('redirect', '')}" autocomplete="off" spellcheck="false">
<label for="idportenscopes">Scopes, med mellomrom</label>
<textarea id="idportenscopes" name="scopes" class="short" spellcheck="false" autocomplete="off">${value('scopes', 'openid')}</textarea>
<label for="levetid">Levetid for access token, i sekunder</label>
<input type="text" id="levetid" name="levetid" value="${value('levetid', '120')}" inputmode="numeric" autocomplete="off">
<div class="actions"><button>Lag ID-porten-integrasjonen</button></div></form>`;
}

/** The client that the form describes, or what the self-service says against it. */
export function readIdportenClient(
  form: URLSearchParams,
  known: readonly string[],
): { readonly client: OrderedClient } | { readonly problem: string } {
  const is = (name: string, value: string) => form.get(name) === value;
  const scopes = (form.get('scopes') ?? '').split(/\s+/).filter((scope) => scope !== '' && scope !== 'openid');
  const unknown = scopes.find((scope) => !known.includes(scope));
  const redirect = (form.get('redirect') ?? '').trim();
  const url = URL.canParse(redirect) ? new URL(redirect) : undefined;
  const lifeSeconds = Number(form.get('levetid'));
  const problems: [boolean, string][] = [
    [(form.get('navn') ?? '').trim() === '', 'Integrasjonen må ha et visningsnavn.'],
    [unknown !== undefined, `Scopet ${unknown} finnes ikke for ID-porten i øving.`],
    [
      is('integrasjonstype', 'idporten') && scopes.length > 0,
      'Integrasjonstypen ID-porten kan bare be om openid. Velg API-klient for scopes som andre eier.',
    ],
    [url === undefined, 'Redirect-adressen er ikke en adresse.'],
    [
      url?.protocol === 'http:' && !is('applikasjonstype', 'native'),
      'En adresse med http tas bare imot når applikasjonstypen er native.',
    ],
    [
      url?.protocol === 'http:' && (url.hostname !== '127.0.0.1' || url.port !== '0'),
      'Et program på brukerens maskin registreres med http://127.0.0.1:0/ og en sti. Porten velges ved hver innlogging.',
    ],
    [
      is('applikasjonstype', 'native') && !is('autentisering', 'none'),
      'Et program på brukerens maskin kan ikke holde på en hemmelighet. Velg none som klientautentisering.',
    ],
    [is('autentisering', 'none') && !is('pkce', 'S256'), 'Uten klientautentisering er PKCE med S256 påkrevd.'],
    [
      !Number.isInteger(lifeSeconds) || lifeSeconds < 60 || lifeSeconds > 7200,
      'Levetiden må være mellom 60 og 7200 sekunder.',
    ],
  ];
  const problem = problems.find(([wrong]) => wrong)?.[1];
  if (problem !== undefined) return { problem };
  return { client: { name: (form.get('navn') ?? '').trim(), redirect, lifeSeconds, scopes } };
}
