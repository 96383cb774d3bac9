import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesRoom } from '../../../../electron/practice/apps/choices-room.ts';
import { appsRoom } from '../../../../electron/practice/apps/room.ts';
import { behaviour } from '../../../../electron/practice/apps/settings.ts';
import { selfServiceRoom } from '../../../../electron/practice/selfservice/room.ts';
import { Browser } from '../browser.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ rooms: [selfServiceRoom, appsRoom, choicesRoom] });
});
afterAll(() => harness.stop());

const pickedUp = () => behaviour(harness.practice.context.database).systemUserPickedUp;

async function page(): Promise<Browser> {
  const browser = new Browser();
  await browser.open(`${harness.practice.origin}/selvbetjening`);
  await browser.follow('Øvingsvalg');
  return browser;
}

describe('the choices of practice', () => {
  it('are reached from self-service, and say that this is practice', async () => {
    const browser = await page();
    expect(browser.status).toBe(200);
    expect(browser.html).toContain('<title>Øvingsvalg – Øving</title>');
    expect(browser.html).toContain('Ingenting sendes til myndighetene');
    expect(browser.html).not.toContain('Øvingskopi av');
  });

  it('switch whether a system user’s submissions are picked up, and outlive a restart', async () => {
    const browser = await page();
    expect(pickedUp()).toBe(true);
    await browser.press('Nei');
    expect([browser.status, browser.html]).toEqual([200, expect.stringContaining('Valget er lagret')]);
    expect(pickedUp()).toBe(false);
    await harness.restart();
    const again = await page();
    expect(again.html).toMatch(/value="nei" aria-pressed="true"/);
    await again.press('Ja');
    expect(pickedUp()).toBe(true);
  });

  it('take no form of another page, and no other answer', async () => {
    const browser = await page();
    const send = (body: Record<string, string>) =>
      fetch(`${harness.practice.origin}/ovingsvalg`, { method: 'POST', body: new URLSearchParams(body) });
    expect((await send({ behandler: 'nei' })).status).toBe(403);
    const token = /name="_skjema" value="([^"]+)"/.exec(browser.html)?.[1] ?? '';
    expect((await send({ _skjema: token, behandler: 'kanskje' })).status).toBe(400);
    expect(pickedUp()).toBe(true);
  });
});
