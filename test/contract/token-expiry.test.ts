import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../electron/engine/ports.ts';
import type { InputOf } from '../../shared/contract.ts';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
const REQUESTS = '/platform/authentication/api/v1/systemuser/request/vendor';
/** What practice's Maskinporten gives its tokens, and a little. */
const LIFE_MS = 121_000;

/** Real timers; a time of day that the test moves, for the engine and for practice alike. */
function movedClock(): Clock & { move(ms: number): void } {
  let moved = 0;
  return {
    now: () => Date.now() + moved,
    timer: systemClock.timer,
    move: (ms) => {
      moved += ms;
    },
  };
}

/** How many grants the token for requests has taken: the one for both scopes, which the check of the set-up does not ask for. */
async function grants(own: Rig): Promise<number> {
  const { rows } = await own.must('tokens.diagnostics', {});
  return rows.find(({ scopes, systemUser }) => systemUser === null && scopes.length === 2)?.fetches ?? 0;
}

async function waiting(own: Rig): Promise<string> {
  const wish: InputOf<'access.requestSystemUser'> = { kind: 'agent', title: 'Prøve', packages: [REGN] };
  return (await own.must('access.requestSystemUser', wish)).requests[0]?.id ?? '';
}

describe('a token of 120 seconds', () => {
  it('that is over is replaced before it is used', async () => {
    const clock = movedClock();
    const own = await rig(clock);
    await setUp(own);
    await waiting(own);
    const before = await grants(own);
    await own.must('access.refreshRequests', {});
    expect(await grants(own)).toBe(before);
    clock.move(LIFE_MS);
    await own.must('access.refreshRequests', {});
    expect(await grants(own)).toBe(before + 1);
  }, 60_000);

  it('that ends under way costs one new grant and one repeat, and the person notices nothing', async () => {
    const clock = movedClock();
    const own = await rig(clock);
    await setUp(own);
    const id = await waiting(own);
    await own.must('access.refreshRequests', {});
    const before = await grants(own);
    // The request is held at practice's door while its token runs out.
    await tellPractice(own, '', { match: `${REQUESTS}/agent/${id}`, method: 'GET', times: 1, delayMs: 400 });
    const asked = own.call('access.refreshRequests', {});
    await until(async () => (await held(own)) > 0, 'the request to be held');
    // Past the life of the token, and past the tolerance of ten seconds.
    clock.move(LIFE_MS + 15_000);
    expect(await asked).toMatchObject({ ok: true, value: { requests: [{ id, status: 'New' }] } });
    expect(await grants(own)).toBe(before + 1);
  }, 60_000);

  it('that ends under way with something to be made makes it once', async () => {
    const clock = movedClock();
    const own = await rig(clock);
    await setUp(own);
    await tellPractice(own, '', { match: REQUESTS, method: 'POST', times: 1, delayMs: 400 });
    const asked = waiting(own);
    await until(async () => (await held(own)) > 0, 'the request to be held');
    clock.move(LIFE_MS + 15_000);
    expect(await asked).not.toBe('');
    expect(own.practice.context.database.all('SELECT id FROM request')).toHaveLength(1);
  }, 60_000);
});

async function held(own: Rig): Promise<number> {
  const told = await fetch(`${own.practice.origin}/_faults/held`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-practice-secret': 'for-this-test-only' },
    body: '{}',
  });
  return Number(((await told.json()) as { result: number }).result);
}
