import { describe, expect, it } from 'vitest';
import { HeldTokens } from '../../../../electron/engine/maskinporten/held-tokens.ts';
import { renewing } from '../../../../electron/engine/maskinporten/renewing.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { type Scripted, scriptedHttp } from '../http-double.ts';
import { manualClock } from '../support.ts';

const SUBJECT = { scopes: ['a'] };
const URL_ = 'https://platform.example.no/x';

/** Tokens `t1`, `t2`, …; `ended` ones are answered as the script says, others with 200. */
function world(ended: readonly string[], refusal: Scripted = { status: 401 }) {
  const held = new HeldTokens(manualClock());
  let grants = 0;
  const fetch = async () => {
    grants += 1;
    return ok({ token: `t${grants}`, expiresAt: Number.MAX_SAFE_INTEGER });
  };
  const get = () => held.get(SUBJECT, fetch);
  const http = scriptedHttp(({ bearer = '' }) => (ended.includes(bearer) ? refusal : { status: 200 }));
  const renewed = async (token: string) => (held.refuse(token) ? get() : undefined);
  const own = renewing(http, { renewed });
  const call = async () => {
    const token = await get();
    if (!token.ok) throw new Error(token.error.code);
    const answer = await own.send({ method: 'POST', url: URL_, bearer: token.value.token });
    return answer.ok ? answer.value.status : answer.error.code;
  };
  return { call, http, grants: () => grants, own };
}

describe('a call whose token ended under way', () => {
  it('is made once more with one new grant', async () => {
    const { call, http, grants } = world(['t1']);
    expect(await call()).toBe(200);
    expect(http.requests.map(({ bearer }) => bearer)).toEqual(['t1', 't2']);
    expect(grants()).toBe(2);
  });

  it('shares that grant with all who held the same token', async () => {
    const { call, http, grants } = world(['t1']);
    expect(await Promise.all([call(), call(), call()])).toEqual([200, 200, 200]);
    expect(grants()).toBe(2);
    expect(http.requests).toHaveLength(6);
  });

  it('is not made a third time', async () => {
    const { call, http, grants } = world(['t1', 't2', 't3']);
    expect(await call()).toBe(401);
    expect([http.requests.length, grants()]).toEqual([2, 2]);
  });

  it('is told as it was when the 401 says more than that, or the token is not ours', async () => {
    const coded = world(['t1'], { status: 401, body: { code: 'AUTH-00023' } });
    expect(await coded.call()).toBe(401);
    expect(coded.grants()).toBe(1);
    const { own, http, grants } = world(['foreign']);
    await own.send({ method: 'GET', url: URL_, bearer: 'foreign' });
    await own.send({ method: 'GET', url: URL_ });
    expect([http.requests.length, grants()]).toEqual([2, 0]);
  });

  it('tells why no new grant was given', async () => {
    const http = scriptedHttp(() => ({ status: 401 }));
    const own = renewing(http, { renewed: async () => fail('maskinporten.keyRefused') });
    expect(await own.send({ method: 'GET', url: URL_, bearer: 't1' })).toMatchObject({
      error: { code: 'maskinporten.keyRefused' },
    });
    expect(http.requests).toHaveLength(1);
  });
});
