import { expect, test } from './support/test.ts';

test('the packaged app opens its window on the first-run page, in Norwegian', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Klientbro/);
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'nb');
  await expect(app.page.getByRole('heading').first()).toBeVisible();
});

test('the page is sandboxed and sees nothing of Node or Electron', async ({ app }) => {
  test.skip(!app.sandboxed, 'no sandbox can be had on this machine');
  expect(await app.page.evaluate(() => 'process' in window || 'require' in window || 'module' in window)).toBe(false);
});
