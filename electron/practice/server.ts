import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type { PracticeContext, Room } from './core/context.ts';
import { guard } from './core/guard.ts';
import { STYLE } from './core/style.ts';

/** A listening server that answers 503 until it is given its work: the port is part of what the rooms are built with. */
export class LoopbackServer {
  readonly origin: string;
  readonly #server: Server;
  #listener: RequestListener = (_, response) => response.writeHead(503).end();

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => this.#listener(request, response));
  }

  /** Takes the wished port when it is free, another one otherwise. */
  static async open(wished: number): Promise<LoopbackServer> {
    const server = createServer();
    try {
      await listen(server, wished);
    } catch {
      await listen(server, 0);
    }
    return new LoopbackServer(server);
  }

  get port(): number {
    return Number(new URL(this.origin).port);
  }

  serve(listener: RequestListener): void {
    this.#listener = listener;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(error);
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', failed);
      resolve();
    });
  });
}

export async function buildApp(context: PracticeContext, rooms: readonly Room[]): Promise<RequestListener> {
  const app = new Koa();
  app.silent = true;
  app.use(guard(context.origin(), context.clock));
  app.use(async (request, next) => {
    try {
      await next();
    } catch (error) {
      const status = statusOf(error);
      // The real services answer an unexpected fault with its text (reference: system user, 3.3).
      request.status = status;
      request.type = 'text/plain; charset=utf-8';
      request.body = error instanceof Error ? error.message : 'Unexpected';
    }
  });
  app.use(context.faults.middleware());
  app.use(async (request, next) => {
    if (request.path === '/favicon.ico') {
      request.status = 204;
      return;
    }
    if (request.path !== '/_felles/stil.css') return next();
    request.type = 'text/css; charset=utf-8';
    request.body = STYLE;
  });
  for (const room of rooms) app.use((await room(context)) as Koa.Middleware);
  return app.callback();
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
