import { HOST, parse, SCHEME } from './pages.ts';

/**
 * What a window may load: our own scheme, inlined images, and in development electron-vite's server with its socket and
 * DevTools. Everything else is blocked; only the engine speaks to the network.
 */
export function createRequestRule(developmentUrl: string | undefined): (url: string) => boolean {
  const development = developmentUrl ? parse(developmentUrl)?.host : undefined;
  return (url) => {
    const parsed = parse(url);
    if (!parsed) return false;
    if (parsed.protocol === `${SCHEME}:`) return parsed.host === HOST;
    if (parsed.protocol === 'data:') return true;
    if (!development) return false;
    if (parsed.protocol === 'devtools:') return true;
    return (parsed.protocol === 'http:' || parsed.protocol === 'ws:') && parsed.host === development;
  };
}
