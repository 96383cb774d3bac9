import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { ClientStore } from '../../electron/engine/clients/store.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { type Mishap, startDelegation } from '../support/delegation-server.ts';
import { doorTo, linkingEngine } from '../support/linking-engine.ts';
import { openTestStore, silentLog, temporaryFolder, until } from '../unit/engine/support.ts';
import { startChild } from './child.ts';

const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';

describe('an engine killed while it links 500 clients', () => {
  it('at one moment after the other ends with 500 linked, none of them sent although linked', async () => {
    const server = await startDelegation({ clients: 500, answerMs: 3 });
    onTestFinished(() => server.stop());
    const key = randomBytes(32);
    const path = join(temporaryFolder(), 'klientbro.db');
    const args = [path, key.toString('hex'), server.origin];
    const moments = [
      'sent:1',
      'answered:1',
      'sent:40',
      'answered:60',
      'written:61',
      'written:90',
      'sent:30',
      'answered:17',
    ];
    for (const [index, moment] of moments.entries()) {
      const child = await startChild('linker', [...args, moment, ...(index === 0 ? ['begin'] : [])]);
      await child.line(`at ${moment}`);
      await child.kill();
      // What was on its way arrives all the same.
      await until(() => server.underWay === 0, 'quiet');
    }
    const last = await startChild('linker', args);
    expect(await last.line('finished')).toBe('finished 500');
    expect(await last.ended()).toBe(0);
    expect(server.linked.size).toBe(500);
    expect(server.twice).toEqual([]);

    const opened = openStore({ path, key, keyKnownRight: true, clock: systemClock, log: silentLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    expect(await new ClientStore(opened.value, systemClock).linked()).toHaveLength(500);
    const audit = createAudit({ store: opened.value, clock: systemClock, push: () => {}, person: () => '' });
    expect((await audit.verify()).intact).toBe(true);
  }, 180_000);
});

describe('an engine killed while it links 500 clients without a login', () => {
  it('goes on by itself at the next start, ends with 500 linked, and tells each of them once', async () => {
    const server = await startDelegation({ clients: 500, answerMs: 3 });
    onTestFinished(() => server.stop());
    const key = randomBytes(32);
    const path = join(temporaryFolder(), 'klientbro.db');
    const args = [path, key.toString('hex'), server.origin];
    const moments = ['listed:1', 'sent:1', 'answered:40', 'written:90', 'sent:60'];
    for (const [index, moment] of moments.entries()) {
      const child = await startChild('self-linker', [...args, moment, ...(index === 0 ? ['begin'] : [])]);
      await child.line(`at ${moment}`);
      await child.kill();
      await until(() => server.underWay === 0, 'quiet');
    }
    const last = await startChild('self-linker', args);
    expect(await last.line('finished')).toBe('finished 500');
    expect(await last.ended()).toBe(0);
    expect(server.linked.size).toBe(500);
    expect(server.twice).toEqual([]);

    const opened = openStore({ path, key, keyKnownRight: true, clock: systemClock, log: silentLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    const told = await opened.value.db.selectFrom('client_changes').select('organisation_number').execute();
    expect(told).toHaveLength(500);
    expect(new Set(told.map((row) => row.organisation_number)).size).toBe(500);
    const audit = createAudit({ store: opened.value, clock: systemClock, push: () => {}, person: () => '' });
    expect((await audit.verify()).intact).toBe(true);
  }, 180_000);
});

describe('linking against an Altinn', () => {
  const inASecond = (): string => new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString();
  const busy =
    (after: () => string) =>
    (nth: number): Mishap | undefined =>
      nth % 20 === 3 ? { status: 429, headers: { 'retry-after': after() } } : undefined;
  it.each<[string, (nth: number) => Mishap | undefined]>([
    ['that asks for a pause in seconds', busy(() => '1')],
    ['that asks for a pause with a date', busy(inASecond)],
    ['that turns away without saying how long', (nth) => (nth % 10 === 3 ? { status: 429 } : undefined)],
    ['whose connections are cut before the work', (nth) => (nth % 10 === 3 ? { cut: 'before' } : undefined)],
    ['whose connections are cut after the work', (nth) => (nth % 10 === 3 ? { cut: 'after' } : undefined)],
    ['that answers with errors now and then', (nth) => (nth % 10 === 3 ? { status: 503 } : undefined)],
  ])(
    '%s, links all and sends nothing that is linked',
    async (_, mishap) => {
      const server = await startDelegation({ clients: 40, answerMs: 3, mishap });
      onTestFinished(() => server.stop());
      const http = doorTo(server.origin);
      const { linking, jobs } = linkingEngine({
        store: openTestStore({ clock: systemClock }),
        http,
        origin: server.origin,
      });
      onTestFinished(async () => {
        await jobs.drain();
        await http.close();
      });
      jobs.start();
      const begun = await linking.start('link', AGENT, server.clientIds);
      const jobId = begun.ok ? begun.value.jobId : '';
      await until(async () => (await jobs.get(jobId))?.state === 'done', 'done', 60_000);
      expect(server.linked.size).toBe(40);
      expect(server.twice).toEqual([]);
    },
    90_000,
  );
});
