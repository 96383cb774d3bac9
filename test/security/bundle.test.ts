import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBundleFile, serveBundle } from '../../electron/shell/bundle.ts';

/** Checklist row "File source": app://bundle, GET only, host and path containment. */
describe('the app scheme', () => {
  let folder: string;
  let root: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'klientbro-bundle-'));
    root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'assets', 'app.js'), 'x');
    writeFileSync(join(root, 'assets', 'æ ø.css'), 'x');
    mkdirSync(join(folder, 'renderer-old'));
    writeFileSync(join(folder, 'renderer-old', 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'data.db'), 'secret');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const get = async (url: string, { method = 'GET' } = {}): Promise<Response> => {
    const { statusCode, headers, data } = await serveBundle(root, { method, url: new URL(url).href });
    return new Response(new Uint8Array(data), { status: statusCode, headers });
  };

  it('serves the page, its files with their types, and the page for its own addresses', async () => {
    const page = await get('app://bundle/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const script = await get('app://bundle/assets/app.js?v=1#x');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await get('app://bundle/assets/%C3%A6%20%C3%B8.css')).status).toBe(200);
    expect(await (await get('app://bundle/klienter/310000004')).text()).toBe('<!doctype html>');
  });

  it.each([
    'app://bundle/../secret.txt',
    'app://bundle/%2e%2e/secret.txt',
    'app://bundle/..%2fsecret.txt',
    'app://bundle/..%2Frenderer-old%2Fsecret.txt',
    'app://bundle/assets/..%2f..%2f..%2fsecret.txt',
    'app://bundle/..%5csecret.txt',
    'app://bundle/%2fetc/passwd.txt',
    'app://bundle/%00.txt',
    'app://bundle/C:%5cWindows%5cwin.ini.txt',
    'app://bundle/C:/Windows/notes.txt',
    'app://bundle/secret.txt::$DATA',
    'app://bundle/%E0%A4%A.txt',
    'app://bundle//etc/passwd.txt',
    'app://bundle/data.db',
    'app://bundle/none.js',
  ])('gives nothing for %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.each([
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://bundle:8080/index.html',
    'app://user@bundle/index.html',
    'file:///etc/passwd',
    'http://bundle/index.html',
    'not an address',
  ])('does not know %s', (url) => {
    expect(resolveBundleFile(root, url)).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('refuses %s', async (method) => {
    expect((await get('app://bundle/index.html', { method })).status).toBe(405);
  });

  it('never leaves the folder, whatever the path', () => {
    for (const path of ['a/../../b.txt', '%2e%2e%2f%2e%2e%2fx.txt', '....//x.txt', './..%2f.txt', 'a%2f..%2f..%2fb']) {
      const file = resolveBundleFile(root, `app://bundle/${path}`);
      expect(file === undefined || file.startsWith(`${root}/`)).toBe(true);
    }
  });

  it('carries the security headers on every answer, also on refusals', async () => {
    for (const response of [await get('app://bundle/'), await get('app://bundle/none.js')]) {
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('follows no link out of the folder that the build did not make', async () => {
    // The packaged bundle lies in an archive, where a link cannot be planted; the type list still holds here.
    symlinkSync(join(folder, 'secret.txt'), join(root, 'planted.db'));
    expect((await get('app://bundle/planted.db')).status).toBe(404);
  });
});
