import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PATH = '/klientbro';

export interface Loopback {
  /** What the browser is sent back to; the port is chosen by the system (RFC 8252 section 7.3). */
  readonly redirectUri: string;
  /** The address the browser came back with. Rejects never; undefined when closed before that. */
  readonly returned: Promise<URL | undefined>;
  close(): void;
}

/** A listener on 127.0.0.1 that takes one answer from the browser and then closes. */
export async function openLoopback(page: string): Promise<Loopback> {
  let settle: (url: URL | undefined) => void = () => undefined;
  const returned = new Promise<URL | undefined>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirectUriOf(server));
    const isOurs = request.method === 'GET' && url.pathname === PATH && request.headers.host === url.host;
    const isAnswer = isOurs && (url.searchParams.has('code') || url.searchParams.has('error'));
    response.writeHead(isAnswer ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    });
    response.end(isAnswer ? page : '');
    if (isAnswer) settle(url);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    redirectUri: redirectUriOf(server),
    returned,
    close: () => {
      settle(undefined);
      server.close();
      server.closeIdleConnections();
    },
  };
}

function redirectUriOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
}
