import { Agent, type Dispatcher } from 'undici';
import { connector } from './connect.ts';
import type { Way } from './proxies.ts';
import type { Roots } from './roots.ts';

/** Connections kept open: one set straight to the hosts, one for each proxy. */
export class Dispatchers {
  readonly #options: { readonly connections: number; readonly roots: Roots };
  readonly #agents = new Map<string, Agent>();

  constructor(options: { connections: number; roots: Roots }) {
    this.#options = options;
  }

  for(way: Exclude<Way, { kind: 'unsupported' }>): Dispatcher {
    const proxy = way.kind === 'proxy' ? way.url : undefined;
    const known = this.#agents.get(proxy?.href ?? '');
    if (known) return known;
    const { connections, roots } = this.#options;
    // The door has its own time-outs, on the injected clock.
    const made = new Agent({
      connections,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: connector(roots, proxy),
    });
    this.#agents.set(proxy?.href ?? '', made);
    return made;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((each) => each.destroy()));
  }
}
