import { describe, expect, it } from 'vitest';
import { createRequestRule } from '../../electron/shell/network-filter.ts';

/** Checklist row "Renderer network": all blocked. */
describe("a window's network", () => {
  const shipped = createRequestRule(undefined);

  it('is our own scheme and inlined images', () => {
    expect(shipped('app://bundle/assets/app.js')).toBe(true);
    expect(shipped('data:image/png;base64,AA')).toBe(true);
  });

  it.each([
    'https://www.altinn.no/',
    'http://127.0.0.1:40123/',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'wss://evil.example/',
    'ftp://evil.example/',
    'file:///etc/passwd',
    'app://other/',
    'devtools://devtools/bundled/x.js',
    'chrome-extension://abc/x.js',
    'blob:app://bundle/1',
    'filesystem:app://bundle/x',
    'nonsense',
  ])('is not %s', (url) => {
    expect(shipped(url)).toBe(false);
  });

  it('in development reaches the development server alone', () => {
    const rule = createRequestRule('http://localhost:5173');
    expect(rule('http://localhost:5173/main.tsx')).toBe(true);
    expect(rule('ws://localhost:5173/')).toBe(true);
    expect(rule('devtools://devtools/bundled/x.js')).toBe(true);
    expect(rule('http://localhost:5174/')).toBe(false);
    expect(rule('https://evil.example/')).toBe(false);
  });
});
