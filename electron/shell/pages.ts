/** Which addresses are our own pages. Parsed and compared part by part, never by prefix. */

export const SCHEME = 'app';
export const HOST = 'bundle';
export const START_PAGE = `${SCHEME}://${HOST}/`;

export function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** True for `app://bundle/…`, and in development for electron-vite's own server. */
export function createPageRule(developmentUrl: string | undefined): (url: string) => boolean {
  const development = developmentUrl ? parse(developmentUrl)?.origin : undefined;
  return (url) => {
    const parsed = parse(url);
    if (!parsed || parsed.username || parsed.password) return false;
    // `origin` of a custom scheme is "null" in Node, so the parts are compared.
    if (parsed.protocol === `${SCHEME}:`) return parsed.host === HOST;
    return development !== undefined && development !== 'null' && parsed.origin === development;
  };
}
