import { expect } from '@playwright/test';
import { goTo, type Job } from './context.ts';

/** Says who works here: the name that the log and every return carry. */
export async function sayName({ page }: Job): Promise<void> {
  await goTo(page, 'Innstillinger');
  await page.getByLabel('Navnet ditt').fill('Kari Nordlie');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText('Kari Nordlie').first()).toBeVisible();
}

/** Waits until no confirmation covers a corner of the page. */
export async function withoutToasts({ page }: Job): Promise<void> {
  await expect(page.getByRole('region', { name: 'Beskjeder' }).getByRole('button')).toHaveCount(0, { timeout: 20_000 });
}
