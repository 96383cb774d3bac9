import { describe, expect, it } from 'vitest';
import { createQueries } from '../../../../renderer/state/queries.ts';
import type { JobRow } from '../../../../shared/contract/work.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { createDouble } from '../double.ts';

const job: JobRow = {
  id: '1',
  kind: 'mva.file',
  params: {},
  client: null,
  state: 'running',
  done: 0,
  total: 1,
  dueAt: null,
  problem: null,
  createdAt: '2026-11-21T08:00:00.000Z',
  finishedAt: null,
  canPause: false,
  canCancel: false,
};

/** Lets every answer that is on its way arrive. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('queries', () => {
  it('read once for many watchers, and again on a push', async () => {
    const double = createDouble();
    double.handle('jobs.list', () => ok({ jobs: [] }));
    const queries = createQueries(double.bridge);
    queries.watch('jobs.list', {});
    queries.watch('jobs.list', {});
    await settled();
    expect(double.callsOf('jobs.list')).toHaveLength(1);
    double.notify('jobs.changed', job);
    await settled();
    expect(double.callsOf('jobs.list')).toHaveLength(2);
  });

  it('ignore a push that is older than the last of its name', async () => {
    const double = createDouble();
    double.handle('jobs.list', () => ok({ jobs: [] }));
    const queries = createQueries(double.bridge);
    queries.watch('jobs.list', {});
    await settled();
    const heard: string[] = [];
    queries.onPush('jobs.changed', ({ id }) => heard.push(id));
    double.notify('jobs.changed', { ...job, id: 'new' }, { epoch: 2, revision: 1 });
    double.notify('jobs.changed', { ...job, id: 'old engine' }, { epoch: 1, revision: 9 });
    double.notify('jobs.changed', { ...job, id: 'same again' }, { epoch: 2, revision: 1 });
    await settled();
    expect(heard).toEqual(['new']);
    expect(double.callsOf('jobs.list')).toHaveLength(2);
  });

  it('ask once more when something changed while an answer was on its way', async () => {
    const double = createDouble();
    let release: () => void = () => undefined;
    let jobs: JobRow[] = [];
    double.handle('jobs.list', async () => {
      const answer = ok({ jobs: [...jobs] });
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return answer;
    });
    const queries = createQueries(double.bridge);
    queries.watch('jobs.list', {});
    await settled();
    jobs = [job];
    double.notify('jobs.changed', job);
    release();
    await settled();
    release();
    await settled();
    expect(queries.store.getState()[queries.keyOf('jobs.list', {})]?.value).toEqual({ jobs: [job] });
  });

  it('keep the old value when a newer read fails', async () => {
    const double = createDouble();
    double.handle('clients.list', () => ok({ rows: [] }));
    const queries = createQueries(double.bridge);
    queries.watch('clients.list', {});
    await settled();
    double.handle('clients.list', () => fail('http.offline'));
    queries.refresh('clients.list');
    await settled();
    const entry = queries.store.getState()[queries.keyOf('clients.list', {})];
    expect(entry?.value).toEqual({ rows: [] });
    expect(entry?.error?.code).toBe('http.offline');
  });

  it('drop what belongs to an environment that was left, also answers on their way', async () => {
    const double = createDouble();
    let release: () => void = () => undefined;
    double.handle('audit.list', async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return ok({ rows: [], total: 40 });
    });
    double.handle('app.leaveEnvironment', () => fail('engine.notRunning'));
    const queries = createQueries(double.bridge);
    queries.watch('audit.list', {});
    await settled();
    double.handle('app.leaveEnvironment', () => ok({ ...snapshot, environment: null }));
    await queries.run('app.leaveEnvironment', {});
    double.handle('audit.list', () => ok({ rows: [], total: 0 }));
    release();
    await settled();
    expect(queries.store.getState()[queries.keyOf('audit.list', {})]?.value).toEqual({ rows: [], total: 0 });
    expect(queries.store.getState()[queries.keyOf('app.snapshot', {})]?.value).toMatchObject({ environment: null });
  });
});

const snapshot = {
  version: '0.1.0',
  electron: '33.2.1',
  chromium: '130',
  electronSupported: false,
  sandboxed: true,
  platform: 'linux',
  environment: 'practice' as const,
  environments: ['practice' as const],
  language: 'nb' as const,
  appearance: 'light' as const,
  personName: 'Ingrid Solberg',
  navigationCollapsed: false,
  engine: { state: 'running' as const, restarts: 0 },
};
