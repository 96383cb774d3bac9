import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Connections: straight to loopback, through the system's proxy (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) to the rest. */
export class Dispatchers {
  #direct: Agent;
  #proxied: Dispatcher;

  /** @param extraCertificates a PEM file with root certificates besides Node's own; NODE_EXTRA_CA_CERTS holds as well. */
  constructor(options: { connections: number; extraCertificates?: string | undefined }) {
    const tls = options.extraCertificates ? { ca: rootsWith(options.extraCertificates) } : {};
    // The door has its own time-outs, on the injected clock.
    const common = { connections: options.connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
    this.#direct = new Agent({ ...common, connect: { timeout: 15_000, ...tls } });
    this.#proxied = new EnvHttpProxyAgent({
      ...common,
      connect: { timeout: 15_000, ...tls },
      ...(options.extraCertificates ? { requestTls: tls, proxyTls: tls } : {}),
    });
  }

  for(url: URL): Dispatcher {
    return isLoopback(url.hostname) ? this.#direct : this.#proxied;
  }

  async close(): Promise<void> {
    await Promise.all([this.#direct.destroy(), this.#proxied.destroy()]);
  }
}

/** Naming any root replaces Node's list, so it is given whole. */
function rootsWith(file: string): string[] {
  const fromEnvironment = process.env.NODE_EXTRA_CA_CERTS;
  const files = fromEnvironment ? [file, fromEnvironment] : [file];
  return [...rootCertificates, ...files.map((each) => readFileSync(each, 'utf8'))];
}
