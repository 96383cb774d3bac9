import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one change instead of a plain answer. */
export type Mishap =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly code?: string }
  /** The connection is closed without an answer, before or after the work. */
  | { readonly cut: 'before' | 'after' };

export interface DelegationServer {
  readonly origin: string;
  readonly clientIds: readonly string[];
  readonly linked: ReadonlySet<string>;
  /** Changes that arrived, by client. */
  readonly changes: ReadonlyMap<string, number>;
  /** Clients asked to be linked although they were: what must never happen. */
  readonly twice: readonly string[];
  readonly mostAtOnce: number;
  readonly underWay: number;
  stop(): Promise<void>;
}

export interface DelegationServerOptions {
  readonly clients: number;
  readonly answerMs?: number;
  /** For the n-th change of all, from 1. */
  readonly mishap?: (nth: number, clientId: string) => Mishap | undefined;
}

const PATH = '/authentication/api/v1/enduser/systemuser/clients';

/** Altinn's client delegation and nothing else (reference/systemuser.md 6.3), any number of clients, and a count of what was asked. */
export async function startDelegation(options: DelegationServerOptions): Promise<DelegationServer> {
  const rows = Array.from({ length: options.clients }, (_, index) => {
    const number = String(index + 1).padStart(6, '0');
    return {
      clientId: `6c0c7a0e-2f34-4d17-9c8b-000000${number}`,
      clientOrganizationNumber: `310${number}`,
      clientOrganizationName: `Klient ${number} AS`,
    };
  });
  const linked = new Set<string>();
  const changes = new Map<string, number>();
  const twice: string[] = [];
  let nth = 0;
  let underWay = 0;
  const most = { atOnce: 0 };

  const send = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
  const change = async (request: IncomingMessage, response: ServerResponse, clientId: string): Promise<void> => {
    nth += 1;
    changes.set(clientId, (changes.get(clientId) ?? 0) + 1);
    if (request.method === 'POST' && linked.has(clientId)) twice.push(clientId);
    const mishap = options.mishap?.(nth, clientId);
    await new Promise((resolve) => setTimeout(resolve, options.answerMs ?? 0));
    if (mishap && 'status' in mishap) {
      const body = mishap.code === undefined ? undefined : { code: mishap.code };
      return send(response, mishap.status, body, mishap.headers);
    }
    if (mishap?.cut !== 'before') {
      if (request.method === 'POST') linked.add(clientId);
      else linked.delete(clientId);
    }
    if (mishap) request.socket.destroy();
    else send(response, 200, { agent: 'agent', client: clientId });
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (url.pathname === `${PATH}/available`) return send(response, 200, { data: rows });
    if (url.pathname !== PATH) return send(response, 404, undefined);
    if (request.method === 'GET') {
      return send(response, 200, { data: rows.filter((row) => linked.has(row.clientId)) });
    }
    underWay += 1;
    most.atOnce = Math.max(most.atOnce, underWay);
    void change(request, response, url.searchParams.get('client') ?? '').finally(() => {
      underWay -= 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientIds: rows.map((row) => row.clientId),
    linked,
    changes,
    twice,
    get mostAtOnce() {
      return most.atOnce;
    },
    get underWay() {
      return underWay;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
