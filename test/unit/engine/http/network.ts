import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttp, type HttpOptions } from '../../../../electron/engine/http/http.ts';
import { systemClock } from '../../../../electron/engine/ports.ts';
import { silentLog } from '../support.ts';
import type { Identity } from './certificates.ts';

/** Listens on loopback until the test is over; its `127.0.0.1:port`. */
export async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sayOk: RequestListener = (_request, response) => void response.end('ok');

/** An authority's server that answers `ok`. */
export const secureServer = (identity: Identity): Promise<string> =>
  listening(createSecure({ cert: identity.certificate, key: identity.key }, sayOk));

export const plainServer = (): Promise<string> => listening(createPlain(sayOk));

/** A port nobody listens on. */
export async function nobody(): Promise<string> {
  const server = createPlain();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

export interface ProxyOptions {
  /** Whichever host is asked for, this is where it leads. */
  readonly to?: string;
  /** Answers with this instead of opening a tunnel. */
  readonly refusal?: string;
  readonly identity?: Identity;
}

/** A real proxy: opens tunnels, writes down for what and with which login. */
export async function proxy({
  to,
  refusal,
  identity,
}: ProxyOptions): Promise<{ host: string; asked: string[]; logins: (string | undefined)[] }> {
  const asked: string[] = [];
  const logins: (string | undefined)[] = [];
  const server = identity ? createSecure({ cert: identity.certificate, key: identity.key }) : createPlain();
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    logins.push(request.headers['proxy-authorization']);
    if (refusal !== undefined || to === undefined) {
      socket.end(`HTTP/1.1 ${refusal ?? '502 Bad Gateway'}\r\n\r\n`);
      return;
    }
    const [host = '', port = ''] = to.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const each of [socket, onward]) each.on('error', () => [socket, onward].map((one) => one.destroy()));
  });
  return { host: await listening(server), asked, logins };
}

/** The door to one host, in an environment without variables unless the test gives some. */
export function doorTo(host: string, change: Partial<HttpOptions> = {}) {
  const http = createHttp({ hosts: new Set([host]), clock: systemClock, log: silentLog(), environment: {}, ...change });
  onTestFinished(() => http.close());
  const get = async (path = '/'): Promise<unknown> => {
    const answer = await http.send({ method: 'GET', url: `https://${host}${path}` });
    return answer.ok ? answer.value.text() : answer.error;
  };
  return { http, get };
}
