import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { inTurn } from './pieces.ts';
import type { Roots } from './roots.ts';

const CONNECT_MS = 15_000;
const KEEP_ALIVE_MS = 60_000;

/** Why there is no connection, where the system's own codes do not tell. */
export class ConnectFault extends Error {
  readonly code: 'TIMEOUT' | 'PROXY_UNREACHABLE' | 'PROXY_REFUSED';
  /** The proxy's answer to being asked for a tunnel. */
  readonly status: number | undefined;
  constructor(code: ConnectFault['code'], status?: number) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/**
 * Makes undici's connections: straight, or through a tunnel (CONNECT) that the proxy opens. Its own `ProxyAgent` cannot tell
 * a proxy that is down from a host that is, and no one else tells who issued a certificate that is not trusted.
 */
export function connector(roots: Roots, proxy?: URL): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const host = options.hostname.replace(/^\[|\]$/g, '');
    let over = false;
    const done = (error: Error | null, socket?: Socket): void => {
      if (over) return;
      over = true;
      socket?.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
      if (error || !socket) callback(error ?? new Error('no socket'), null);
      else callback(null, socket);
    };
    const overTransport = (error: Error | null, transport?: Socket): void => {
      if (error) done(error);
      else if (options.protocol === 'https:')
        secure({ host, port, roots, transport, servername: options.servername }, done);
      else if (transport) done(null, transport);
      else plain(host, port, done);
    };
    if (proxy) tunnel(proxy, roots, `${options.hostname}:${port}`, overTransport);
    else overTransport(null);
  };
}

type Done = (error: Error | null, socket?: Socket) => void;

interface Secure {
  readonly host: string;
  readonly port: number;
  readonly roots: Roots;
  readonly transport: Socket | undefined;
  readonly servername: string | undefined;
}

function plain(host: string, port: number, done: Done): void {
  const socket: Socket = connectPlain({ host, port, onread: inTurn(() => socket) });
  inTime(socket, 'connect', done);
}

function secure({ host, port, roots, transport, servername }: Secure, done: Done): void {
  const name = servername || (isIP(host) ? undefined : host);
  const socket: TLSSocket = connectSecure({
    host,
    port,
    ALPNProtocols: ['http/1.1'],
    secureContext: roots.context,
    ...(name ? { servername: name } : {}),
    ...(transport ? { socket: transport } : { onread: inTurn(() => socket) }),
  });
  let issuer = '';
  // Before Node looks at the verdict and lets go of a certificate that is not trusted.
  socket.prependOnceListener('secure', () => {
    issuer = issuerOf(socket);
  });
  inTime(socket, 'secureConnect', (error) => {
    if (error) done(Object.assign(error, { issuer }));
    else done(null, socket);
  });
}

/** Of the last certificate that was sent: who vouches for the whole chain. */
function issuerOf(socket: TLSSocket): string {
  // (The newer getPeerX509Certificate, called here, leaves Node's own check of the name without a certificate.)
  let certificate = socket.getPeerCertificate(true);
  while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate) {
    certificate = certificate.issuerCertificate;
  }
  const { CN, O } = certificate.issuer ?? {};
  return [CN ?? O ?? ''].flat()[0] ?? '';
}

function tunnel(proxy: URL, roots: Roots, target: string, done: Done): void {
  const ask = proxy.protocol === 'https:' ? requestSecure : requestPlain;
  const { username, password } = proxy;
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const asked = ask({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: target,
    agent: false,
    timeout: CONNECT_MS,
    headers: {
      host: target,
      ...(username ? { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` } : {}),
    },
    ...(proxy.protocol === 'https:' ? { secureContext: roots.context } : {}),
  });
  asked.once('timeout', () => asked.destroy(new ConnectFault('TIMEOUT')));
  asked.once('error', () => done(new ConnectFault('PROXY_UNREACHABLE')));
  const refused = (status: number | undefined): void => done(new ConnectFault('PROXY_REFUSED', status));
  asked.once('connect', (answer, socket: Socket) => {
    socket.setTimeout(0);
    if (answer.statusCode === 200) {
      done(null, socket);
      return;
    }
    socket.destroy();
    refused(answer.statusCode);
  });
  // Answered as if it were an ordinary request.
  asked.once('response', (answer) => {
    answer.destroy();
    refused(answer.statusCode);
  });
  asked.end();
}

/** The platform's own timer: this is about sockets, and ends a connection that nobody can wait for any more. */
function inTime(socket: Socket, event: 'connect' | 'secureConnect', done: Done): void {
  const failed = (error: Error): void => finish(error);
  const timer = setTimeout(() => socket.destroy(new ConnectFault('TIMEOUT')), CONNECT_MS);
  const finish = (error: Error | null): void => {
    clearTimeout(timer);
    socket.off('error', failed);
    done(error, socket);
  };
  socket.once('error', failed);
  socket.once(event, () => finish(null));
}
