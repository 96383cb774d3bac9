import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'koa';

/** Markup that is safe as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** Template tag: everything put in is escaped, except `Html`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : '')).join(''));
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map((item: Part) => render(item)).join('');
  return escapeHtml(String(part));
}

export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}

export interface Page {
  /** Without "Øving": it is added. */
  readonly title: string;
  /** Whose page this copies: "Altinn", "ID-porten", "Digdirs selvbetjening". Left out: a page of practice itself. */
  readonly copyOf?: string;
  readonly body: Html;
  /** Right side of the head, such as who is logged in. */
  readonly aside?: Html;
  readonly status?: number;
  /** Where the page's forms may lead through redirects, beyond here (CSP form-action). */
  readonly formAction?: string;
}

export const BAND = 'Øving – Fiktive data. Ingenting sendes til myndighetene.';

export function sendPage(context: Context, page: Page): void {
  context.status = page.status ?? 200;
  context.type = 'text/html; charset=utf-8';
  context.set(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${page.formAction ?? ''}`.trim(),
  );
  context.body = html`<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – Øving</title>
<link rel="stylesheet" href="/_felles/stil.css">
</head>
<body>
<p class="band" role="note"><strong>Øving</strong> – Fiktive data. Ingenting sendes til myndighetene.</p>
<header class="head"><p class="copy">${page.copyOf === undefined ? 'Øvingsmiljøet' : `Øvingskopi av ${page.copyOf}`}</p>${page.aside}</header>
<main>${page.body}</main>
<footer class="foot">Denne siden er laget av Klientbro for øving og hører ikke til noen myndighet.</footer>
</body>
</html>`.text;
}

export function hiddenToken(token: string): Html {
  return html`<input type="hidden" name="_skjema" value="${token}">`;
}

/** True when a form came from one of our own pages. */
export function formIsOurs(form: URLSearchParams, token: string): boolean {
  const given = Buffer.from(form.get('_skjema') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
