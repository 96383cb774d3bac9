/** Bodies that are not held: read as fast as they are taken, from the beginning for every try. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../../../electron/engine/http/http.ts';
import { systemClock } from '../../../../electron/engine/ports.ts';
import { silentLog, until } from '../support.ts';

const PIECE = Buffer.alloc(65_536, 'x');

/** So many pieces; `taken` counts those that were asked for, `opened` the times it was begun, `closed` those that ended. */
function counted(pieces: number) {
  const count = { taken: 0, opened: 0, closed: 0 };
  const read = async function* () {
    count.opened += 1;
    try {
      for (let nth = 0; nth < pieces; nth += 1) {
        count.taken += 1;
        yield PIECE;
      }
    } finally {
      count.closed += 1;
    }
  };
  return { count, content: { size: pieces * PIECE.length, read } };
}

async function listening(take: (request: IncomingMessage, nth: number) => Promise<number>) {
  let nth = 0;
  const server = createServer((request, response) => {
    nth += 1;
    void take(request, nth).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = new Set([new URL(origin).host]);
  const http = createHttp({ hosts, allowHttpOrigin: origin, clock: systemClock, log: silentLog(), random: () => 0 });
  onTestFinished(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
  });
  return { http, origin };
}

async function sizeOf(request: IncomingMessage): Promise<number> {
  let size = 0;
  for await (const piece of request) size += (piece as Buffer).length;
  return size;
}

it('is read no faster than it is taken, and goes with its length', async () => {
  // 25 MB, the most that an attachment may have.
  const { content, count } = counted(400);
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let length: string | undefined;
  const { http, origin } = await listening(async (request) => {
    length = request.headers['content-length'];
    await released;
    return (await sizeOf(request)) === content.size ? 201 : 400;
  });
  const sent = http.send({ method: 'POST', url: origin, body: content });
  await until(async () => length !== undefined, 'the request');
  let before = -1;
  await until(async () => {
    const still = count.taken === before;
    before = count.taken;
    await new Promise((resolve) => setImmediate(resolve));
    return still;
  }, 'the sockets to be full');
  // What the two sockets and their streams hold: a few megabytes, and nowhere near all of it.
  expect(count.taken).toBeLessThan(200);
  release();
  expect(await sent).toMatchObject({ ok: true, value: { status: 201 } });
  expect(length).toBe(String(content.size));
  expect(count).toEqual({ taken: 400, opened: 1, closed: 1 });
});

it('begins anew for every try', async () => {
  const { content, count } = counted(3);
  const { http, origin } = await listening(async (request, nth) => {
    const size = await sizeOf(request);
    return nth === 1 ? 503 : size === content.size ? 201 : 400;
  });
  const answer = await http.send({ method: 'PUT', url: origin, body: content, retry: 'safe' });
  expect(answer).toMatchObject({ ok: true, value: { status: 201 } });
  expect(count).toEqual({ taken: 6, opened: 2, closed: 2 });
});

it('is let go of when it is answered before its end, and when it breaks', async () => {
  const { content, count } = counted(400);
  const { http, origin } = await listening(async () => 401);
  await http.send({ method: 'POST', url: origin, body: content });
  await until(async () => count.closed === 1, 'the first to be closed');

  const broken = {
    size: 2 * PIECE.length,
    read: async function* () {
      yield PIECE;
      throw new Error('altered');
    },
  };
  const answer = await http.send({ method: 'POST', url: origin, body: broken });
  expect(answer).toMatchObject({ ok: false, error: { code: 'http.cut', sent: 'unknown' } });
});
