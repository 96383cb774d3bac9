import { expect, test } from '@playwright/test';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { choosePractice, registerKey, registerSystem } from './job/access.ts';
import { takeUpClaims } from './job/claims.ts';
import { goTo } from './job/context.ts';
import { inPortal, named, portalAs, press } from './job/portal.ts';
import { Firm } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/** The guides' other example: an owner approves a standard system user with a single right, sees the claims, and takes the access away. */
const own = makeWorld(2026, 'small').firm;
let firm: Firm;

test.beforeAll(async () => {
  firm = await Firm.launch();
  for (const step of [choosePractice, registerKey, registerSystem]) await step(firm);
});
test.afterAll(() => firm.app.close());

test('an owner approves a system user with the right to claims alone, sees them, removes it in the portal, and the app says so at the next look', async () => {
  const { page } = firm;
  await takeUpClaims(firm);
  const row = page.getByRole('row', { name: new RegExp(own.name) });
  await expect(row).toContainText('Ingen tilgang');
  await row.getByRole('link').click();
  const panel = page.getByRole('complementary', { name: own.name });
  await expect(panel).toContainText('Ingen av firmaets systemtilganger når kravene');

  await goTo(page, 'Tilgang');
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await page.getByRole('button', { name: 'Velg: Eget firma' }).click();
  // What the system lacks is registered from here.
  await page.getByRole('button', { name: 'Registrer det som mangler' }).first().click();
  const choose = page.getByRole('button', { name: 'Velg: Krav og betalinger' });
  await expect(choose).toBeEnabled({ timeout: 30_000 });
  expect(await axeFindings(page, 'guide')).toEqual([]);
  await choose.click();
  const title = await page.getByLabel('Navn på systemtilgangen').inputValue();
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  await page.getByRole('button', { name: 'Åpne godkjenningssiden' }).click();
  await inPortal(firm, named.manager, async (tab) => {
    await expect(tab.getByText('ske-krav-og-betalinger').or(tab.getByText('Krav og betalinger')).first()).toBeVisible();
    await press(tab, 'Godkjenn systemtilgang', 'Systemtilgangen er godkjent');
  });
  await expect(page.getByText('Klientbro kan nå vise hva firmaet skylder Skatteetaten.')).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Gå til Krav' }).click();

  await row.getByRole('link').click();
  await expect(panel.getByText('Hentet')).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('Ingen tilgang')).toHaveCount(0);
  const told = panel.getByText('Skatteetatens egne summer, i kroner');
  await expect(told).toBeVisible();
  expect(await axeFindings(page, 'own claims')).toEqual([]);

  await portalAs(firm, named.manager, async (tab) => {
    await tab.getByRole('link', { name: title, exact: true }).click();
    await tab.getByRole('link', { name: 'Slett systemtilgang' }).click();
    await press(tab, 'Slett systemtilgang', 'API- og systemtilganger');
  });
  await panel.getByRole('button', { name: 'Hent nå' }).click();
  await expect(panel.getByText('Ingen tilgang')).toBeVisible({ timeout: 30_000 });
  // By a token that still holds Skatteetaten says it, without one Maskinporten does.
  await expect(panel.getByRole('alert')).toContainText('slettet');
  // What was told before stands, with when it was.
  await expect(told).toBeVisible();
});
