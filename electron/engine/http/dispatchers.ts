import type { Agent, Dispatcher } from 'undici';
import { connector } from './connect.ts';
import type { Way } from './proxies.ts';
import type { Roots } from './roots.ts';

/** Connections kept open: one set straight to the hosts, one for each proxy. undici is read at the first of them: the engine starts without it. */
export class Dispatchers {
  readonly #options: { readonly connections: number; readonly roots: Roots };
  readonly #agents = new Map<string, Promise<Agent>>();

  constructor(options: { connections: number; roots: Roots }) {
    this.#options = options;
  }

  for(way: Exclude<Way, { kind: 'unsupported' }>): Promise<Dispatcher> {
    const proxy = way.kind === 'proxy' ? way.url : undefined;
    const known = this.#agents.get(proxy?.href ?? '');
    if (known) return known;
    const made = this.#agent(proxy);
    this.#agents.set(proxy?.href ?? '', made);
    return made;
  }

  async #agent(proxy: URL | undefined): Promise<Agent> {
    const { Agent } = await import('undici');
    const { connections, roots } = this.#options;
    // The door has its own time-outs, on the injected clock.
    return new Agent({
      connections,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: connector(roots, proxy),
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map(async (each) => (await each).destroy()));
  }
}
