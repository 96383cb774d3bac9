import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Klientbro } from './support/app.ts';
import { expect, test } from './support/test.ts';
import { filesBelow } from './support/traces.ts';

/** What Klientbro keeps for an environment. */
const keptBy = async (app: Klientbro, environment: string): Promise<string[]> => {
  const folder = join(app.folder, 'environments', environment);
  return existsSync(folder) ? filesBelow(folder) : [];
};

test.describe('on a machine without a keychain service', () => {
  test.use({ launch: { keyring: false } });

  test('the app says what is missing and how to get it, and stores nothing', async ({ app }) => {
    const { page } = app;
    await page.getByRole('button', { name: 'Prøv i øvingsmiljøet' }).click();
    await expect(
      page.getByRole('heading', { name: 'Klientbro finner ingen nøkkelring på denne maskinen' }),
    ).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/^Linux: Installer gnome-keyring/)).toBeVisible();
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await expect(page.getByRole('button', { name: 'Prøv igjen' })).toBeEnabled({ timeout: 30_000 });
    await expect(page.getByText(/^Linux: Installer gnome-keyring/)).toBeVisible();
    expect(await keptBy(app, 'practice')).toEqual([]);

    await page.getByRole('button', { name: 'Velg et annet miljø' }).click();
    await expect(page.getByRole('heading', { name: 'Velkommen til Klientbro' })).toBeVisible();
  });
});

test.describe('with a keyring that lasts for this run only', () => {
  test('TT02 stores nothing: no key, no database', async ({ app }) => {
    const { page } = app;
    const keyrings = async (): Promise<Record<string, string>> => {
      const files = await filesBelow(join(app.home, '.local', 'share', 'keyrings'));
      return Object.fromEntries(
        await Promise.all(files.map(async (file) => [file, (await readFile(file)).toString('hex')] as const)),
      );
    };
    const before = await keyrings();
    await page.getByRole('button', { name: 'Sett opp firmaet' }).click();
    await page.getByRole('button', { name: 'Begynn i Test (TT02)' }).click();
    await expect(
      page.getByRole('heading', { name: 'Klientbro finner ingen nøkkelring på denne maskinen' }),
    ).toBeVisible({ timeout: 30_000 });
    expect(await keptBy(app, 'tt02')).toEqual([]);
    expect(await keyrings()).toEqual(before);
  });
});
