import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine, EngineHost } from '../../../electron/engine/engine-api.ts';
import { serve } from '../../../electron/engine/serve.ts';
import { ok } from '../../../shared/outcome.ts';
import type { EngineConfig, FromEngine, ToEngine } from '../../../shared/wire.ts';

const config = { environment: 'practice', personName: 'Kari' } as EngineConfig;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the engine's side of the port", () => {
  let out: FromEngine[];
  let tell: (message: ToEngine) => void;
  let acts: string[];
  let crashes: unknown[];
  let host: EngineHost | undefined;
  let finish: (engine: Engine) => void;
  let refuse: (error: Error) => void;

  const engine: Engine = {
    call: async (name) => {
      acts.push(name);
      if (name === 'clients.list') throw new Error('token eyJabc');
      return ok({ rows: [] });
    },
    grantFile: (handle) => acts.push(`file:${handle}`),
    setPerson: (name) => acts.push(`person:${name}`),
    setConditions: ({ hold }) => acts.push(`hold:${hold}`),
    stop: async () => {
      acts.push('stop');
    },
  };

  beforeEach(() => {
    out = [];
    acts = [];
    crashes = [];
    host = undefined;
    serve(
      {
        postMessage: (message) => out.push(message),
        onMessage: (listener) => {
          tell = listener;
        },
      },
      (_config, given) => {
        host = given;
        return new Promise((resolve, reject) => {
          finish = resolve;
          refuse = reject;
        });
      },
      (error) => crashes.push(error),
    );
  });

  it('asks the shell for proxies and gives each question its own answer', async () => {
    tell({ type: 'open', config });
    const first = host?.askProxy('https://a.example/');
    const second = host?.askProxy('https://b.example/');
    expect(out).toEqual([
      { type: 'askProxy', id: 0, url: 'https://a.example/' },
      { type: 'askProxy', id: 1, url: 'https://b.example/' },
    ]);
    tell({ type: 'proxies', id: 1, list: 'DIRECT' });
    tell({ type: 'proxies', id: 0, list: 'PROXY a:1' });
    expect([await first, await second]).toEqual(['PROXY a:1', 'DIRECT']);
  });

  it('asks the shell for the page as PDF and gives each question its own answer', async () => {
    tell({ type: 'open', config });
    const first = host?.askPdf();
    const second = host?.askPdf();
    expect(out).toEqual([
      { type: 'askPdf', id: 0 },
      { type: 'askPdf', id: 1 },
    ]);
    const bytes = Buffer.from('%PDF-');
    tell({ type: 'pdf', id: 1, bytes: null });
    tell({ type: 'pdf', id: 0, bytes });
    expect([await first, await second]).toEqual([bytes, null]);
  });

  it('says ready once composed, and handles what came meanwhile in order', async () => {
    tell({ type: 'open', config });
    tell({ type: 'file', handle: 'h1', path: '/x' });
    tell({ type: 'call', id: 1, name: 'jobs.list', input: {} });
    await settle();
    expect(out).toEqual([]);
    finish(engine);
    await settle();
    expect(acts).toEqual(['file:h1', 'jobs.list']);
    expect(out).toEqual([{ type: 'ready' }, { type: 'reply', id: 1, result: ok({ rows: [] }) }]);
  });

  it('answers a call before opening with a code', async () => {
    tell({ type: 'call', id: 7, name: 'jobs.list', input: {} });
    await settle();
    expect(out).toMatchObject([{ type: 'reply', id: 7, result: { error: { code: 'engine.notRunning' } } }]);
  });

  it('lets an exception cross as a code only', async () => {
    tell({ type: 'open', config });
    finish(engine);
    tell({ type: 'call', id: 2, name: 'clients.list', input: {} });
    await settle();
    expect(out.at(-1)).toMatchObject({ type: 'reply', id: 2, result: { error: { code: 'engine.bug' } } });
    expect(JSON.stringify(out)).not.toContain('eyJ');
  });

  it('numbers its pushes', async () => {
    tell({ type: 'open', config });
    host?.push('clients.changed', {});
    host?.push('dialogs.changed', {});
    expect(out.map((message) => message.type === 'push' && message.revision)).toEqual([1, 2]);
  });

  it('drains and then says stopped', async () => {
    tell({ type: 'open', config });
    finish(engine);
    tell({ type: 'stop' });
    await settle();
    expect(acts).toEqual(['stop']);
    expect(out.at(-1)).toEqual({ type: 'stopped' });
  });

  it('ends the process when it cannot be composed, and answers who waits', async () => {
    tell({ type: 'open', config });
    tell({ type: 'call', id: 3, name: 'jobs.list', input: {} });
    refuse(new Error('no'));
    await settle();
    expect(crashes).not.toHaveLength(0);
    expect(out).toMatchObject([{ type: 'reply', id: 3, result: { error: { code: 'engine.bug' } } }]);
  });
});
