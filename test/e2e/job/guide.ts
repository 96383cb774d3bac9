import { expect } from '@playwright/test';
import { goTo, type Job } from './context.ts';
import { inPortal, named, press } from './portal.ts';

interface Wish {
  /** The words of the two choices. */
  readonly whom: string;
  readonly packageName: string;
  /** Left out: the name the guide gives it. */
  readonly title?: string;
}

/** One more agent system user through the guide, approved by the access manager. */
export async function anotherSystemUser(job: Job, { whom, packageName, title }: Wish): Promise<void> {
  const { page } = job;
  await goTo(page, 'Tilgang');
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await page.getByRole('button', { name: `Velg: ${whom}` }).click();
  await page.getByRole('button', { name: `Velg: ${packageName}` }).click();
  if (title !== undefined) await page.getByLabel('Navn på systemtilgangen').fill(title);
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  await page.getByRole('button', { name: 'Åpne godkjenningssiden' }).click();
  await inPortal(job, named.steering, (tab) => press(tab, 'Godkjenn systemtilgang', 'Systemtilgangen er godkjent'));
  await expect(page.getByRole('heading', { name: 'Systemtilgangen er godkjent' })).toBeVisible({ timeout: 30_000 });
}
