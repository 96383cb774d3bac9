import { JSDOM } from 'jsdom';

/** A page as a person would use it: text, buttons by their names, fields by their labels. No scripts run. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly document: Document;
  readonly text: string;
  /** Presses a button (by text or aria-label) with the form's fields; `fields` by label, name, or a checkbox's label. */
  press(button: string | RegExp, fields?: Record<string, string | boolean>): Promise<Page>;
  /** Follows a link by its text. */
  follow(link: string | RegExp): Promise<Page>;
}

/** A browser made of paper: cookies, redirects and forms over plain HTTP, for tests that meet practice's pages. */
export class PaperBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(url: string, init: RequestInit = {}): Promise<Page> {
    let address = new URL(url);
    let request = init;
    for (let hop = 0; hop < 15; hop += 1) {
      const answer = await fetch(address, {
        ...request,
        redirect: 'manual',
        headers: { ...(request.headers as Record<string, string>), cookie: this.#cookieHeader(address) },
      });
      this.#keep(address, answer.headers.getSetCookie());
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null)
        return this.#page(address, answer.status, await answer.text());
      await answer.arrayBuffer();
      address = new URL(location, address);
      // As browsers do: a redirected POST is followed with a GET.
      request = {};
    }
    throw new Error(`too many redirects at ${address.pathname}`);
  }

  #page(address: URL, status: number, html: string): Page {
    const { document } = new JSDOM(html, { url: address.href }).window;
    const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
    const matches = (element: Element, name: string | RegExp) =>
      typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
    return {
      url: address.href,
      status,
      document,
      text: (document.body.textContent ?? '').replace(/\s+/g, ' '),
      press: (name, fields = {}) => {
        const button = [...document.querySelectorAll('button')].find((each) => matches(each, name) && !each.disabled);
        if (!button?.form)
          throw new Error(`no button "${name}" on ${address.pathname}: ${document.body.textContent?.slice(0, 300)}`);
        return this.#submit(button.form, button, fields);
      },
      follow: (name) => {
        const link = [...document.querySelectorAll('a')].find((each) => matches(each, name));
        if (!link) throw new Error(`no link "${name}" on ${address.pathname}`);
        return this.open(link.href);
      },
    };
  }

  #submit(form: HTMLFormElement, button: HTMLButtonElement, fields: Record<string, string | boolean>): Promise<Page> {
    for (const [label, value] of Object.entries(fields)) {
      const field = fieldOf(form, label);
      if (typeof value === 'string') field.value = value;
      else (field as HTMLInputElement).checked = value;
    }
    const { FormData: Data } = form.ownerDocument.defaultView as unknown as typeof globalThis;
    const data = new URLSearchParams();
    for (const [name, value] of new Data(form) as unknown as Iterable<[string, string]>) data.append(name, value);
    if (button.name) data.append(button.name, button.value);
    const action = new URL(form.getAttribute('action') ?? '', form.ownerDocument.URL);
    if (form.method === 'get') {
      action.search = data.toString();
      return this.open(action.href);
    }
    return this.open(action.href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: action.origin },
      body: data.toString(),
    });
  }

  #cookieHeader(address: URL): string {
    return [...(this.#cookies.get(address.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(address: URL, headers: readonly string[]): void {
    const jar = this.#cookies.get(address.host) ?? new Map<string, string>();
    for (const header of headers) {
      const [pair = ''] = header.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(header)) jar.delete(name);
      else jar.set(name, value);
    }
    this.#cookies.set(address.host, jar);
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldOf(form: HTMLFormElement, label: string): Field {
  const byLabel = [...form.querySelectorAll('label')].find((each) => (each.textContent ?? '').trim().startsWith(label));
  const field = (byLabel?.control ?? form.elements.namedItem(label)) as Field | null;
  if (!field) throw new Error(`no field "${label}"`);
  return field;
}
