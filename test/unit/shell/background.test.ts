import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Background, type BackgroundOptions } from '../../../electron/shell/background.ts';
import { backgroundTexts } from '../../../electron/shell/background-texts.ts';
import { type Ask, meteredNetwork, trayShown } from '../../../electron/shell/desktop.ts';
import { autostartFile, desktopEntry, systemLoginItem } from '../../../electron/shell/login-item.ts';
import { ProfileStore } from '../../../electron/shell/profile.ts';
import { lookSentence, type TrayFacts, trayMenu, trayTooltip } from '../../../electron/shell/tray-model.ts';
import { backgroundView, type Known, type Notice } from '../../../shared/contract/background.ts';
import type { Environment } from '../../../shared/contract/common.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Conditions } from '../../../shared/wire.ts';
import { HandClock } from './doubles.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'klientbro-background-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the background', () => {
  const setUp = (change: Partial<BackgroundOptions> = {}) => {
    const world = {
      environment: 'tt02' as Environment | null,
      online: true,
      metered: 'no' as Known,
      atLogin: false,
      unread: 3,
      told: [] as Conditions[],
      icon: [] as boolean[],
      notices: [] as Notice[],
    };
    const clock = new HandClock();
    const profile = new ProfileStore({ folder: root, personName: 'Kari', now: () => 0 });
    const background = new Background({
      profile,
      workspace: () => world,
      engine: () => ({
        call: async () => ok({ count: world.unread }),
        setConditions: (conditions) => world.told.push(conditions),
      }),
      clock,
      isOnline: () => world.online,
      metered: async () => world.metered,
      trayShown: async () => 'yes',
      loginItem: {
        isOn: () => world.atLogin,
        set: (on) => {
          world.atLogin = on;
        },
      },
      canNotify: () => true,
      tryNotice: () => true,
      onNotice: (each) => world.notices.push(each),
      onTray: (shown) => world.icon.push(shown),
      ...change,
    });
    return { world, clock, profile, background };
  };

  it('ends with the window and shows no icon until somebody has said otherwise', async () => {
    const { world, background } = setUp();
    background.start();
    await settle();
    expect(background.choice.whenClosed).toBe('ask');
    expect(world.icon).toEqual([false]);
    await background.handlers['background.set']({ whenClosed: 'stay' });
    await settle();
    expect(world.icon.at(-1)).toBe(true);
  });

  it('shows no icon on a desktop that would not show it', async () => {
    const { world, background } = setUp({ trayShown: async () => 'no' });
    expect(await background.handlers['background.set']({ whenClosed: 'stay' })).toMatchObject({
      value: { tray: 'no' },
    });
    await settle();
    expect(world.icon).not.toContain(true);
  });

  it('keeps only what was changed, over a restart', async () => {
    const { background } = setUp();
    await background.handlers['background.set']({ everyMinutes: 30 });
    const changed = await background.handlers['background.set']({ waitOnMetered: true, atLogin: true });
    expect(changed.ok && backgroundView.strict().parse(changed.value)).toEqual({
      whenClosed: 'ask',
      everyMinutes: 30,
      waitOnMetered: true,
      tray: 'yes',
      metered: 'no',
      atLogin: true,
      canNotify: true,
    });
    expect(setUp().background.choice).toEqual({ whenClosed: 'ask', everyMinutes: 30, waitOnMetered: true });
  });

  it('says so when the start at log-in cannot be set', async () => {
    const refused = {
      isOn: () => false,
      set: () => {
        throw new Error('read-only');
      },
    };
    const { background } = setUp({ loginItem: refused });
    expect(await background.handlers['background.set']({ atLogin: true })).toMatchObject({
      error: { code: 'app.loginItemFailed' },
    });
  });

  it('tells the engine of a network that goes and comes within a quarter of a minute, once each', async () => {
    const { world, clock, background } = setUp();
    background.start();
    await settle();
    world.online = false;
    clock.advance(15_000);
    await settle();
    clock.advance(15_000);
    await settle();
    world.online = true;
    clock.advance(15_000);
    await settle();
    expect(world.told.map(({ hold }) => hold)).toEqual([null, 'network', null]);
  });

  it('waits on a metered network only where that is chosen', async () => {
    const { world, background } = setUp();
    world.metered = 'yes';
    background.start();
    await settle();
    await background.handlers['background.set']({ waitOnMetered: true });
    await settle();
    expect(world.told.map(({ hold }) => hold)).toEqual([null, 'metered']);
  });

  it('never waits for a network in practice, which is on this machine', async () => {
    const { world, background } = setUp();
    world.environment = 'practice';
    world.online = false;
    expect(background.conditions.hold).toBe(null);
  });

  it('begins nothing from the moment the machine goes to sleep, and counts each time it wakes', () => {
    const { world, background } = setUp();
    background.suspend();
    background.resume();
    expect(world.told).toMatchObject([
      { hold: 'sleep', woken: 0 },
      { hold: null, woken: 1 },
    ]);
  });

  it('asks what closing means where messages wait for real, and never again once that is said', async () => {
    const { world, clock, background } = setUp();
    const heard = () => {
      background.heard({ name: 'dialogs.changed', epoch: 1, revision: 1, payload: {} });
      clock.advance(10_000);
      return settle();
    };
    expect(background.asksWhenClosed).toBe(false);
    await heard();
    expect(background.asksWhenClosed).toBe(true);
    world.environment = 'practice';
    expect(background.asksWhenClosed).toBe(false);
    world.environment = 'tt02';
    background.choose({ whenClosed: 'quit' });
    await heard();
    expect(background.asksWhenClosed).toBe(false);
  });

  it('shows no count of whoever sat here before', async () => {
    const { clock, background } = setUp();
    background.heard({ name: 'dialogs.changed', epoch: 1, revision: 1, payload: {} });
    clock.advance(10_000);
    await settle();
    expect(background.facts.unread).toBe(3);
    background.heard({ name: 'people.changed', epoch: 1, revision: 2, payload: {} });
    expect(background.facts.unread).toBeUndefined();
  });
});

describe('the icon', () => {
  const sync = { running: false, lastFinishedAt: '2026-11-20T07:02:00Z', nextAt: '2026-11-20T07:12:00Z', failures: [] };
  const facts: TrayFacts = { language: 'nb', environment: 'tt02', sync, unread: 7 };
  const acts = { open: () => undefined, fetch: () => undefined, quit: () => undefined };

  it('tells how many messages are unread, and always when it is practice', () => {
    expect(trayTooltip(facts)).toBe('Klientbro\n7 uleste meldinger');
    expect(trayTooltip({ ...facts, unread: 1, environment: 'practice' })).toBe('Klientbro – Øving\n1 ulest melding');
    expect(trayTooltip({ ...facts, unread: 0 })).toBe('Klientbro');
    expect(trayTooltip({ ...facts, unread: undefined })).toBe('Klientbro');
  });

  it('tells the last look and the next in Norwegian time', () => {
    expect(lookSentence(facts)).toBe('Hentet 08:02. Neste henting 08:12.');
    expect(lookSentence({ ...facts, sync: { ...sync, nextAt: null } })).toBe('Hentet 08:02.');
    expect(lookSentence({ ...facts, sync: { ...sync, nextAt: null, waitsFor: 'network' } })).toContain('Ingen nett');
    expect(lookSentence({ ...facts, sync: undefined })).toBe('Ingen meldinger er hentet ennå.');
    expect(lookSentence({ ...facts, environment: null })).toBe('Ikke noe miljø er åpnet.');
  });

  it('opens, fetches and quits; nothing is fetched twice at once', () => {
    const enabled = (of: TrayFacts) => trayMenu(of, acts).map(({ label, enabled: on }) => [label, on ?? true]);
    expect(enabled(facts).filter(([, on]) => on)).toEqual([
      ['Åpne Klientbro', true],
      [undefined, true],
      ['Hent meldinger nå', true],
      [undefined, true],
      ['Avslutt', true],
    ]);
    expect(enabled({ ...facts, sync: { ...sync, running: true } })).toContainEqual(['Hent meldinger nå', false]);
    expect(enabled({ ...facts, environment: null })).toContainEqual(['Hent meldinger nå', false]);
  });

  it('has every word in every language, with the same holes', () => {
    const holes = (text: string) => text.match(/\{\w+\}/g) ?? [];
    for (const language of ['nn', 'en'] as const) {
      for (const [key, text] of Object.entries(backgroundTexts('nb'))) {
        const other = (backgroundTexts(language) as unknown as Record<string, string>)[key] ?? '';
        expect([key, holes(other)]).toEqual([key, holes(text as string)]);
      }
    }
  });
});

describe('the start at log-in', () => {
  it('is a file in the autostart folder on Linux, and a desktop that switched it off is believed', () => {
    const item = autostartFile(root, '/opt/Klientbro/klientbro', ['--hidden']);
    const file = join(root, 'autostart', 'no.klientbro.app.desktop');
    expect(item.isOn()).toBe(false);
    item.set(true);
    expect(item.isOn()).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Exec="/opt/Klientbro/klientbro" "--hidden"\n');
    rmSync(file);
    expect(item.isOn()).toBe(false);
    item.set(false);
    expect(item.isOn()).toBe(false);
  });

  it('quotes a path as the file asks for', () => {
    expect(desktopEntry('/home/kari/100% $x/`a`"b\\c', [])).toContain(
      'Exec="/home/kari/100%% \\\\$x/\\\\`a\\\\`\\\\"b\\\\\\\\c"\n',
    );
  });

  it('is kept by the system itself elsewhere, with the same arguments asked for and set', () => {
    const said: unknown[] = [];
    const item = systemLoginItem(
      {
        getLoginItemSettings: (options) => {
          said.push(options);
          return { openAtLogin: true };
        },
        setLoginItemSettings: (settings) => said.push(settings),
      },
      ['--hidden'],
    );
    expect(item.isOn()).toBe(true);
    item.set(false);
    expect(said).toEqual([{ args: ['--hidden'] }, { openAtLogin: false, args: ['--hidden'] }]);
  });
});

describe('what the desktop tells', () => {
  const says =
    (answer: string | undefined): Ask =>
    async () =>
      answer;

  it.each([
    ['u 1\n', 'yes'],
    ['u 3\n', 'yes'],
    ['u 2\n', 'no'],
    ['u 4\n', 'no'],
    ['u 0\n', 'unknown'],
    [undefined, 'unknown'],
  ])('of a metered network on Linux: %j is %s', async (answer, known) => {
    expect(await meteredNetwork('linux', says(answer))).toBe(known);
  });

  it('is nothing of a metered network elsewhere, and nobody is asked', async () => {
    const asked: string[] = [];
    const ask: Ask = async (program) => {
      asked.push(program);
      return undefined;
    };
    expect([await meteredNetwork('win32', ask), await meteredNetwork('darwin', ask)]).toEqual(['unknown', 'unknown']);
    expect(asked).toEqual([]);
  });

  it.each([
    ['linux', 'b true\n', 'yes'],
    ['linux', 'b false\n', 'no'],
    ['linux', undefined, 'unknown'],
    ['win32', undefined, 'yes'],
    ['darwin', undefined, 'yes'],
  ])('of icons on %s: %j is %s', async (platform, answer, known) => {
    expect(await trayShown(platform, says(answer))).toBe(known);
  });
});
