import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { Bridge } from '../../shared/contract.ts';
import { Klientbro } from './support/app.ts';

/** The security checklist's rows that only the running, packaged app can show. */

const violations: string[] = [];

// One start for all rows: none of them changes what the next one sees.
let app: Klientbro;
test.beforeAll(async () => {
  app = await Klientbro.launch();
});
test.afterAll(async () => {
  await app?.close();
});

function watch(page: Page): void {
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text());
  });
}

test('the pages open without a single violation of the content security policy', async () => {
  watch(app.page);
  const before = violations.length;
  await app.page.reload();
  await expect(app.page.getByRole('button', { name: 'Prøv i øvingsmiljøet' })).toBeVisible();
  expect(violations.slice(before)).toEqual([]);
});

test('the page sees the bridge and nothing behind it', async () => {
  const seen = await app.page.evaluate(() => {
    const bridge = (window as unknown as { klientbro: Record<string, unknown> }).klientbro;
    return {
      node: ['process', 'require', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
      app: Object.keys(bridge.app as object),
      frozen: Object.isFrozen(bridge),
      generic: ['invoke', 'send', 'on', 'ipcRenderer'].filter((name) => name in bridge),
    };
  });
  expect(seen.node).toEqual([]);
  expect(seen.app).toContain('snapshot');
  expect(seen.app).not.toContain('registerFile');
  expect(seen.frozen).toBe(true);
  expect(seen.generic).toEqual([]);
});

test('a wrong payload is refused with a code', async () => {
  const result = await app.page.evaluate(() => {
    const bridge = (window as unknown as { klientbro: Bridge }).klientbro;
    return bridge.app.openLink({ url: 'https://www.altinn.no/', extra: 1 } as unknown as { url: string });
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'gate.invalidInput' } });
});

test('a page cannot name a path: a File it makes itself has none', async () => {
  const results = await app.page.evaluate(() => {
    const { chooseFile } = (window as unknown as { klientbro: Bridge }).klientbro;
    return Promise.all([
      chooseFile(new File(['x'], '/etc/passwd')),
      chooseFile({ path: '/etc/passwd', name: 'x' } as unknown as File),
    ]);
  });
  for (const result of results) expect(result).toMatchObject({ ok: false, error: { code: 'app.fileRefused' } });
});

test('links outside the list open nothing', async () => {
  for (const url of ['https://evil.example/', 'file:///etc/passwd', 'https://am.ui.altinn.no@evil.example/']) {
    const result = await app.page.evaluate(
      (address) => (window as unknown as { klientbro: Bridge }).klientbro.app.openLink({ url: address }),
      url,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'app.linkRefused' } });
  }
});

test('the page cannot open a window, leave, or embed another page', async () => {
  expect(await app.page.evaluate(() => window.open('https://www.altinn.no/') === null)).toBe(true);
  const address = app.page.url();
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://www.altinn.no/';
    document.body.append(link);
    link.click();
    link.remove();
    location.href = 'https://www.altinn.no/';
  });
  // A navigation that was let through would have torn this evaluation down and changed the address.
  expect(await app.page.evaluate(() => location.href)).toBe(address);
  const framed = await app.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        const frame = document.createElement('iframe');
        frame.src = 'https://www.altinn.no/';
        document.body.append(frame);
      }),
  );
  expect(framed).toBe('frame-src');
  await app.page.evaluate(() => document.querySelector('iframe')?.remove());
});

test('the page has no network', async () => {
  const outcomes = await app.page.evaluate(async () => {
    const failed = (run: Promise<unknown>): Promise<boolean> => run.then(() => false).catch(() => true);
    const image = new Promise<boolean>((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve(false);
      picture.onerror = () => resolve(true);
      picture.src = 'https://www.altinn.no/logo.png';
    });
    let socket = false;
    try {
      const opened = new WebSocket('wss://www.altinn.no/');
      socket = await new Promise((resolve) => {
        opened.onopen = () => resolve(false);
        opened.onerror = () => resolve(true);
      });
    } catch {
      socket = true;
    }
    return {
      https: await failed(fetch('https://www.altinn.no/')),
      loopback: await failed(fetch('http://127.0.0.1:9/')),
      own: await failed(fetch('app://bundle/index.html')),
      image: await image,
      socket,
    };
  });
  expect(outcomes).toEqual({ https: true, loopback: true, own: true, image: true, socket: true });
});

test('the page may not run inlined script or evaluate text', async () => {
  const ran = await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.head.append(script);
    script.remove();
    return 'planted' in window;
  });
  expect(ran).toBe(false);
});

test('every permission is denied', async () => {
  const answers = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const;
    const states = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
    );
    const asked = await Notification.requestPermission();
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return [...states, asked, media];
  });
  expect(new Set(answers)).toEqual(new Set(['denied']));
});

test('the snapshot tells the truth about the sandbox and the Electron it runs on', async () => {
  const snapshot = await app.page.evaluate(() =>
    (window as unknown as { klientbro: Bridge }).klientbro.app.snapshot({}),
  );
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const { sandboxed, electron, electronSupported, environments } = snapshot.value;
  expect(sandboxed).toBe(app.sandboxed);
  expect(environments.includes('production')).toBe(electronSupported);
  expect(electronSupported).toBe(Number.parseInt(electron, 10) >= 40);
});
