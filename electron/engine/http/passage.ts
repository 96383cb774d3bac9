import { failure, type Outcome } from '../../../shared/outcome.ts';
import type { Clock, Logger } from '../ports.ts';
import { Dispatchers } from './dispatchers.ts';
import { type Exchange, exchange, type RawAnswer } from './exchange.ts';
import { networkFailure } from './network-faults.ts';
import { nameOf, Proxies, type ProxiesOptions, type Way } from './proxies.ts';
import type { Stop } from './receive.ts';
import { type ExtraRoot, Roots, type RootsOptions } from './roots.ts';

export interface PassageOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Open at once to one host. */
  readonly connections: number;
  /** How the operating system would go there; see `ProxiesOptions.ask`. */
  readonly askProxy?: ProxiesOptions['ask'];
  /** A PEM file with further root certificates. */
  readonly extraRoots?: RootsOptions['file'];
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What "Sjekk oppsettet" tells of the way out. */
export interface NetworkFacts {
  /** `DIRECT`, the proxy's address, or a kind we do not speak; the first is tried first. */
  readonly proxies: readonly { readonly host: string; readonly ways: readonly string[] }[];
  /** Roots besides Node's own. */
  readonly roots: readonly ExtraRoot[];
  readonly unreadable: readonly string[];
}

/** One request by the first way that connects. */
export class Passage {
  readonly #clock: Clock;
  readonly #proxies: Proxies;
  readonly #roots: Roots;
  readonly #dispatchers: Dispatchers;

  constructor(options: PassageOptions) {
    const { clock, log, environment, connections } = options;
    this.#clock = clock;
    this.#proxies = new Proxies({ clock, log, environment, ask: options.askProxy });
    this.#roots = new Roots({ log, environment, file: options.extraRoots });
    this.#dispatchers = new Dispatchers({ connections, roots: this.#roots });
  }

  async through(what: Exchange, stop: Stop): Promise<Outcome<RawAnswer>> {
    const ways = await unlessStopped(this.#proxies.waysTo(what.url), stop);
    let failed: Outcome<RawAnswer> | undefined;
    for (const way of ways ?? []) {
      const answer = await this.#by(way, what, stop);
      if (answer.ok && failed) this.#proxies.prefer(what.url, way);
      if (answer.ok || !mayGoOn(answer)) {
        if (!answer.ok && answer.error.code !== 'http.cancelled') this.#proxies.forget(what.url);
        return answer;
      }
      // A kind of proxy we do not speak is the likelier cause of what fails after it.
      if (!failed || failed.ok || failed.error.code !== 'http.proxyUnsupported') failed = answer;
    }
    this.#proxies.forget(what.url);
    if (failed) return failed;
    const where = { host: what.url.host, changes: false, maxBytes: what.maxBytes, reason: stop.reason };
    return { ok: false, error: { ...networkFailure(undefined, where), sent: 'notSent' } };
  }

  async facts(hosts: ReadonlySet<string>): Promise<NetworkFacts> {
    const proxies = [...hosts].map(async (host) => {
      const ways = await this.#proxies.waysTo(new URL(`https://${host}/`));
      return { host, ways: ways.map(nameOf) };
    });
    return { proxies: await Promise.all(proxies), roots: this.#roots.extra, unreadable: this.#roots.unreadable };
  }

  close(): Promise<void> {
    return this.#dispatchers.close();
  }

  async #by(way: Way, what: Exchange, stop: Stop): Promise<Outcome<RawAnswer>> {
    const { host } = what.url;
    if (way.kind === 'unsupported') {
      const params = { host, proxy: nameOf(way) };
      return {
        ok: false,
        error: failure('http.proxyUnsupported', { params, retryable: true, action: 'retry', sent: 'notSent' }),
      };
    }
    const route = {
      dispatcher: await this.#dispatchers.for(way),
      proxy: way.kind === 'proxy' ? nameOf(way) : undefined,
      unreadableRoots: this.#roots.unreadable[0],
    };
    return exchange(what, stop, route, this.#clock);
  }
}

/** Nothing was connected, so nothing was sent. A `reason` says that something was, and then did not hold. */
function mayGoOn(answer: Outcome<RawAnswer>): boolean {
  if (answer.ok) return false;
  const { code, params } = answer.error;
  return code === 'http.proxyUnsupported' || (code === 'http.offline' && params.reason === undefined);
}

function unlessStopped<T>(work: Promise<T>, stop: Stop): Promise<T | undefined> {
  if (stop.signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(undefined);
    stop.signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => stop.signal.removeEventListener('abort', onAbort));
  });
}
