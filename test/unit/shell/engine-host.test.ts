import { beforeEach, describe, expect, it } from 'vitest';
import { EngineHost } from '../../../electron/shell/engine-host.ts';
import type { PushEnvelope } from '../../../shared/contract.ts';
import type { EngineConfig } from '../../../shared/wire.ts';
import { HandClock, MemoryLog, Nursery } from './doubles.ts';

const config: EngineConfig = {
  environment: 'practice',
  folder: '/profile/environments/practice',
  logFolder: '/profile/logs',
  downloadFolder: '/downloads',
  appVersion: '0.1.0',
  profileId: '7b0ce7a2-9d0d-4f5c-9d5a-0d9a3c2f6a11',
  personName: 'Kari Nordmann',
  temporaryKeychain: false,
};

describe('the engine host', () => {
  let clock: HandClock;
  let nursery: Nursery;
  let log: MemoryLog;
  let pushes: PushEnvelope[];
  let saved: [string, string][];
  let files: [string, string][];
  let host: EngineHost;
  let resolveProxy: (url: string) => Promise<string>;
  let printToPdf: () => Promise<Uint8Array | null>;

  beforeEach(() => {
    clock = new HandClock();
    nursery = new Nursery();
    log = new MemoryLog();
    pushes = [];
    saved = [];
    files = [];
    resolveProxy = async () => '';
    printToPdf = async () => null;
    host = new EngineHost({
      fork: nursery.fork,
      clock,
      log,
      onPush: (push) => pushes.push(push),
      onSaved: (handle, path) => saved.push([handle, path]),
      resolveProxy: (url) => resolveProxy(url),
      printToPdf: () => printToPdf(),
      files: () => files,
      conditions: () => ({ everyMinutes: 10, hold: null, woken: 0 }),
    });
  });

  const running = (): void => {
    host.start(config);
    nursery.newest.says({ type: 'ready' });
  };

  it('refuses a call with a code while no engine is there', async () => {
    expect(await host.call('clients.list', {})).toMatchObject({
      ok: false,
      error: { code: 'engine.notRunning', sent: 'notSent' },
    });
  });

  it('opens the engine with its config and is running once it says ready', () => {
    host.start(config);
    expect(nursery.newest.sent[0]).toEqual({ type: 'open', config });
    expect(host.state()).toEqual({ state: 'starting', restarts: 0 });
    nursery.newest.says({ type: 'ready' });
    expect(host.state()).toEqual({ state: 'running', restarts: 0 });
  });

  it('passes a call while the engine still starts, and gives each caller its own answer', async () => {
    host.start(config);
    const first = host.call('clients.list', { a: 1 });
    const second = host.call('jobs.list', {});
    const calls = nursery.newest.sent.filter((message) => message.type === 'call');
    nursery.newest.says({ type: 'reply', id: calls[1]?.id, result: { ok: true, value: 'second' } });
    nursery.newest.says({ type: 'reply', id: calls[0]?.id, result: { ok: true, value: 'first' } });
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('answers every waiting call with a code when the engine dies', async () => {
    running();
    const call = host.call('mva.file', {});
    nursery.newest.dies();
    expect(await call).toMatchObject({ ok: false, error: { code: 'engine.died', sent: 'unknown', retryable: true } });
    expect(host.state().state).toBe('restarting');
  });

  it('starts a dead engine again after a pause that grows', () => {
    running();
    for (const [index, pause] of [500, 2000, 5000].entries()) {
      nursery.newest.dies();
      clock.advance(pause - 1);
      expect(nursery.children).toHaveLength(index + 1);
      clock.advance(1);
      expect(nursery.children).toHaveLength(index + 2);
      expect(host.state().restarts).toBe(index + 1);
    }
  });

  it('gives up after three restarts within five minutes and says so', async () => {
    running();
    for (const pause of [500, 2000, 5000]) {
      nursery.newest.dies();
      clock.advance(pause);
    }
    nursery.newest.dies();
    clock.advance(60_000);
    expect(nursery.children).toHaveLength(4);
    expect(host.state()).toEqual({ state: 'failed', restarts: 3, code: 'engine.died' });
    expect(await host.call('clients.list', {})).toMatchObject({ ok: false, error: { code: 'engine.notRunning' } });
  });

  it('forgets old deaths: one every six minutes is always cured', () => {
    running();
    for (let death = 0; death < 8; death += 1) {
      nursery.newest.dies();
      clock.advance(500);
      nursery.newest.says({ type: 'ready' });
      clock.advance(6 * 60_000);
    }
    expect(host.state().state).toBe('running');
  });

  it('starts anew with a fresh count after giving up', async () => {
    running();
    for (const pause of [500, 2000, 5000, 0]) {
      nursery.newest.dies();
      clock.advance(pause);
    }
    await host.stop();
    host.start(config);
    expect(host.state()).toEqual({ state: 'starting', restarts: 0 });
  });

  it('numbers pushes anew with every engine, its own among them', () => {
    running();
    nursery.newest.says({ type: 'push', name: 'clients.changed', revision: 77, payload: {} });
    nursery.newest.dies();
    clock.advance(500);
    const numbers = pushes.map((push) => [push.name, push.epoch, push.revision]);
    expect(numbers).toEqual([
      ['app.engine', 1, 1],
      ['app.engine', 1, 2],
      ['clients.changed', 1, 3],
      ['app.engine', 1, 4],
      ['app.engine', 2, 1],
    ]);
  });

  it('lets no push carry more than the contract says', () => {
    running();
    nursery.newest.says({
      type: 'push',
      name: 'mva.changed',
      revision: 1,
      payload: { returnId: 'r', token: 'secret' },
    });
    expect(pushes.at(-1)?.payload).toEqual({ returnId: 'r' });
    const before = pushes.length;
    nursery.newest.says({ type: 'push', name: 'mva.changed', revision: 2, payload: { wrong: true } });
    nursery.newest.says({ type: 'push', name: 'nothing.known', revision: 3, payload: {} });
    nursery.newest.says({ type: 'push', name: 'constructor', revision: 4, payload: {} });
    expect(pushes).toHaveLength(before);
    expect(log.events().filter((event) => event === 'push.invalid')).toHaveLength(3);
  });

  it('keeps what the engine saved behind its handle', () => {
    running();
    nursery.newest.says({ type: 'saved', handle: 'h1', path: '/downloads/kvittering.pdf' });
    expect(saved).toEqual([['h1', '/downloads/kvittering.pdf']]);
  });

  describe('asked for the proxies of an address', () => {
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const answers = () => nursery.newest.sent.filter(({ type }) => type === 'proxies');

    it('answers what the operating system says', async () => {
      resolveProxy = async (url) => `PROXY proxy.example:8080 for ${url}`;
      running();
      nursery.newest.says({ type: 'askProxy', id: 7, url: 'https://platform.altinn.no/' });
      await settle();
      expect(answers()).toEqual([
        { type: 'proxies', id: 7, list: 'PROXY proxy.example:8080 for https://platform.altinn.no/' },
      ]);
    });

    it('answers with nothing where it cannot tell', async () => {
      resolveProxy = () => Promise.reject(new Error('no'));
      running();
      nursery.newest.says({ type: 'askProxy', id: 0, url: 'https://platform.altinn.no/' });
      await settle();
      expect(answers()).toEqual([{ type: 'proxies', id: 0, list: '' }]);
    });

    it('tells no engine what the one before it asked', async () => {
      let tell: (list: string) => void = () => undefined;
      resolveProxy = () =>
        new Promise((resolve) => {
          tell = resolve;
        });
      running();
      nursery.newest.says({ type: 'askProxy', id: 0, url: 'https://platform.altinn.no/' });
      nursery.newest.dies();
      clock.advance(500);
      tell('DIRECT');
      await settle();
      expect(answers()).toEqual([]);
    });
  });

  it('gives the engine that asked the page as PDF, and no other', async () => {
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const answers = () => nursery.newest.sent.filter(({ type }) => type === 'pdf');
    const bytes = Buffer.from('%PDF-');
    printToPdf = async () => bytes;
    running();
    nursery.newest.says({ type: 'askPdf', id: 3 });
    await settle();
    expect(answers()).toEqual([{ type: 'pdf', id: 3, bytes }]);
    nursery.newest.says({ type: 'askPdf', id: 4 });
    nursery.newest.dies();
    clock.advance(500);
    await settle();
    expect(answers()).toEqual([]);
  });

  it('tells a restarted engine the conditions, the files and the name before any call', () => {
    running();
    files = [['h1', '/in/melding.xml']];
    host.setPerson('Ola Nordmann');
    nursery.newest.dies();
    clock.advance(500);
    expect(nursery.newest.sent.slice(0, 3)).toEqual([
      { type: 'open', config: { ...config, personName: 'Ola Nordmann' } },
      { type: 'conditions', conditions: { everyMinutes: 10, hold: null, woken: 0 } },
      { type: 'file', handle: 'h1', path: '/in/melding.xml' },
    ]);
  });

  it('drains: waits for the engine to say stopped, and takes no call meanwhile', async () => {
    running();
    const child = nursery.newest;
    let stopped = false;
    const stop = host.stop().then(() => {
      stopped = true;
    });
    expect(child.sentTypes()).toEqual(['open', 'conditions', 'stop']);
    expect(await host.call('clients.list', {})).toMatchObject({ error: { code: 'engine.stopping', sent: 'notSent' } });
    clock.advance(5_000);
    expect(child.killed).toBe(0);
    child.says({ type: 'stopped' });
    expect(child.killed).toBe(1);
    await Promise.resolve();
    expect(stopped).toBe(false);
    child.dies(0);
    await stop;
    expect(host.state()).toEqual({ state: 'none', restarts: 0 });
    expect(clock.pending).toBe(0);
  });

  it('ends an engine that does not stop within ten seconds, and goes on even if it outlives that', async () => {
    running();
    const stop = host.stop();
    clock.advance(9_999);
    expect(nursery.newest.killed).toBe(0);
    clock.advance(1);
    expect(nursery.newest.killed).toBe(1);
    clock.advance(2_000);
    await stop;
    expect(host.state().state).toBe('none');
  });

  it('does not restart an engine that was asked to stop, nor one that waits for its restart', async () => {
    running();
    nursery.newest.dies();
    await host.stop();
    clock.advance(60_000);
    expect(nursery.children).toHaveLength(1);
    running();
    const stop = host.stop();
    nursery.newest.dies(0);
    await stop;
    clock.advance(60_000);
    expect(nursery.children).toHaveLength(2);
  });

  it('hears nothing from an engine that is gone', () => {
    running();
    const old = nursery.newest;
    old.dies();
    clock.advance(500);
    const before = pushes.length;
    old.says({ type: 'push', name: 'clients.changed', revision: 1, payload: {} });
    old.dies();
    expect(pushes).toHaveLength(before);
    expect(nursery.children).toHaveLength(2);
  });
});
