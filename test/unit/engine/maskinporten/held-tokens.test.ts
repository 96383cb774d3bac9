import { describe, expect, it } from 'vitest';
import type { TokenSubject } from '../../../../electron/engine/maskinporten/grant.ts';
import { type AccessToken, HeldTokens } from '../../../../electron/engine/maskinporten/held-tokens.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { manualClock, settle } from '../support.ts';

const SUBJECT: TokenSubject = {
  scopes: ['b', 'a'],
  systemUser: { ownerOrganisationNumber: '310000001', externalRef: 'agent-1' },
};
/** As practice's; Maskinporten's range from 120 s to an hour. */
const SHORT_MS = 120_000;

/** Tokens `t1`, `t2`, … in the order asked for, each answered when the test says so. */
function world(lifeMs = SHORT_MS) {
  const clock = manualClock();
  const held = new HeldTokens(clock);
  const waiting: ((outcome: Outcome<AccessToken>) => void)[] = [];
  let asked = 0;
  const fetch = () => {
    asked += 1;
    return new Promise<Outcome<AccessToken>>((resolve) => waiting.push(resolve));
  };
  const answer = async (outcome?: Outcome<AccessToken>) => {
    waiting.shift()?.(outcome ?? ok({ token: `t${asked - waiting.length}`, expiresAt: clock.now() + lifeMs }));
    await settle(2);
  };
  const get = (subject = SUBJECT) => held.get(subject, fetch);
  /** Asks and answers at once; the token got. */
  const fetched = async () => {
    const outcome = get();
    await answer();
    return tokenOf(await outcome);
  };
  return { clock, held, get, answer, fetched, fetch, asked: () => asked };
}

const tokenOf = (outcome: Outcome<AccessToken>) => (outcome.ok ? outcome.value.token : outcome.error.code);
const refused = (code: ErrorCode, retryable = false) => ({ ok: false as const, error: failure(code, { retryable }) });

describe('one token', () => {
  it('is fetched once however many ask at the same time, in whatever order they name the scopes', async () => {
    const { get, answer, asked } = world();
    const all = [get(), get({ ...SUBJECT, scopes: ['a', 'b'] }), get()];
    await answer();
    expect((await Promise.all(all)).map(tokenOf)).toEqual(['t1', 't1', 't1']);
    expect(asked()).toBe(1);
  });

  it('does not make another one wait', async () => {
    const { get, answer, asked } = world();
    const subjects: TokenSubject[] = [
      SUBJECT,
      { scopes: ['a'] },
      { scopes: ['a', 'b'] },
      { ...SUBJECT, systemUser: { ownerOrganisationNumber: '310000001', externalRef: 'agent-2' } },
      { ...SUBJECT, systemUser: { ownerOrganisationNumber: '310000002', externalRef: 'agent-1' } },
    ];
    const all = subjects.map(get);
    expect(asked()).toBe(5);
    for (const _ of subjects) await answer();
    expect(new Set((await Promise.all(all)).map(tokenOf)).size).toBe(5);
  });

  it.each([
    ['120 seconds', SHORT_MS, 95_000, 97_000],
    ['an hour', 3_600_000, 2_879_000, 2_881_000],
  ])(
    'that lives %s is renewed once in its last fifth, while the old one is still given out',
    async (_, lifeMs, ...at) => {
      const { clock, get, fetched, answer, asked } = world(lifeMs);
      await fetched();
      await clock.advance(at[0] ?? 0);
      expect(tokenOf(await get())).toBe('t1');
      expect(asked()).toBe(1);
      await clock.advance((at[1] ?? 0) - (at[0] ?? 0));
      expect((await Promise.all([get(), get(), get()])).map(tokenOf)).toEqual(['t1', 't1', 't1']);
      expect(asked()).toBe(2);
      await answer();
      expect(tokenOf(await get())).toBe('t2');
      expect(asked()).toBe(2);
    },
  );

  it('is not given out when it is about to end: whoever asks waits for the renewal under way', async () => {
    const { clock, get, fetched, answer, asked } = world();
    await fetched();
    await clock.advance(100_000);
    await get();
    await clock.advance(9_000);
    const waits = get();
    await answer();
    expect(tokenOf(await waits)).toBe('t2');
    expect(asked()).toBe(2);
  });

  it('of an hour is given out until half a minute before its end', async () => {
    const { clock, get, fetched } = world(3_600_000);
    await fetched();
    await clock.advance(3_569_000);
    expect(tokenOf(await get())).toBe('t1');
  });

  it('that is never asked for again is not renewed', async () => {
    const { clock, fetched, asked } = world();
    await fetched();
    await clock.advance(3_600_000);
    expect(asked()).toBe(1);
    expect(clock.pending).toBe(0);
  });
});

describe('a failure', () => {
  it('is told to everyone who waited, and to nobody after them', async () => {
    const { get, answer, fetched } = world();
    const all = [get(), get()];
    await answer(refused('maskinporten.noSystemUser'));
    expect((await Promise.all(all)).map(tokenOf)).toEqual(['maskinporten.noSystemUser', 'maskinporten.noSystemUser']);
    expect(await fetched()).toBe('t2');
  });

  it.each([
    ['the network is down', refused('http.offline', true)],
    ['something in between answers with a page', refused('http.notJson')],
    ['the keychain is locked', refused('vault.locked', true)],
  ])('to renew because %s leaves the held token in use, and is tried again a little later', async (_, outcome) => {
    const { clock, get, fetched, answer, asked } = world();
    await fetched();
    await clock.advance(97_000);
    await get();
    await answer(outcome);
    expect((await Promise.all([get(), get()])).map(tokenOf)).toEqual(['t1', 't1']);
    expect(asked()).toBe(2);
    await clock.advance(6_000);
    expect(tokenOf(await get())).toBe('t1');
    expect(asked()).toBe(3);
  });

  it('to renew because access has ended drops the held token at once', async () => {
    const { clock, get, fetched, answer, asked } = world();
    await fetched();
    await clock.advance(97_000);
    await get();
    await answer(refused('maskinporten.noSystemUser'));
    const next = get();
    await answer(refused('maskinporten.noSystemUser'));
    expect(tokenOf(await next)).toBe('maskinporten.noSystemUser');
    expect(asked()).toBe(3);
  });

  it('that is a bug reaches whoever waits, leaves nothing under way, and a bug behind the back harms nobody', async () => {
    const { clock, held, fetched } = world();
    const buggy = () => Promise.reject(new TypeError('bug'));
    await expect(held.get(SUBJECT, buggy)).rejects.toThrow('bug');
    expect(await fetched()).toBe('t1');
    await clock.advance(97_000);
    expect(tokenOf(await held.get(SUBJECT, buggy))).toBe('t1');
    await settle();
  });
});

describe('forgetting', () => {
  it('what is under way gives it to those who wait and to nobody after them', async () => {
    const { held, get, answer, asked } = world();
    const before = get();
    held.forget();
    const after = get();
    expect(asked()).toBe(2);
    await answer(ok({ token: 'of the old key', expiresAt: Number.POSITIVE_INFINITY }));
    expect(tokenOf(await before)).toBe('of the old key');
    // The stale answer neither takes the place of the new fetch nor is kept.
    const more = get();
    expect(asked()).toBe(2);
    await answer();
    expect([tokenOf(await after), tokenOf(await more), tokenOf(await get())]).toEqual(['t2', 't2', 't2']);
  });

  it('one subject leaves the others, and a token that was let go belongs to nobody', async () => {
    const { held, get, fetched, answer, asked } = world();
    await fetched();
    const other = get({ scopes: ['a'] });
    await answer();
    expect(tokenOf(await other)).toBe('t2');
    expect(held.subjectOf('t1')).toEqual(SUBJECT);
    held.forget(SUBJECT);
    expect(held.subjectOf('t1')).toBeUndefined();
    await get({ scopes: ['a'] });
    expect(asked()).toBe(2);
  });
});

describe('the figures of a token', () => {
  it('count what was answered from memory, shared, fetched and failed, and how long the fetches took', async () => {
    const { clock, held, get, answer } = world();
    const slow = async (ms: number, outcome?: Outcome<AccessToken>) => {
      const call = get();
      await clock.advance(ms);
      await answer(outcome);
      await call;
    };
    await slow(40, fail('maskinporten.refused', { params: { authorityCode: 'MP-100' } }));
    await slow(900, refused('http.cut', true));
    const failedAt = clock.now();
    await Promise.all([slow(60), get()]);
    await get();
    await get();
    expect(held.figures()).toEqual([
      {
        subject: SUBJECT,
        hits: 2,
        shared: 1,
        fetches: 3,
        failures: 2,
        lastFailure: { code: 'http.cut', authorityCode: null, at: failedAt },
        medianMs: 60,
        worstMs: 900,
        expiresAt: clock.now() + SHORT_MS,
      },
    ]);
    expect(JSON.stringify(held.figures())).not.toContain('t3');
    held.forget();
    expect(held.figures()[0]?.expiresAt).toBeNull();
  });
});
