import { createServer } from 'node:http';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../electron/practice/rooms.ts';
import { isOrganisationNumber } from '../../../shared/ids.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

async function status(path: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') {
  const response = await request(`${harness.practice.origin}${path}`, { headers, method });
  await response.body.dump();
  return response.statusCode;
}

describe('the loopback server', () => {
  it('refuses another Host and another Origin, and takes its own', async () => {
    harness = await startHarness({ rooms: accessRooms });
    const own = harness.practice.origin;
    expect(await status('/_felles/stil.css')).toBe(200);
    expect(await status('/_felles/stil.css', { origin: own })).toBe(200);
    expect(await status('/_felles/stil.css', { host: 'altinn.example.no' })).toBe(403);
    expect(await status('/_felles/stil.css', { host: own.replace('http://127.0.0.1', 'localhost') })).toBe(403);
    expect(await status('/_felles/stil.css', { origin: 'https://altinn.example.no' })).toBe(403);
    expect(await status('/_felles/stil.css', { origin: 'null' })).toBe(403);
  });

  it('keeps its port and its world over a restart', async () => {
    harness = await startHarness({ rooms: accessRooms, seed: 7 });
    const { origin, firm } = harness.practice;
    await harness.restart({ seed: 8 });
    expect(harness.practice.origin).toBe(origin);
    expect(harness.practice.firm).toEqual(firm);
    expect(isOrganisationNumber(firm.organisationNumber)).toBe(true);
  });

  it('chooses another port when its own is taken, and keeps that one', async () => {
    harness = await startHarness({ rooms: accessRooms });
    const before = harness.practice.origin;
    const taken = Number(new URL(before).port);
    await harness.practice.stop();
    const thief = createServer();
    await new Promise<void>((resolve) => thief.listen(taken, '127.0.0.1', resolve));
    try {
      await harness.restart();
      const chosen = harness.practice.origin;
      expect(chosen).not.toBe(before);
      await harness.restart();
      expect(harness.practice.origin).toBe(chosen);
    } finally {
      thief.close();
    }
  });
});

describe('faults on demand', () => {
  it('do not exist without a secret, nor with a wrong one', async () => {
    harness = await startHarness({ rooms: accessRooms, faultSecret: undefined });
    expect(await status('/_faults', { 'x-practice-secret': 'anything' }, 'POST')).toBe(404);
    await harness.restart({ faultSecret: 'another' });
    expect(await status('/_faults', { 'x-practice-secret': 'anything' }, 'POST')).toBe(404);
    expect(await status('/_faults', {}, 'POST')).toBe(404);
  });

  it('answer a status with Retry-After as many times as asked', async () => {
    harness = await startHarness({ rooms: accessRooms });
    await harness.fault({ match: '/_felles', times: 2, status: 429, retryAfter: 3 });
    const first = await fetch(`${harness.practice.origin}/_felles/stil.css`);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await status('/_felles/stil.css')).toBe(429);
    expect(await status('/_felles/stil.css')).toBe(200);
  });

  it('cut the connection, and answer HTML, nothing, or half of a JSON document', async () => {
    harness = await startHarness({ rooms: accessRooms });
    const url = `${harness.practice.origin}/_felles/stil.css`;
    await harness.fault({ match: '/_felles', times: 1, cut: true });
    await expect(fetch(url)).rejects.toThrow();
    await harness.fault({ match: '/_felles', times: 1, body: 'html' });
    expect(await (await fetch(url)).text()).toContain('<!doctype html>');
    await harness.fault({ match: '/_felles', times: 1, body: 'empty' });
    expect(await (await fetch(url)).text()).toBe('');
    await harness.fault({ match: '/_felles', times: 1, body: 'notJson' });
    expect(await (await fetch(url)).text()).toBe('{"half":');
  });

  it('move the clock that the answers carry', async () => {
    harness = await startHarness({ rooms: accessRooms });
    await harness.fault({ skewMs: 180_000 }, 'clock');
    const date = (await fetch(`${harness.practice.origin}/_felles/stil.css`)).headers.get('date') ?? '';
    expect(Date.parse(date) - Date.now()).toBeGreaterThan(170_000);
  });
});
