import { expect, test } from '@playwright/test';
import { approveSystemUser, choosePractice, registerKey, registerSystem } from './job/access.ts';
import { mostLate, takeUpClaims } from './job/claims.ts';
import { jobClients, linkFive } from './job/clients.ts';
import { Firm } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/** The guides' own example: claims of clients that a system user reaches. */
const clients = jobClients.slice(0, 5);
let firm: Firm;

// A firm of its own: its clients lose their access here.
test.beforeAll(async () => {
  firm = await Firm.launch();
  for (const step of [choosePractice, registerKey, registerSystem, approveSystemUser, linkFive]) await step(firm);
});
test.afterAll(() => firm.app.close());

test('what clients owe is locked until the firm uses it, then shown, paid in the bank, and gone when the access is', async () => {
  const { page, practice } = firm;
  const table = await takeUpClaims(firm);
  for (const each of clients) await expect(table.getByRole('row', { name: new RegExp(each.name) })).toBeVisible();
  expect(await axeFindings(page, 'claims')).toEqual([]);

  // Whoever owes the most stands first.
  const row = mostLate(table);
  const name = (await row.getByRole('link').textContent()) ?? '';
  const organisation = (await row.getByRole('link').getAttribute('href'))?.split('/').at(-1);
  await row.getByRole('link').click();
  const panel = page.getByRole('complementary', { name });
  const line = panel.locator('.claim-line').filter({ hasText: 'over fristen' }).first();
  await line.locator('summary').click();
  const kid = (await line.getByText('KID').locator('..').locator('dd').textContent())?.replace(/\D/g, '') ?? '';
  expect(kid).not.toBe('');
  expect(await axeFindings(page, 'claims')).toEqual([]);

  await practice.hook('pay', { organisation, amount: 100_00, kid });
  await panel.getByRole('button', { name: 'Hent nå' }).click();
  const moved = panel.getByRole('region', { name: 'Endret siden sist noen så på' });
  await expect(moved).toBeVisible();
  await moved.getByRole('button', { name: 'Sett' }).click();
  await expect(moved).toHaveCount(0);

  await practice.hook('revoke', { client: organisation });
  await panel.getByRole('button', { name: 'Hent nå' }).click();
  await expect(panel.getByText('Ingen tilgang')).toBeVisible();
  // What was told before stands, with when it was.
  await expect(panel.getByText('Skatteetatens egne summer, i kroner')).toBeVisible();
});
