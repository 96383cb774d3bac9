import { describe, expect, it } from 'vitest';
import { createGate, createSenderRule, type GateOptions, type Sender } from '../../../electron/shell/gate.ts';
import { createPageRule } from '../../../electron/shell/pages.ts';
import type { EngineOperation, ShellHandlers } from '../../../shared/contract.ts';
import { operationNames, operationOf } from '../../../shared/contract.ts';
import { fail, type Outcome } from '../../../shared/outcome.ts';
import { validInput } from '../../support/valid-input.ts';
import { MemoryLog } from './doubles.ts';

const page: Sender = { url: 'app://bundle/', topFrame: true, webContentsId: 1 };

function gateWith(answer: (name: string, input: unknown) => Promise<unknown>, log = new MemoryLog()) {
  const reached: string[] = [];
  const reply = (name: string, input: unknown): Promise<Outcome<unknown>> => {
    reached.push(name);
    return answer(name, input) as Promise<Outcome<unknown>>;
  };
  const shell = Object.fromEntries(
    operationNames
      .filter((name) => operationOf(name).side === 'shell')
      .map((name) => [name, (input: unknown) => reply(name, input)]),
  ) as unknown as ShellHandlers;
  const options: GateOptions = {
    shell,
    engine: (name: EngineOperation, input: unknown) => reply(name, input),
    allowSender: createSenderRule(createPageRule(undefined), (id) => id === 1),
    log,
  };
  return { gate: createGate(options), reached, log };
}

describe('every operation of the contract', () => {
  const neverAsked = () => Promise.reject(new Error('must not be reached'));
  const wrongPayloads = [undefined, null, 'text', 7, [], { unexpectedField: true }];

  it.each(operationNames)('%s rejects a wrong payload with a code', async (name) => {
    const { gate, reached } = gateWith(neverAsked);
    for (const payload of wrongPayloads) {
      expect(await gate(name, page, payload)).toMatchObject({ ok: false, error: { code: 'gate.invalidInput' } });
    }
    expect(reached).toEqual([]);
  });

  const wrongSenders: [string, Sender][] = [
    ['another site', { ...page, url: 'https://evil.example/' }],
    ['a file', { ...page, url: 'file:///etc/passwd' }],
    ['another host of our scheme', { ...page, url: 'app://bundle.evil/' }],
    ['a user in our address', { ...page, url: 'app://bundle@evil/' }],
    ['a frame', { ...page, topFrame: false }],
    ['an unknown window', { ...page, webContentsId: 2 }],
    ['a frame that is gone', { ...page, url: '' }],
    ['the development server in a packaged app', { ...page, url: 'http://localhost:5173/' }],
  ];
  it.each(operationNames)('%s rejects a wrong sender with a code', async (name) => {
    const { gate, reached } = gateWith(neverAsked);
    for (const [, sender] of wrongSenders) {
      expect(await gate(name, sender, {})).toMatchObject({ ok: false, error: { code: 'gate.unknownSender' } });
    }
    expect(reached).toEqual([]);
  });

  it.each(operationNames)('%s never lets an exception cross', async (name) => {
    const { gate } = gateWith(() => Promise.reject(new Error('token eyJabc at /home/kari/engine.ts:7')));
    const result = await gate(name, page, validInput(name));
    expect(result).toEqual(fail('engine.bug', { sent: 'unknown' }));
  });

  it.each(operationNames)('%s rejects an answer that is not in the contract', async (name) => {
    for (const answer of [{ ok: true, value: 'nonsense' }, undefined, null, {}, { ok: false }]) {
      const { gate } = gateWith(() => Promise.resolve(answer));
      expect(await gate(name, page, validInput(name))).toMatchObject({
        ok: false,
        error: { code: 'gate.invalidOutput' },
      });
    }
  });
});

describe('the gate', () => {
  it('strips what the contract does not name from an answer', async () => {
    const { gate } = gateWith(() =>
      Promise.resolve({ ok: true, value: { filingChannel: 'person', systemUserChannelAllowed: false, token: 'x' } }),
    );
    expect(await gate('settings.get', page, {})).toEqual({
      ok: true,
      value: { filingChannel: 'person', systemUserChannelAllowed: false },
    });
  });

  it('passes a failure as it is, and strips what a failure has no field for', async () => {
    const failure = fail('vault.locked', { params: { client: 'Fjell og Fjord AS' }, retryable: true, sent: 'notSent' });
    const { gate } = gateWith(() =>
      Promise.resolve({ ok: false, error: { ...failure.error, stack: 'secret' }, secret: 'x' }),
    );
    expect(JSON.stringify(await gate('audit.verify', page, {}))).not.toContain('secret');
    expect(await gate('audit.verify', page, {})).toMatchObject(JSON.parse(JSON.stringify(failure)));
  });

  it('does not pass a code outside the closed union', async () => {
    const { gate } = gateWith(() =>
      Promise.resolve({ ok: false, error: { code: 'x.y', params: {}, retryable: true } }),
    );
    expect(await gate('audit.verify', page, {})).toMatchObject({ error: { code: 'gate.invalidOutput' } });
  });

  it('gives the handler the parsed input, with defaults filled in', async () => {
    let seen: unknown;
    const { gate } = gateWith((_name, input) => {
      seen = input;
      return Promise.resolve(fail('store.failed'));
    });
    await gate('dialogs.list', page, {});
    expect(seen).toEqual({ offset: 0, limit: 200 });
  });

  it('logs the field of a wrong payload, never its value', async () => {
    const { gate, log } = gateWith(() => Promise.resolve(fail('store.failed')));
    await gate('app.openLink', page, { url: 12345678901 });
    expect(log.lines).toEqual([
      { level: 'warn', event: 'gate.invalidInput', fields: { name: 'app.openLink', field: 'url' } },
    ]);
  });

  it('accepts the development server only when the build is started with it', () => {
    const rule = createPageRule('http://localhost:5173');
    expect(rule('http://localhost:5173/klienter')).toBe(true);
    expect(rule('http://localhost:5174/')).toBe(false);
    expect(rule('http://localhost:5173@evil.example/')).toBe(false);
    expect(createPageRule(undefined)('http://localhost:5173/')).toBe(false);
    expect(createPageRule('data:text/html,x')('data:text/html,y')).toBe(false);
  });
});
