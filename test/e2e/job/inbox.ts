import { expect } from '@playwright/test';
import { goTo, type Job } from './context.ts';

/** What the sync brought by itself: searches, opens one after the warning, reads it, saves its file, marks it done. */
export async function readMessage(job: Job): Promise<void> {
  const { page, picture } = job;
  await goTo(page, 'Innboks');
  const list = page.getByRole('listbox', { name: 'Meldinger' });
  await expect(list.getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await picture('innboks');
  await page.getByRole('searchbox', { name: 'Søk i meldinger' }).fill('merverdi');
  const hit = list
    .getByRole('option')
    .filter({ has: page.locator('mark') })
    .filter({ hasText: 'vedlegg' })
    .first();
  await hit.click();
  await expect(page.getByText(/^Merkes som åpnet for alle hos klienten/)).toBeVisible();
  await picture('innboks-advarsel');
  await page.getByRole('button', { name: 'Åpne meldingen' }).click();
  await expect(page.getByLabel('Meldingstekst')).toBeVisible({ timeout: 30_000 });
  await picture('innboks-melding');
  // The file's own button: the search can be saved too.
  await page
    .getByRole('article')
    .getByRole('button', { name: /^Lagre / })
    .first()
    .click();
  await expect(page.getByText('Lagret i nedlastinger')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Ferdig hos oss' }).click();
  await expect(page.getByRole('button', { name: 'Ikke ferdig likevel' })).toBeVisible();
}
