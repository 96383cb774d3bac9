import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright';
import { approveSystemUser, choosePractice, registerKey, registerSystem } from './job/access.ts';
import { jobClientsOf, tickCandidates } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { downloaded } from './job/mva.ts';
import { expect, Firm, test } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

const [COUNT, SIZE] = process.env.KLIENTBRO_LONG ? ([40, 'large'] as const) : ([8, 'small'] as const);
const FILE = 'Vedtak om endring av merverdiavgift';
/** Told in the decision that practice sends. */
const SUM = '12 345 kr';
const DIALOGS = '/platform/dialogporten';

const clients = jobClientsOf(SIZE).slice(0, COUNT);
const [client = { name: '', organisationNumber: '' }] = clients;

async function chooseServices(firm: Firm): Promise<void> {
  const { page } = firm;
  await goTo(page, 'Innboks');
  await page.getByRole('link', { name: 'Tjenester vi henter fra' }).click();
  const table = page.getByRole('region', { name: 'Tjenester', exact: true });
  await expect(table.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  expect(await axeFindings(page, 'services')).toEqual([]);
  await page.getByRole('radio', { name: /^Sensitive/ }).check();
  await table.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Hent', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('Hente 1 tjeneste med sensitivt innhold?')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Hent', exact: true }).click();
  await expect(table.getByRole('row').nth(1)).not.toContainText('Hentes ikke');
}

/** What a search for the decision that comes finds of the client. */
async function decision({ page }: Firm): Promise<Locator> {
  await goTo(page, 'Innboks');
  await page.getByRole('searchbox', { name: 'Søk i meldinger' }).fill('endring av merverdiavgift');
  const found = page.getByRole('listbox', { name: 'Meldinger' }).getByRole('option');
  await expect(found.filter({ has: page.locator('mark') }).first()).toBeVisible();
  return found.filter({ hasText: client.name }).filter({ hasText: SUM });
}

test('messages of many clients: services chosen, a new one comes by itself, is found, opened, saved and done, and read without a network', async () => {
  test.setTimeout(600_000);
  const firm = await Firm.launch(undefined, { KLIENTBRO_PRACTICE_SIZE: SIZE });
  try {
    await choosePractice(firm, 180_000);
    for (const step of [registerKey, registerSystem, approveSystemUser]) await step(firm);
    await tickCandidates(firm, clients);
    await firm.page.getByRole('button', { name: `Legg til ${COUNT} klienter` }).click();
    await expect(firm.page.getByText(`${COUNT} klienter er lagt til`)).toBeVisible({ timeout: 120_000 });
    await firm.page.getByRole('button', { name: 'Ferdig' }).click();
    await chooseServices(firm);

    await goTo(firm.page, 'Innboks');
    await expect(firm.page.getByRole('listbox', { name: 'Meldinger' }).getByRole('option').first()).toBeVisible({
      timeout: 120_000,
    });
    await expect(firm.page.getByText(/^Hentet /)).toBeVisible({ timeout: 240_000 });
    const hit = await decision(firm);
    await expect(hit).toHaveCount(0);

    await firm.practice.hook('letter', { party: client.organisationNumber, letter: 'mva-vedtak' });
    // A task scheduler's look: the window is open beside it, and is not touched.
    expect(await firm.app.run('--sync-once')).toMatchObject({ code: 0 });
    await expect(hit).toHaveCount(1);
    const { page } = firm;
    await hit.click();
    await page.getByRole('button', { name: 'Åpne meldingen' }).click();
    const text = page.getByLabel('Meldingstekst');
    await expect(text).toBeVisible({ timeout: 30_000 });
    expect(await axeFindings(page, 'message')).toEqual([]);
    await page.getByRole('button', { name: `Lagre ${FILE}`, exact: true }).click();
    await expect(page.getByText('Lagret i nedlastinger')).toBeVisible({ timeout: 30_000 });
    const saved = readFileSync(downloaded(firm.app, `${FILE}.pdf`), 'latin1');
    expect(saved.startsWith('%PDF-')).toBe(true);
    await page.getByRole('button', { name: 'Ferdig hos oss' }).click();
    await expect(page.getByRole('button', { name: 'Ikke ferdig likevel' })).toBeVisible();

    // Without a network, and after a start, everything that was read is still here.
    await firm.practice.fault({ match: DIALOGS, times: 100_000, cut: true });
    await firm.app.restart();
    await (await decision(firm)).click();
    await expect(firm.page.getByLabel('Meldingstekst')).toBeVisible();
  } finally {
    await firm.app.close();
  }
});
