import { readFile } from 'node:fs/promises';
import { readFuses, shippingFuses } from '../../resources/packaging/fuses.mjs';
import { packagedExecutable } from '../../resources/packaging/package.mjs';
import { descendantsOf } from './support/processes.ts';
import { expect, test } from './support/test.ts';

test('the packaged app opens its window on the first-run page, in Norwegian', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Klientbro/);
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'nb');
  await expect(app.page.getByRole('heading', { name: 'Velkommen til Klientbro' })).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Prøv i øvingsmiljøet' })).toBeVisible();
});

test('the page runs in the sandbox and sees nothing of Node or Electron', async ({ app }) => {
  test.skip(!app.sandboxed, 'no sandbox can be had on this machine');
  expect(await app.page.evaluate(() => 'process' in window || 'require' in window || 'module' in window)).toBe(false);

  const renderers = (await descendantsOf(app.pid)).filter(({ command }) => command.includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const { pid } of renderers) {
    // 2: system calls are filtered, which Chromium does only to a process in its sandbox.
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  }
});

test('the package has the shipping fuses, each of them', async () => {
  const fuses = await readFuses(packagedExecutable());
  expect(shippingFuses).toMatchObject(fuses);
  expect(fuses).toMatchObject({ RunAsNode: false, OnlyLoadAppFromAsar: true });
});
