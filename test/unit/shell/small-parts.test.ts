import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSupportedElectron, offeredEnvironments } from '../../../electron/shell/environments.ts';
import { createShellLog } from '../../../electron/shell/log.ts';
import { menuTemplate } from '../../../electron/shell/menu.ts';
import { drainBeforeQuit } from '../../../electron/shell/quit.ts';
import { shellTexts, windowTitle } from '../../../electron/shell/texts.ts';
import { placeWindow } from '../../../electron/shell/window-place.ts';

describe('the environments offered', () => {
  it('leave production out on an Electron without security fixes', () => {
    expect(offeredEnvironments('33.2.1')).toEqual(['practice', 'tt02']);
    expect(offeredEnvironments('39.9.9')).toEqual(['practice', 'tt02']);
    expect(offeredEnvironments('45.4.1')).toEqual(['practice', 'tt02', 'production']);
    expect(isSupportedElectron('')).toBe(false);
  });
});

describe('the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const saved = { x: 100, y: 80, width: 1400, height: 900, maximized: false };

  it('opens where it was', () => {
    expect(placeWindow(saved, [screen])).toEqual({ x: 100, y: 80, width: 1400, height: 900 });
  });

  it('is never smaller than a page needs', () => {
    expect(placeWindow({ ...saved, width: 300, height: 200 }, [screen])).toMatchObject({ width: 1024, height: 640 });
  });

  it('comes back to a screen that exists', () => {
    for (const lost of [{ x: 2500 }, { x: -1390 }, { y: -200 }, { y: 1070 }]) {
      expect(placeWindow({ ...saved, ...lost }, [screen])).not.toHaveProperty('x');
    }
    expect(placeWindow(null, [screen])).not.toHaveProperty('x');
  });

  it('always says when it is practice', () => {
    expect(windowTitle('practice')).toBe('Klientbro – Øving');
    expect(windowTitle('tt02')).toBe('Klientbro');
    expect(windowTitle(null)).toBe('Klientbro');
  });
});

describe('the menu', () => {
  const roles = (development: boolean): (string | undefined)[] =>
    menuTemplate({ language: 'nb', platform: 'linux', development })
      .flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
      .map((item) => item.role);

  it('zooms and edits', () => {
    for (const role of ['zoomIn', 'zoomOut', 'resetZoom', 'copy', 'paste', 'undo', 'close']) {
      expect(roles(false)).toContain(role);
    }
  });

  it('holds no developer tools and no reload in a shipped app', () => {
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });

  it('has every word in every language', () => {
    for (const language of ['nn', 'en'] as const) {
      expect(Object.keys(shellTexts(language)).sort()).toEqual(Object.keys(shellTexts('nb')).sort());
      expect(Object.values(shellTexts(language)).every((text) => text.length > 0)).toBe(true);
    }
  });
});

describe('the quit', () => {
  it('waits for the drain, asks for it once, and then goes through', async () => {
    const events = new EventEmitter();
    let quits = 0;
    const app = {
      on: events.on.bind(events),
      quit: () => {
        quits += 1;
        request();
      },
    };
    let held = 0;
    const request = (): void => {
      events.emit('before-quit', {
        preventDefault: () => {
          held += 1;
        },
      });
    };
    let drains = 0;
    let finish: () => void = () => undefined;
    drainBeforeQuit(app as unknown as Parameters<typeof drainBeforeQuit>[0], () => {
      drains += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    request();
    request();
    expect([held, drains, quits]).toEqual([2, 1, 0]);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect([held, drains, quits]).toEqual([2, 1, 1]);
  });

  it('quits even when draining throws', async () => {
    const events = new EventEmitter();
    let quits = 0;
    const app = { on: events.on.bind(events), quit: () => quits++ };
    drainBeforeQuit(app as unknown as Parameters<typeof drainBeforeQuit>[0], () => Promise.reject(new Error('no')));
    events.emit('before-quit', { preventDefault: () => undefined });
    await new Promise((resolve) => setImmediate(resolve));
    expect(quits).toBe(1);
  });
});

describe("the shell's log", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'klientbro-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds no token, key or identity number even when one is passed', () => {
    const file = join(folder, 'logs', 'shell.log');
    const log = createShellLog(file, () => 0);
    log.error('planted', {
      a: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln',
      b: '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----',
      c: 'for 17054526749 og 170545 26749',
      d: 'x'.repeat(5000),
    });
    const text = readFileSync(file, 'utf8');
    for (const secret of ['eyJ', 'MIIEvQ', '17054526749', '26749', 'x'.repeat(300)]) expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({ at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'planted' });
  });

  it('rotates once it is a megabyte', () => {
    const file = join(folder, 'shell.log');
    writeFileSync(file, 'x'.repeat(1_000_001));
    createShellLog(file, () => 0).info('next');
    expect(readFileSync(`${file}.old`, 'utf8')).toHaveLength(1_000_001);
    expect(readFileSync(file, 'utf8')).toContain('next');
  });

  it('never stops the app', () => {
    const inTheWay = join(folder, 'a file');
    writeFileSync(inTheWay, '');
    expect(() => createShellLog(join(inTheWay, 'shell.log'), () => 0).info('x')).not.toThrow();
  });
});
