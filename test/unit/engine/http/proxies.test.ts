import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HttpOptions } from '../../../../electron/engine/http/http.ts';
import { nameOf, Proxies, waysIn } from '../../../../electron/engine/http/proxies.ts';
import { keptLog, manualClock, silentLog, temporaryFolder } from '../support.ts';
import { authority } from './certificates.ts';
import { doorTo, listening, nobody, plainServer, proxy, secureServer } from './network.ts';

const HOST = 'platform.altinn.no';
const root = authority('Test rot');
const identity = root.issue();

function trusting(change: Partial<HttpOptions>) {
  const extraRoots = join(temporaryFolder(), 'extra-roots.pem');
  writeFileSync(extraRoots, root.certificate);
  return doorTo(HOST, { extraRoots, ...change });
}
const saying = (...lists: string[]) => {
  const asked: string[] = [];
  return {
    asked,
    askProxy: async (url: string) => {
      asked.push(url);
      return lists[Math.min(asked.length, lists.length) - 1] ?? '';
    },
  };
};

describe('the operating system’s proxy', () => {
  it('carries the authorities’ traffic', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    const system = saying(`PROXY ${way.host}`);
    expect(await trusting(system).get('/klient/123?q=1')).toBe('ok');
    expect(way.asked).toEqual([`${HOST}:443`]);
    // A script learns the host and no more.
    expect(system.asked).toEqual([`https://${HOST}/`]);
  });

  it('may be spoken to over TLS', async () => {
    const way = await proxy({ to: await secureServer(identity), identity });
    expect(await trusting(saying(`HTTPS ${way.host}`)).get()).toBe('ok');
    expect(way.asked).toEqual([`${HOST}:443`]);
  });

  it('is passed over when it is down, and not tried first again', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    let tries = 0;
    const broken = await listening(
      createServer().on('connection', (socket) => {
        tries += 1;
        socket.destroy();
      }),
    );
    const system = saying(`PROXY ${broken};PROXY ${await nobody()};PROXY ${way.host}`);
    const { get, http } = trusting(system);
    expect([await get(), await get()]).toEqual(['ok', 'ok']);
    expect([tries, system.asked.length]).toEqual([1, 1]);
    expect((await http.network()).proxies[0]?.ways[0]).toBe(`http://${way.host}`);
  });

  it('is asked for anew after a connection failed, and only then', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    const system = saying(`PROXY ${await nobody()}`, `PROXY ${way.host}`);
    const { get } = trusting(system);
    expect(await get()).toMatchObject({ code: 'http.offline', sent: 'notSent' });
    expect([await get(), await get(), system.asked.length]).toEqual(['ok', 'ok', 2]);
  });

  it('that demands a login is told as that, and no other is tried', async () => {
    const other = await proxy({ to: await secureServer(identity) });
    const way = await proxy({ refusal: '407 Proxy Authentication Required' });
    expect(await trusting(saying(`PROXY ${way.host};PROXY ${other.host}`)).get()).toMatchObject({
      code: 'http.proxyLogin',
      sent: 'notSent',
      params: { host: HOST, proxy: `http://${way.host}` },
    });
    expect(other.asked).toEqual([]);
  });

  it('that opens no tunnel says so with its status', async () => {
    const way = await proxy({ refusal: '403 Forbidden' });
    expect(await trusting(saying(`PROXY ${way.host}`)).get()).toMatchObject({
      code: 'http.offline',
      sent: 'notSent',
      params: { reason: 'proxy 403', proxy: `http://${way.host}` },
    });
  });

  it('of a kind we do not speak is refused by name', async () => {
    expect(await trusting(saying('SOCKS5 socks.firm.example:1080')).get()).toMatchObject({
      code: 'http.proxyUnsupported',
      sent: 'notSent',
      params: { host: HOST, proxy: 'SOCKS5 socks.firm.example:1080' },
    });
  });

  it('of a kind we do not speak is passed over for one we do', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    expect(await trusting(saying(`SOCKS a.example:1;PROXY ${way.host}`)).get()).toBe('ok');
  });

  it('is not asked for on the way to this machine', async () => {
    const host = await plainServer();
    const system = saying('PROXY 127.0.0.1:1');
    const { http } = doorTo(host, { ...system, allowHttpOrigin: `http://${host}` });
    expect(await http.send({ method: 'GET', url: `http://${host}/` })).toMatchObject({ ok: true });
    expect(system.asked).toEqual([]);
  });

  it('does not hold a request longer than its time', async () => {
    const clock = manualClock();
    const { http } = trusting({ clock, askProxy: () => new Promise(() => {}) });
    const answer = http.send({ method: 'POST', url: `https://${HOST}/`, body: 'x', timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'http.timeout', sent: 'notSent' } });
  });
});

describe('the environment variables', () => {
  it('win over the system’s settings', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    const system = saying('PROXY 127.0.0.1:1');
    const environment = { HTTPS_PROXY: `http://kari:hemmelig@${way.host}` };
    const { get, http } = trusting({ ...system, environment });
    expect(await get()).toBe('ok');
    expect(way.logins).toEqual([`Basic ${Buffer.from('kari:hemmelig').toString('base64')}`]);
    expect(system.asked).toEqual([]);
    // Nobody sees the login.
    expect((await http.network()).proxies).toEqual([{ host: HOST, ways: [`http://${way.host}`] }]);
  });

  it.each([
    ['altinn.no', 'DIRECT'],
    ['.altinn.no', 'DIRECT'],
    ['brreg.no, *.altinn.no', 'DIRECT'],
    ['platform.altinn.no:443', 'DIRECT'],
    ['*', 'DIRECT'],
    ['platform.altinn.no:8443', 'http://proxy.example:3128'],
    ['tinn.no', 'http://proxy.example:3128'],
    ['', 'http://proxy.example:3128'],
  ])('NO_PROXY=%s gives %s', async (no, way) => {
    const environment = { https_proxy: 'proxy.example:3128', NO_PROXY: no };
    const proxies = new Proxies({ clock: manualClock(), log: silentLog(), environment });
    expect((await proxies.waysTo(new URL(`https://${HOST}/`))).map(nameOf)).toEqual([way]);
  });

  it('that name a kind we do not speak show no login', async () => {
    const environment = { HTTPS_PROXY: 'socks5://kari:hemmelig@socks.example' };
    expect(await trusting({ environment }).get()).toMatchObject({
      code: 'http.proxyUnsupported',
      params: { proxy: 'socks5://socks.example' },
    });
  });
});

describe('the system’s answer', () => {
  it('is read as PAC scripts write it', () => {
    const list = ' PROXY a.example:8080 ;HTTPS b.example:443; direct;SOCKS5 c:1; PROXY ;';
    expect(waysIn(list).map(nameOf)).toEqual([
      'http://a.example:8080',
      'https://b.example',
      'DIRECT',
      'SOCKS5 c:1',
      'PROXY',
    ]);
  });

  it('is kept for five minutes', async () => {
    const clock = manualClock();
    const system = saying('PROXY a.example:1', 'PROXY b.example:2');
    const proxies = new Proxies({ clock, log: silentLog(), ask: system.askProxy, environment: {} });
    const way = async () => (await proxies.waysTo(new URL(`https://${HOST}/`))).map(nameOf).join();
    expect([await way(), await way()]).toEqual(['http://a.example:1', 'http://a.example:1']);
    await clock.advance(5 * 60_000 - 1);
    expect(await way()).toBe('http://a.example:1');
    await clock.advance(1);
    expect([await way(), system.asked.length]).toEqual(['http://b.example:2', 2]);
  });

  it.each([
    ['none', async () => ''],
    ['a failure', () => Promise.reject(new Error('no'))],
  ])('of %s is direct, and written down', async (_what, ask) => {
    const log = keptLog();
    const proxies = new Proxies({ clock: manualClock(), log, ask, environment: {} });
    expect((await proxies.waysTo(new URL(`https://${HOST}/`))).map(nameOf)).toEqual(['DIRECT']);
    expect(log.lines.map((line) => line.event)).toEqual(['http.proxyUnknown']);
  });
});
