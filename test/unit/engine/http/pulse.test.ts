import { describe, expect, it } from 'vitest';
import { Pulse } from '../../../../electron/engine/http/pulse.ts';
import { manualClock } from '../support.ts';

function pulse() {
  const clock = manualClock();
  const held = new Pulse(clock, [
    ['https://one/altinn', 'altinn'],
    ['https://one/altinn/mva', 'skatteetaten'],
  ]);
  const call = (status: number | null, change: { url?: string; ms?: number; code?: string } = {}) =>
    held.note({
      url: 'https://one/altinn/x',
      status,
      ms: 100,
      code: status === null ? 'http.timeout' : null,
      ...change,
    });
  const altinn = () => held.states().find(({ service }) => service === 'altinn');
  return { clock, held, call, altinn };
}

describe('the state of a service', () => {
  it('is not known before it was called, nor half an hour after', async () => {
    const { clock, call, altinn } = pulse();
    expect(altinn()).toMatchObject({ state: 'unknown', answeredAt: null, failedAt: null });
    call(200);
    expect(altinn()?.state).toBe('working');
    await clock.advance(31 * 60_000);
    expect(altinn()).toMatchObject({ state: 'unknown', answeredAt: expect.any(String) });
  });

  it('is that it works when it refuses: that is an answer', () => {
    const { call, altinn } = pulse();
    for (const status of [403, 404, 409]) call(status);
    expect(altinn()?.state).toBe('working');
  });

  it('is unsteady after one failure, failing after two, and works again after an answer', () => {
    const { call, altinn } = pulse();
    call(200);
    call(503);
    expect(altinn()).toMatchObject({ state: 'unsteady', problem: '503' });
    call(null);
    expect(altinn()).toMatchObject({ state: 'failing', problem: 'http.timeout' });
    call(200);
    expect(altinn()?.state).toBe('working');
  });

  it('is slow when most answers take long', () => {
    const { call, altinn } = pulse();
    for (const ms of [100, 7_000, 8_000]) call(200, { ms });
    expect(altinn()?.state).toBe('slow');
  });

  it('is that of the longest address that fits, and no cancelled call counts', () => {
    const { held, call, altinn } = pulse();
    call(500, { url: 'https://one/altinn/mva/instances' });
    call(null, { code: 'http.cancelled' });
    call(200, { url: 'https://other/' });
    expect(altinn()?.state).toBe('unknown');
    expect(held.states().map(({ service, state }) => `${service} ${state}`)).toEqual([
      'altinn unknown',
      'skatteetaten unsteady',
    ]);
  });
});
