import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWish, awaitAnswer, forgetAnswers, wish } from '../../../electron/shell/handover.ts';
import { linesOf } from '../../../electron/shell/once-report.ts';
import {
  exitCodeOf,
  lookOnce,
  notStarted,
  type OnceResult,
  wishedEnvironment,
} from '../../../electron/shell/sync-once.ts';
import { type Failure, fail, failure, ok } from '../../../shared/outcome.ts';
import { HandClock } from './doubles.ts';

const client = { organisationNumber: '310000004', name: 'Fjell og Fjord AS' };
const offline = { ...failure('http.offline', { params: { host: 'platform.altinn.no' } }), params: {} };
const done: OnceResult = { failures: [], problem: null };
const someFailed: OnceResult = { failures: [{ client, problem: offline }], problem: null };
const id = '0197a1c2-3b4d-4e5f-8a90-1b2c3d4e5f60';
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('one look for a scheduler', () => {
  const state = { running: false, lastFinishedAt: null, nextAt: null };
  const health = { setAsideAs: null, problem: null, startedAt: '', profileId: '' };
  const engine =
    (database: string, answer: () => Promise<ReturnType<typeof ok> | ReturnType<typeof fail>>) => (name: string) =>
      name === 'health.get' ? Promise.resolve(ok({ ...health, database })) : answer();

  it('ends with 0 when every client was looked at, and with 1 when some failed', async () => {
    const clock = new HandClock();
    const all = await lookOnce(
      engine('ready', async () => ok({ ...state, failures: [] })),
      clock,
    );
    const some = await lookOnce(
      engine('ready', async () => ok({ ...state, failures: someFailed.failures })),
      clock,
    );
    expect([exitCodeOf(all), exitCodeOf(some)]).toEqual([0, 1]);
  });

  it.each(['people.notHere', 'vault.locked', 'store.newerVersion', 'engine.died', 'engine.bug'] as const)(
    'ends with 2 and the reason: %s',
    async (code) => {
      const result = await lookOnce(
        engine('failed', async () => fail(code)),
        new HandClock(),
      );
      expect(exitCodeOf(result)).toBe(2);
      expect(linesOf(result, 'nb').err.join()).toContain(`[${code}]`);
    },
  );

  it('gives up where the operating system asks for the keychain and nobody answers', async () => {
    const clock = new HandClock();
    const looking = lookOnce(
      engine('waiting', () => new Promise(() => undefined)),
      clock,
    );
    await settle();
    clock.advance(60_000);
    expect((await looking).problem?.code).toBe('vault.locked');
  });

  it('goes on when the keychain is opened in time', async () => {
    const clock = new HandClock();
    const result = await lookOnce(
      engine('waiting', async () => ok({ ...state, failures: [] })),
      clock,
    );
    expect([exitCodeOf(result), clock.pending]).toEqual([0, 0]);
  });

  it('knows the environments by name, and none by another', () => {
    expect(['', 'practice', 'tt02', 'production', 'prod'].map(wishedEnvironment)).toEqual([
      null,
      'practice',
      'tt02',
      'production',
      undefined,
    ]);
  });
});

describe('what it prints', () => {
  it('is a line for each client that failed, with name, number and code, and one line in total', () => {
    const lines = linesOf(someFailed, 'nb');
    expect(lines.out).toEqual(['Meldinger er hentet. 1 klient feilet.']);
    expect(lines.err).toHaveLength(1);
    expect(lines.err[0]).toMatch(/^Fjell og Fjord AS \(310000004\): .+ \[http\.offline\]$/);
    expect(linesOf(done, 'en')).toEqual({ code: 0, out: ['Messages are fetched. No clients failed.'], err: [] });
  });

  it('has no holes left in it', () => {
    const problem: Failure = failure('http.unavailable');
    for (const language of ['nb', 'nn', 'en'] as const) {
      const { err } = linesOf(notStarted(problem), language);
      expect(err.join()).not.toMatch(/[{}]/);
    }
  });
});

describe('the wish of a second start', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'klientbro-handover-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const waitFor = (isAlive: () => boolean = () => true) => {
    const clock = new HandClock();
    return { clock, answer: awaitAnswer({ root, id, clock, isAlive }) };
  };

  it('is answered by the app that runs, and leaves nothing behind', async () => {
    const { clock, answer } = waitFor();
    await answerWish(root, id, async () => someFailed);
    clock.advance(1_000);
    expect(await answer).toEqual(someFailed);
    expect(readdirSync(join(root, 'handover'))).toEqual([]);
  });

  it('is waited for as long as the look takes', async () => {
    const { clock, answer } = waitFor();
    let finish: (result: OnceResult) => void = () => undefined;
    const answering = answerWish(root, id, () => new Promise((resolve) => (finish = resolve)));
    for (let minute = 0; minute < 90; minute += 1) {
      clock.advance(60_000);
      await settle();
    }
    finish(done);
    await answering;
    clock.advance(1_000);
    expect(await answer).toEqual(done);
  });

  it('is given up when the app that runs does not take it', async () => {
    const { clock, answer } = waitFor();
    for (let second = 0; second < 21; second += 1) {
      for (let part = 0; part < 5; part += 1) {
        clock.advance(200);
        await settle();
      }
    }
    expect(await answer).toBeUndefined();
  });

  it('is given up when the app that runs dies under way', async () => {
    let lives = true;
    const { clock, answer } = waitFor(() => lives);
    void answerWish(root, id, () => new Promise(() => undefined));
    clock.advance(200);
    await settle();
    lives = false;
    clock.advance(200);
    expect(await answer).toBeUndefined();
  });

  it('is not confused by a file that is damaged or somebody else’s', async () => {
    mkdirSync(join(root, 'handover'));
    writeFileSync(join(root, 'handover', `${id}.json`), '{"state":"ended"');
    const { clock, answer } = waitFor();
    clock.advance(200);
    await settle();
    await answerWish(root, id, async () => done);
    clock.advance(200);
    expect(await answer).toEqual(done);
  });

  it('leaves no answer that nobody fetched once another app has started', async () => {
    await answerWish(root, id, async () => someFailed);
    forgetAnswers(root);
    expect(readdirSync(root)).toEqual([]);
    forgetAnswers(root);
  });

  it('cannot name a file outside the folder', () => {
    expect(wish.safeParse({ syncOnce: { id, environment: null } }).success).toBe(true);
    expect(wish.safeParse({ syncOnce: { id: '../../profile', environment: null } }).success).toBe(false);
    expect(wish.safeParse(undefined).success).toBe(false);
  });
});
