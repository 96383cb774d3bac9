// Builds the preview, opens addresses in Chromium under the window's policy, saves screenshots, reports axe and policy violations.
// node test/preview/shoot.mjs '#/klienter' ['#/klienter/310000001' …] [--scenes full,empty,failing] [--sizes 1024x640,1440x900]
//   [--settle ms after the clicks] [--appearances light,dark] [--languages nb,en] [--no-build] [--zoom 2] [--environment practice] [--click 'role=button[name="…"]'] …
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const built = join(root, 'out/preview');
const shots = join(root, 'out/shots');

const args = process.argv.slice(2);
const option = (name, fallback) => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : args[at + 1];
};
const list = (name, fallback) => option(name, fallback).split(',');
const clicks = args.flatMap((arg, index) => (arg === '--click' ? [args[index + 1]] : []));
const addresses = args.filter((arg) => arg.startsWith('#'));
if (addresses.length === 0) addresses.push('#/');

if (!args.includes('--no-build')) {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(here, 'vite.config.ts'),
      '--logLevel',
      'warn',
    ],
    { cwd: root, stdio: 'inherit' },
  );
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname);
  try {
    const body = readFileSync(join(built, path === '/' ? 'index.html' : path));
    response.writeHead(200, {
      'content-type': types[extname(path === '/' ? '.html' : path)] ?? types['.html'],
      'content-security-policy': policy,
    });
    response.end(body);
  } catch {
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
mkdirSync(shots, { recursive: true });

/** Runs in the page: fields and buttons that stand side by side in a row of tools, but a few pixels askew. */
function outOfLine() {
  const controls = [...document.querySelectorAll('main :is(.ds-input, .ds-button):not([type=radio], [type=checkbox])')]
    .filter((each) => each.checkVisibility() && !each.closest('table, li, .ds-search .ds-button'))
    .map((each) => ({ each, box: each.getBoundingClientRect() }));
  const row = ({ each }) => each.closest('.ds-field, .ds-search')?.parentElement ?? each.parentElement;
  return controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      if (row(one) !== row(other)) return [];
      const apart = Math.abs(one.box.top + one.box.bottom - other.box.top - other.box.bottom) / 2;
      const sideBySide = one.box.right <= other.box.left || other.box.right <= one.box.left;
      return sideBySide && apart >= 1 && apart < one.box.height / 2
        ? [`out of line by ${apart} px: ${[one, other].map(({ each }) => each.className).join(' | ')}`]
        : [];
    }),
  );
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let problems = 0;
for (const size of list('sizes', '1440x900')) {
  const [width, height] = size.split('x').map(Number);
  const zoom = Number(option('zoom', '1'));
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    reducedMotion: 'reduce',
  });
  for (const scene of list('scenes', 'full'))
    for (const appearance of list('appearances', 'light'))
      for (const language of list('languages', 'nb'))
        for (const address of addresses) {
          const page = await context.newPage();
          const told = [];
          page.on('console', (message) => ['error', 'warning'].includes(message.type()) && told.push(message.text()));
          page.on('pageerror', (error) => told.push(String(error)));
          await page.goto(
            `${origin}/?scene=${scene}&language=${language}&appearance=${appearance}&environment=${option('environment', 'practice')}${address}`,
          );
          await page.waitForTimeout(Number(option('wait', '450')));
          for (const click of clicks) {
            await page.locator(click).first().click({ timeout: 4000 });
            await page.waitForTimeout(250);
          }
          await page.waitForTimeout(Number(option('settle', '0')));
          const name = [
            address.replace(/[#/]+/g, '_').replace(/^_+|_+$/g, '') || 'start',
            option('name', ''),
            scene,
            size,
            zoom === 1 ? '' : `x${zoom}`,
            appearance,
            language,
          ]
            .filter(Boolean)
            .join('-');
          await page.screenshot({ path: join(shots, `${name}.png`) });
          const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
          const found = axe.violations.map(
            (v) =>
              `axe ${v.id}: ${v.nodes
                .map((n) => n.target.join(' ') + (v.id === 'color-contrast' ? ` (${n.any[0]?.message})` : ''))
                .slice(0, 4)
                .join(' | ')}`,
          );
          found.push(...(await page.evaluate(outOfLine)));
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          if (overflow) found.push('the page is wider than the window');
          problems += found.length + told.length;
          console.log(`${name}.png`, [...found, ...told].join('\n   ') || 'clean');
          await page.close();
        }
  await context.close();
}
await browser.close();
server.close();
process.exitCode = problems === 0 ? 0 : 1;
