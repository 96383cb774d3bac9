import type { Clock, Logger } from '../ports.ts';

/** One way to a host. An `unsupported` one is a kind of proxy we do not speak, named for the person. */
export type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly url: URL }
  | { readonly kind: 'unsupported'; readonly name: string };

export interface ProxiesOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** The operating system's answer for an address, in the words of a PAC script: `PROXY a:8080;DIRECT`. Empty when it has none. */
  readonly ask?: ((url: string) => Promise<string>) | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

const KEPT_MS = 5 * 60_000;
const DIRECT: Way = { kind: 'direct' };

export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** What a person may see of it: never a name or password. */
export function nameOf(way: Way): string {
  if (way.kind === 'direct') return 'DIRECT';
  return way.kind === 'unsupported' ? way.name : `${way.url.protocol}//${way.url.host}`;
}

/** The ways to each host, in the order to try: loopback is direct, then the environment variables, then the system's settings. */
export class Proxies {
  readonly #options: ProxiesOptions;
  readonly #kept = new Map<string, { readonly until: number; readonly ways: Promise<readonly Way[]> }>();

  constructor(options: ProxiesOptions) {
    this.#options = options;
  }

  async waysTo(url: URL): Promise<readonly Way[]> {
    if (isLoopback(url.hostname)) return [DIRECT];
    const fromEnvironment = environmentWay(url, this.#options.environment ?? process.env);
    if (fromEnvironment) return [fromEnvironment];
    const now = this.#options.clock.now();
    const kept = this.#kept.get(url.host);
    if (kept && now < kept.until) return kept.ways;
    const ways = this.#ask(url);
    this.#kept.set(url.host, { until: now + KEPT_MS, ways });
    return ways;
  }

  /** No connection came about: the network may be another one by now, so the system is asked anew. */
  forget(url: URL): void {
    this.#kept.delete(url.host);
  }

  /** This way worked where those before it did not: it is tried first for as long as the answer is kept. */
  prefer(url: URL, way: Way): void {
    const kept = this.#kept.get(url.host);
    if (!kept) return;
    const ways = kept.ways.then((all) => [way, ...all.filter((each) => each !== way)]);
    this.#kept.set(url.host, { until: kept.until, ways });
  }

  async #ask(url: URL): Promise<readonly Way[]> {
    const { ask, log } = this.#options;
    if (!ask) return [DIRECT];
    // The host alone: a PAC script has no business with paths.
    const list = await ask(`${url.protocol}//${url.host}/`).catch(() => '');
    // As browsers do when the system names a script that cannot be had.
    if (!list.trim()) log.warn('http.proxyUnknown', { host: url.host });
    const ways = waysIn(list);
    return ways.length > 0 ? ways : [DIRECT];
  }
}

/** Reads what a PAC script answers; `PROXY host:port`, `HTTPS host:port`, `DIRECT`, in order. */
export function waysIn(list: string): Way[] {
  const entries = list.split(';').map((each) => each.trim());
  return entries.filter(Boolean).map((entry) => {
    const [kind = '', address = ''] = entry.split(/\s+/);
    if (/^DIRECT$/i.test(kind)) return DIRECT;
    if (/^(PROXY|HTTP)$/i.test(kind)) return proxyAt(`http://${address}`, entry);
    return /^HTTPS$/i.test(kind) ? proxyAt(`https://${address}`, entry) : { kind: 'unsupported', name: entry };
  });
}

function proxyAt(text: string, name: string): Way {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.hostname && /^https?:$/.test(url.protocol)) return { kind: 'proxy', url };
  return { kind: 'unsupported', name };
}

/** Undefined when the variables say nothing about proxies. With NO_PROXY alone, its hosts are direct and the system knows the rest. */
function environmentWay(url: URL, environment: Readonly<Record<string, string | undefined>>): Way | undefined {
  const named = (name: string): string => environment[name.toLowerCase()] || environment[name] || '';
  if (namedIn(named('NO_PROXY'), url)) return DIRECT;
  const proxy = named('HTTPS_PROXY') || named('HTTP_PROXY');
  if (!proxy) return undefined;
  // The scheme may be left out; a name and password must not be shown.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  return proxyAt(text, text.replace(/\/\/[^/]*@/, '//'));
}

function namedIn(list: string, url: URL): boolean {
  const port = url.port || '443';
  return list.split(/[,\s]+/).some((each) => {
    const [, name = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(each.toLowerCase()) ?? [];
    if (name === '*') return true;
    if (!name || (only && only !== port)) return false;
    return url.hostname === name || url.hostname.endsWith(`.${name}`);
  });
}
