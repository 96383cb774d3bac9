import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttp, type HttpOptions } from '../../../../electron/engine/http/http.ts';
import { type Clock, systemClock } from '../../../../electron/engine/ports.ts';
import { keptLog } from '../support.ts';

export type Answerer = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A real server on loopback and the door to it. */
export async function door(answer: Answerer, change: Partial<HttpOptions> = {}) {
  const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response, seen.length);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = keptLog();
  const http = createHttp({
    hosts: new Set([new URL(origin).host]),
    allowHttpOrigin: origin,
    clock: systemClock,
    log,
    ...change,
  });
  onTestFinished(async () => {
    await http.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { http, origin, seen, log };
}

/** Waits between tries are over at once and written down; the time-out of a request (a minute) never comes. */
export function hastyClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  let ahead = 0;
  return {
    waits,
    now: () => Date.now() + ahead,
    timer: (ms, run) => {
      if (ms >= 60_000) return () => {};
      waits.push(ms);
      ahead += ms;
      const soon = setImmediate(run);
      return () => clearImmediate(soon);
    },
  };
}

/** A server that keeps nothing of what it is sent but how much it was, and the door to it. */
export async function sink() {
  const taken: number[] = [];
  const server = createServer((request, response) => {
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    request.on('end', () => {
      taken.push(size);
      response.writeHead(201).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = new Set([new URL(origin).host]);
  const http = createHttp({ hosts, allowHttpOrigin: origin, clock: systemClock, log: keptLog() });
  onTestFinished(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
  });
  return { http, origin, taken };
}
