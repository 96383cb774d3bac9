import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttp } from '../../../../electron/engine/http/http.ts';
import { systemClock } from '../../../../electron/engine/ports.ts';
import { manualClock, silentLog, until } from '../support.ts';
import { door, hastyClock } from './server.ts';

const code = (answer: { ok: boolean } & object): unknown => ('error' in answer ? answer.error : answer);

describe('the door', () => {
  it('sends what it is given and gives back the whole answer', async () => {
    const { http, origin, seen } = await door((_request, response) => {
      response.writeHead(201, { 'Content-Type': 'application/json', 'X-Two': ['a', 'b'] }).end('{"id":"ærlig"}');
    });
    const answer = await http.send({
      method: 'POST',
      url: `${origin}/a?b=c`,
      body: 'æ',
      bearer: 'abc',
      headers: { 'x-y': '1' },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.status).toBe(201);
    expect(answer.value.headers['x-two']).toBe('a, b');
    expect(answer.value.json(z.object({ id: z.string() }))).toEqual({ ok: true, value: { id: 'ærlig' } });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'æ' });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-y': '1' });
  });

  it.each([
    'https://platform.altinn.no.evil.example/x',
    'http://platform.altinn.no/x',
    'https://kari:hemmelig@platform.altinn.no/x',
    'https://platform.altinn.no:444/x',
    'ftp://platform.altinn.no/x',
    'file:///etc/passwd',
    'http://127.0.0.1:80/x',
    'not an address',
  ])('refuses %s before a socket is opened', async (url) => {
    const hosts = new Set(['platform.altinn.no']);
    const http = createHttp({ hosts, clock: systemClock, log: silentLog(), allowHttpOrigin: 'http://127.0.0.1:8100' });
    expect(await http.send({ method: 'GET', url })).toMatchObject({
      ok: false,
      error: { code: 'http.hostRefused', sent: 'notSent' },
    });
    await expect(
      http.fetch(url.includes('@') || url === 'not an address' ? 'https://evil.example' : url),
    ).rejects.toThrow();
    await http.close();
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%s)', async (status) => {
    const { http, origin, seen } = await door((_request, response) => {
      response.writeHead(status, { Location: '/elsewhere' }).end();
    });
    const answer = await http.send({ method: 'GET', url: `${origin}/`, bearer: 'secret' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'http.redirectRefused', params: { status } } });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['with a length', true],
    ['without one', false],
  ])('stops reading an answer that is too large, %s', async (_name, told) => {
    let written = 0;
    const { http, origin } = await door((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      if (told) response.setHeader('Content-Length', chunk.length * 1_000);
      const more = (): void => {
        while (written < 1_000 && !response.destroyed) {
          written += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const answer = await http.send({ method: 'GET', url: `${origin}/`, maxBytes: 100_000 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'http.tooLarge', params: { bytes: 100_000 } } });
    expect(written).toBeLessThan(1_000);
  });

  it('reads into the memory it is lent, and tells no more of it than what came', async () => {
    const { http, origin } = await door((request, response) => {
      const told = request.url === '/cut' ? { 'content-length': 5 } : { 'content-length': 3 };
      response.writeHead(200, told).write('new');
      if (request.url === '/cut') setTimeout(() => request.socket.destroy(), 50);
      else response.end();
    });
    const lent = new TextEncoder().encode('older text');
    const answer = await http.send({ method: 'GET', url: `${origin}/`, room: () => lent });
    expect(answer.ok && answer.value.text()).toBe('new');
    expect(answer.ok && answer.value.bytes.buffer).toBe(lent.buffer);
    const cut = await http.send({ method: 'GET', url: `${origin}/cut`, room: () => lent });
    expect(cut).toMatchObject({ ok: false, error: { code: 'http.cut' } });
  });

  it('tells apart what arrived from what may have', async () => {
    const { http, origin } = await door((request) => void request.socket.destroy());
    expect(await http.send({ method: 'POST', url: `${origin}/`, body: 'x' })).toMatchObject({
      error: { code: 'http.cut', sent: 'unknown', retryable: true },
    });
    const read = await http.send({ method: 'GET', url: `${origin}/` });
    expect(read).toMatchObject({ error: { code: 'http.cut' } });
    expect(code(read)).not.toMatchObject({ sent: 'unknown' });
  });

  it('calls an answer that breaks off cut, not short', async () => {
    const { http, origin } = await door((_request, response) => {
      response.writeHead(200, { 'Content-Length': 1_000 });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    expect(await http.send({ method: 'GET', url: `${origin}/` })).toMatchObject({ error: { code: 'http.cut' } });
  });

  it('is offline where nobody listens', async () => {
    const unused = createServer();
    await new Promise<void>((resolve) => unused.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(unused.address() as AddressInfo).port}`;
    await new Promise((resolve) => unused.close(resolve));
    const hosts = new Set([new URL(origin).host]);
    const http = createHttp({ hosts, clock: systemClock, log: silentLog(), allowHttpOrigin: origin });
    expect(await http.send({ method: 'POST', url: origin, body: 'x' })).toMatchObject({
      error: { code: 'http.offline', sent: 'notSent', retryable: true },
    });
    await http.close();
  });

  it('gives up after the time-out, and when told to', async () => {
    const clock = manualClock();
    const { http, origin, seen } = await door(() => {}, { clock });
    const slow = http.send({ method: 'POST', url: `${origin}/`, body: 'x', timeoutMs: 5_000 });
    await until(() => seen.length === 1);
    await clock.advance(5_000);
    expect(await slow).toMatchObject({ error: { code: 'http.timeout', sent: 'unknown' } });
    const stop = new AbortController();
    const stopped = http.send({ method: 'GET', url: `${origin}/`, signal: stop.signal });
    await until(() => seen.length === 2);
    stop.abort();
    expect(await stopped).toMatchObject({ error: { code: 'http.cancelled' } });
    expect(await http.send({ method: 'POST', url: `${origin}/`, signal: stop.signal })).toMatchObject({
      error: { code: 'http.cancelled', sent: 'notSent' },
    });
    expect([seen.length, clock.pending]).toEqual([2, 0]);
  });

  it.each([
    ['<html>Feil</html>', 'http.notJson', undefined],
    ['', 'http.notJson', undefined],
    ['{"items":[{"id":1}', 'http.notJson', undefined],
    ['{"items":[{"id":"a"},{"id":7}]}', 'http.unexpectedAnswer', 'items[1].id'],
    ['[]', 'http.unexpectedAnswer', '(all)'],
  ])('says what is wrong with the answer %j', async (body, wanted, element) => {
    const { http, origin } = await door((_request, response) => void response.end(body));
    const answer = await http.send({ method: 'GET', url: `${origin}/` });
    const parsed = answer.ok && answer.value.json(z.object({ items: z.array(z.object({ id: z.string() })) }));
    expect(parsed).toMatchObject({ ok: false, error: { code: wanted, params: { status: 200 } } });
    if (element) expect(parsed).toMatchObject({ error: { params: { element } } });
  });

  it('reads JSON with a byte order mark and with fields it does not know', async () => {
    const { http, origin } = await door((_request, response) => void response.end('\ufeff{"a":1,"new":2}'));
    const answer = await http.send({ method: 'GET', url: `${origin}/` });
    expect(answer.ok && answer.value.json(z.object({ a: z.number() }))).toEqual({ ok: true, value: { a: 1 } });
  });

  it('logs no query, header or body', async () => {
    const { http, origin, log } = await door((_request, response) => void response.end('answer-text'));
    await http.send({
      method: 'POST',
      url: `${origin}/path?token=query-secret`,
      bearer: 'bearer-secret',
      body: 'body-secret',
    });
    const text = JSON.stringify(log.lines);
    expect(text).toContain('/path');
    expect(text).not.toMatch(/secret|answer-text/);
  });
});

describe('trying again', () => {
  it.each([408, 429, 502, 503, 504])('is for reads that get %s', async (status) => {
    const clock = hastyClock();
    const { http, origin, seen } = await door(
      (_request, response, nth) => void response.writeHead(nth < 3 ? status : 200).end('{}'),
      { clock, random: () => 1 },
    );
    const answer = await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect(answer.ok && answer.value.status).toBe(200);
    expect([seen.length, clock.waits]).toEqual([3, [1_000, 2_000]]);
  });

  it.each([
    ['a refusal', 403, 'safe'],
    ['a server error that may be ours', 500, 'safe'],
    ['what is not said to be safe', 503, 'none'],
  ] as const)('is not for %s', async (_name, status, retry) => {
    const { http, origin, seen } = await door((_request, response) => void response.writeHead(status).end(), {
      clock: hastyClock(),
    });
    const answer = await http.send({ method: 'GET', url: `${origin}/`, retry });
    expect([answer.ok && answer.value.status, seen.length]).toEqual([status, 1]);
  });

  it('ends after four tries with the last answer', async () => {
    const { http, origin, seen } = await door((_request, response) => void response.writeHead(503).end('down'), {
      clock: hastyClock(),
    });
    const answer = await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect([answer.ok && answer.value.text(), seen.length]).toEqual(['down', 4]);
  });

  it('waits as long as the host asks, in seconds', async () => {
    const clock = hastyClock();
    const { http, origin } = await door(
      (_request, response, nth) => void response.writeHead(nth === 1 ? 429 : 200, { 'Retry-After': '7' }).end(),
      { clock, random: () => 0.5 },
    );
    await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect(clock.waits).toEqual([7_500]);
  });

  it('waits as long as the host asks, as a date by the host’s own clock', async () => {
    const clock = hastyClock();
    const ahead = 180_000;
    const { http, origin } = await door(
      (_request, response, nth) => {
        const theirs = Date.now() + ahead;
        response.setHeader('Date', new Date(theirs).toUTCString());
        response.setHeader('Retry-After', new Date(theirs + 20_000).toUTCString());
        response.writeHead(nth === 1 ? 503 : 200).end();
      },
      { clock, random: () => 0 },
    );
    await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect(clock.waits).toHaveLength(1);
    expect(clock.waits[0]).toBeGreaterThan(18_000);
    expect(clock.waits[0]).toBeLessThan(22_000);
  });

  it('leaves a long wait to the caller', async () => {
    const { http, origin, seen } = await door(
      (_request, response) => void response.writeHead(429, { 'Retry-After': '3600' }).end(),
      { clock: hastyClock() },
    );
    const answer = await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect([answer.ok && answer.value.headers['retry-after'], seen.length]).toEqual(['3600', 1]);
  });

  it('goes on after a cut connection, and stops when told to', async () => {
    const { http, origin, seen } = await door(
      (request, response, nth) => (nth === 1 ? void request.socket.destroy() : void response.end('ok')),
      { clock: hastyClock() },
    );
    const answer = await http.send({ method: 'GET', url: `${origin}/`, retry: 'safe' });
    expect([answer.ok && answer.value.text(), seen.length]).toEqual(['ok', 2]);

    const clock = manualClock();
    const busy = await door((_request, response) => void response.writeHead(503).end(), { clock, random: () => 1 });
    const stop = new AbortController();
    const waiting = busy.http.send({ method: 'GET', url: `${busy.origin}/`, retry: 'safe', signal: stop.signal });
    await until(() => clock.pending === 1 && busy.seen.length === 1 && busy.log.lines.length === 1);
    stop.abort();
    expect(await waiting).toMatchObject({ ok: true, value: { status: 503 } });
    expect(busy.seen).toHaveLength(1);
  });
});

describe('limits', () => {
  it('lets so many through at once', async () => {
    const open: (() => void)[] = [];
    const { http, origin } = await door((_request, response) => void open.push(() => response.end()), {
      limits: { concurrent: 2 },
    });
    const all = Promise.all([1, 2, 3, 4, 5].map((n) => http.send({ method: 'GET', url: `${origin}/${n}` })));
    let most = 0;
    for (let ended = 0; ended < 5; ended += 1) {
      await until(() => open.length > 0);
      most = Math.max(most, open.length);
      open.shift()?.();
    }
    expect((await all).every((answer) => answer.ok)).toBe(true);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('starts so many a second', async () => {
    const clock = manualClock();
    const { http, origin, seen } = await door((_request, response) => void response.end(), {
      clock,
      limits: { concurrent: 10, perSecond: 2 },
    });
    const all = Promise.all([1, 2, 3, 4].map((n) => http.send({ method: 'GET', url: `${origin}/${n}` })));
    await until(() => seen.length === 2);
    await clock.advance(500);
    await until(() => seen.length === 3);
    await clock.advance(500);
    await until(() => seen.length === 4);
    await all;
  });
});

describe('the measured clock', () => {
  it('is the host’s minus ours, also when ours is three minutes off', async () => {
    const { http, origin } = await door((_request, response) => {
      response.setHeader('Date', new Date(Date.now() + 180_000).toUTCString());
      response.end();
    });
    expect(http.clockSkewMs()).toBe(0);
    await http.send({ method: 'GET', url: `${origin}/` });
    expect(Math.abs(http.clockSkewMs() - 180_000)).toBeLessThan(1_500);
  });

  it('passes over answers out of a cache', async () => {
    const { http, origin } = await door((_request, response) => {
      response.writeHead(200, { Date: new Date(0).toUTCString(), Age: '90' }).end();
    });
    await http.send({ method: 'GET', url: `${origin}/` });
    expect(http.clockSkewMs()).toBe(0);
  });
});

describe('the door as fetch', () => {
  it('carries forms, headers and answers', async () => {
    const { http, origin, seen } = await door((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}');
    });
    const body = new URLSearchParams({ grant_type: 'authorization_code' });
    const answer = await http.fetch(new URL(`${origin}/token`), { method: 'POST', body, redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/json',
      { a: 1 },
    ]);
    expect(seen[0]).toMatchObject({ method: 'POST', body: 'grant_type=authorization_code' });
    expect(seen[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  });

  it('throws what went wrong as a failure, and follows no redirect', async () => {
    const { http, origin } = await door((_request, response, nth) => {
      response.writeHead(nth === 1 ? 204 : 302, { Location: '/x' }).end();
    });
    expect((await http.fetch(`${origin}/`)).status).toBe(204);
    await expect(http.fetch(`${origin}/`)).rejects.toMatchObject({ failure: { code: 'http.redirectRefused' } });
    await expect(http.fetch('https://evil.example/')).rejects.toMatchObject({ failure: { code: 'http.hostRefused' } });
  });
});
