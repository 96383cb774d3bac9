import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { goTo, inBrowser, type Job } from './context.ts';

/** The page "Nøkler", from the key's card. */
export async function openKeys({ page }: Job): Promise<void> {
  await goTo(page, 'Tilgang');
  const show = page.getByRole('button', { name: 'Vis oppsettet' });
  const card = page.getByRole('button', { name: /^Nøkkel/ });
  await expect(show.or(card).first()).toBeVisible();
  if (await show.isVisible()) await show.click();
  const onwards = page.getByRole('button', { name: 'Alle nøkler, bytte og import' });
  if (!(await onwards.isVisible())) await card.click();
  await onwards.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nøkler' })).toBeVisible();
}

/** Saves the public half of a key of this machine, as its state names it, and reads the file. */
export async function publicHalf({ app, page }: Job, state: string): Promise<{ kid: string; jwk: string }> {
  const details = page.getByRole('group').filter({ hasText: `Detaljer om nøkkelen · ${state}` });
  await details.getByText('Detaljer om nøkkelen').click();
  const kid = (await details.locator('dd code').first().textContent()) ?? '';
  await details.getByRole('button', { name: 'Lagre offentlig nøkkel (JWK)' }).click();
  await expect(details.getByRole('button', { name: 'Vis i mappen' })).toBeVisible();
  // Without a desktop's own folders the download folder is the home folder.
  for (const folder of [app.home, join(app.home, 'Downloads')]) {
    for (const file of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const jwk = file.isFile() ? await readFile(join(folder, file.name), 'utf8') : '';
      if (jwk.startsWith('{') && jwk.includes(kid)) return { kid, jwk };
    }
  }
  throw new Error('the public half was not saved');
}

/** The self-service page that the app opens from where it stands. */
export async function inSelfService(job: Job, act: (tab: Page) => Promise<void>): Promise<void> {
  await job.page.getByRole('button', { name: 'Åpne selvbetjening' }).click();
  const tab = await inBrowser(job);
  try {
    await act(tab);
  } finally {
    await tab.context().close();
  }
}

export async function registerPublicHalf(tab: Page, { kid, jwk }: { kid: string; jwk: string }): Promise<void> {
  await tab.getByLabel('Offentlig nøkkel (JWK eller PEM)').fill(jwk);
  await tab.getByRole('button', { name: 'Registrer nøkkel' }).click();
  await expect(tab.getByRole('status')).toContainText(`${kid} er registrert`);
}
