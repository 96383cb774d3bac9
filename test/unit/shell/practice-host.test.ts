import { beforeEach, describe, expect, it } from 'vitest';
import { PracticeHost, practiceWishes, servedPractice } from '../../../electron/shell/practice-host.ts';
import type { PracticeReady } from '../../../electron/shell/practice-wire.ts';
import { HandClock, MemoryLog, Nursery } from './doubles.ts';

const ready = (port = 40123): PracticeReady => ({
  type: 'ready',
  origin: `http://127.0.0.1:${port}`,
  firm: { organisationNumber: '310000004', name: 'Øvingskontoret AS' },
});

describe('the practice host', () => {
  let clock: HandClock;
  let nursery: Nursery;
  let moved: string[];
  let host: PracticeHost;

  beforeEach(() => {
    clock = new HandClock();
    nursery = new Nursery();
    moved = [];
    host = new PracticeHost({
      fork: nursery.fork,
      clock,
      log: new MemoryLog(),
      onMoved: (now) => moved.push(now.origin),
    });
  });

  it('opens practice in its folder and answers with where it listens', async () => {
    const opened = host.open('/profile/practice');
    await Promise.resolve();
    expect(nursery.newest.sent).toEqual([{ type: 'open', folder: '/profile/practice' }]);
    nursery.newest.says(ready());
    expect(await opened).toEqual({ ok: true, value: ready() });
    expect(host.origin).toBe('http://127.0.0.1:40123');
  });

  it('starts one practice for many askers', async () => {
    const both = Promise.all([host.open('/p'), host.open('/p')]);
    nursery.newest.says(ready());
    expect((await both).every((result) => result.ok)).toBe(true);
    await host.open('/p');
    expect(nursery.children).toHaveLength(1);
  });

  it('says that practice failed, and starts a new one at the next try', async () => {
    const opened = host.open('/p');
    nursery.newest.says({ type: 'failed', reason: 'portTaken' });
    expect(await opened).toMatchObject({ ok: false, error: { code: 'app.practiceFailed' } });
    const again = host.open('/p');
    nursery.newest.dies(0);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(nursery.children).toHaveLength(2);
    nursery.newest.says(ready());
    expect((await again).ok).toBe(true);
  });

  it.each(['http://evil.example:80', 'https://127.0.0.1:40123', 'http://127.0.0.1:40123/path', 'http://localhost:1'])(
    'does not believe a practice that listens on %s',
    async (origin) => {
      const opened = host.open('/p');
      nursery.newest.says({ ...ready(), origin });
      expect(await opened).toMatchObject({ ok: false, error: { code: 'app.practiceFailed' } });
      expect(host.origin).toBeUndefined();
    },
  );

  it('starts a dead practice again and tells when it listens elsewhere', async () => {
    const opened = host.open('/p');
    nursery.newest.says(ready(40123));
    await opened;
    nursery.newest.dies();
    clock.advance(500);
    nursery.newest.says(ready(40123));
    expect(moved).toEqual([]);
    nursery.newest.dies();
    clock.advance(2000);
    nursery.newest.says(ready(40999));
    expect(moved).toEqual(['http://127.0.0.1:40999']);
  });

  it('resets the running practice and waits for it', async () => {
    const opened = host.open('/p');
    nursery.newest.says(ready());
    await opened;
    const reset = host.reset();
    expect(nursery.newest.sentTypes()).toEqual(['open', 'reset']);
    nursery.newest.says(ready());
    expect((await reset).ok).toBe(true);
  });

  it('fails those who wait when practice dies for good or is stopped', async () => {
    const opened = host.open('/p');
    for (const pause of [500, 2000, 5000, 0]) {
      nursery.newest.dies();
      clock.advance(pause);
    }
    expect(await opened).toMatchObject({ ok: false, error: { code: 'app.practiceFailed' } });
    const again = host.open('/p');
    await Promise.resolve();
    const stop = host.stop();
    nursery.newest.dies(0);
    await stop;
    expect((await again).ok).toBe(false);
  });

  it('takes the practice that is served beside it, on loopback only, and starts and resets none', async () => {
    const told = (origin: string) =>
      servedPractice({ KLIENTBRO_PRACTICE_SERVED: JSON.stringify({ origin, firm: ready().firm }) });
    expect(told('http://10.0.0.1:40123')).toBeUndefined();
    expect(servedPractice({ KLIENTBRO_PRACTICE_SERVED: 'null' })).toBeUndefined();
    const served = told(ready().origin);
    const beside = new PracticeHost({
      fork: nursery.fork,
      clock,
      log: new MemoryLog(),
      served,
      onMoved: (now) => moved.push(now.origin),
    });
    const before = nursery.children.length;
    expect(await beside.open('/p')).toEqual({ ok: true, value: ready() });
    expect(beside.origin).toBe(ready().origin);
    expect((await beside.reset()).ok).toBe(false);
    expect(nursery.children).toHaveLength(before);
  });

  it('has fault controls only when started with a secret that cannot be guessed', () => {
    expect(practiceWishes({})).toEqual({});
    expect(practiceWishes({ KLIENTBRO_PRACTICE_FAULT_SECRET: 'short', KLIENTBRO_PRACTICE_SIZE: 'huge' })).toEqual({});
    expect(
      practiceWishes({ KLIENTBRO_PRACTICE_FAULT_SECRET: '0123456789abcdef', KLIENTBRO_PRACTICE_SIZE: 'large' }),
    ).toEqual({ faultSecret: '0123456789abcdef', size: 'large' });
  });
});
