import { expect, type Locator } from '@playwright/test';
import { goTo, type Job } from './context.ts';

/** Locked at first; then the firm uses it, and all are asked about. Comes back with the table when every client of the list has been. */
export async function takeUpClaims({ page, picture }: Pick<Job, 'page' | 'picture'>): Promise<Locator> {
  await goTo(page, 'Krav');
  const use = page.getByRole('button', { name: 'Ta i bruk Krav' });
  await expect(use).toBeVisible();
  await picture('krav-last');
  await use.click();
  await expect(page.getByRole('heading', { name: 'Avtaler og scopes', level: 1 })).toBeVisible();
  await goTo(page, 'Krav');
  await page.getByRole('button', { name: 'Oppdater alle' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(table.getByText('Ikke hentet')).toHaveCount(0, { timeout: 60_000 });
  return table;
}

/** Whoever owes the most that is late stands first. */
export const mostLate = (table: Locator): Locator =>
  table
    .getByRole('row')
    .filter({ has: table.page().locator('td.late') })
    .first();

/** What clients owe, and one claim that is late with what to pay it with. */
export async function seeClaims(job: Job): Promise<void> {
  const { page, picture } = job;
  const table = await takeUpClaims(job);
  await picture('krav');
  const link = mostLate(table).getByRole('link');
  const name = (await link.textContent()) ?? '';
  await link.click();
  const panel = page.getByRole('complementary', { name });
  const line = panel.locator('.claim-line').filter({ hasText: 'over fristen' }).first();
  await line.locator('summary').click();
  await expect(line.getByText('KID')).toBeVisible();
  await picture('krav-klient');
}
