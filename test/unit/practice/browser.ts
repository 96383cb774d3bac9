/** A browser of the plainest kind: keeps cookies, follows redirects, sends a page's forms by the words on their buttons. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  url = '';
  html = '';
  status = 0;

  async open(url: string): Promise<void> {
    await this.#go(url, {});
  }

  /** Sends the form that holds the button with this text (or accessible name), with the values given by field name. */
  async press(button: string, values: Record<string, string> = {}): Promise<void> {
    for (const [, attributes = '', inner = ''] of this.html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
      const found = [...inner.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].find(
        ([, own = '', text = '']) => text.startsWith(button) || attribute(own, 'aria-label') === button,
      );
      if (!found) continue;
      const body = new URLSearchParams();
      for (const [, own = ''] of inner.matchAll(/<input([^>]*)>/g)) {
        body.set(attribute(own, 'name') ?? '', attribute(own, 'value') ?? '');
      }
      for (const [name, value] of Object.entries(values)) body.set(name, value);
      const name = attribute(found[1] ?? '', 'name');
      if (name !== undefined) body.set(name, attribute(found[1] ?? '', 'value') ?? '');
      await this.#go(new URL(attribute(attributes, 'action') ?? '', this.url).href, { method: 'POST', body });
      return;
    }
    throw new Error(`no button "${button}" on ${this.url}:\n${this.html}`);
  }

  async follow(link: string): Promise<void> {
    const found = [...this.html.matchAll(/<a([^>]*)>([\s\S]*?)<\/a>/g)].find(([, , text]) => text === link);
    if (!found) throw new Error(`no link "${link}" on ${this.url}`);
    await this.#go(new URL(attribute(found[1] ?? '', 'href') ?? '', this.url).href, {});
  }

  /** Stops in front of an address of another origin: the program's own listener. */
  async #go(url: string, init: RequestInit): Promise<void> {
    const origin = new URL(url).origin;
    let next: string | undefined = url;
    let options = init;
    while (next !== undefined) {
      this.url = next;
      if (new URL(next).origin !== origin) return;
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response: Response = await fetch(next, { ...options, headers: { cookie }, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      this.status = response.status;
      this.html = await response.text();
      const location = response.headers.get('location');
      next = location === null ? undefined : new URL(location, next).href;
      options = {};
    }
  }
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
}
