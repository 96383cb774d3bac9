import type { Environment } from '../../../../shared/contract/common.ts';
import { linkHosts } from '../../../../shared/hosts.ts';
import { type Endpoints, hostsOf } from '../../environments.ts';
import { refusedAddress } from '../../http/exchange.ts';

const CORRESPONDENCE = /^\/correspondence\/([0-9a-fA-F-]{36})(?:\/content|\/attachment\/[^/]+\/download)?$/;

/** What may be done with the addresses a message carries: all of them are the sender's words. */
export class Addresses {
  readonly #environment: Environment;
  readonly #hosts: ReadonlySet<string>;
  readonly #practice: string | undefined;
  readonly #correspondence: string;

  constructor(environment: Environment, endpoints: Endpoints) {
    this.#environment = environment;
    this.#hosts = hostsOf(endpoints);
    this.#practice = environment === 'practice' ? new URL(endpoints.platform).origin : undefined;
    this.#correspondence = endpoints.correspondence;
  }

  /** `http/` would let us fetch it: https, and a host of this environment. */
  reaches(url: string): boolean {
    return URL.canParse(url) && refusedAddress(new URL(url), this.#hosts, this.#practice) === undefined;
  }

  /** The shell's link door would open it in the browser. */
  opens(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, host, origin, username, password } = new URL(url);
    if (username || password) return false;
    return origin === this.#practice || (protocol === 'https:' && linkHosts(this.#environment).has(host));
  }

  /** The message of Correspondence whose text or file an address leads to (reference/dialogporten.md 4.7). */
  correspondenceOf(url: string): string | undefined {
    if (!url.startsWith(`${this.#correspondence}/`)) return undefined;
    return CORRESPONDENCE.exec(new URL(url).pathname.slice(new URL(this.#correspondence).pathname.length))?.[1];
  }
}

/** An app's file is wrapped in a login redirect; the file itself is at the address in `goto` (reference/dialogporten.md 4.8). */
export function storageUrlOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const target = new URL(url).searchParams.get('goto');
  if (target === null || !URL.canParse(target)) return url;
  const inner = new URL(target);
  inner.searchParams.delete('dontChooseReportee');
  return inner.href;
}
