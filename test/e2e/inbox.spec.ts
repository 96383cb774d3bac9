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
  await page.getByRole('searchbox', { name: 'Søk etter tjeneste eller avsender' }).fill('sykepenger');
  await table.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Hent', exact: true }).click();
  await expect(page.getByText(/personvernforordningen/)).toBeVisible();
  await page.getByRole('button', { name: 'Avbryt' }).click();
}

/** What a search for decisions finds of the client, the newest first. */
async function decisions({ page }: Firm): Promise<Locator> {
  await goTo(page, 'Innboks');
  await page.getByRole('searchbox', { name: 'Søk i meldinger' }).fill('endring av merverdiavgift');
  const found = page.getByRole('listbox', { name: 'Meldinger' }).getByRole('option');
  await expect(
    found
      .filter({ has: page.locator('mark') })
      .or(page.getByText('Ingen meldinger'))
      .first(),
  ).toBeVisible();
  return found.filter({ hasText: client.name });
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

    await expect(firm.page.getByRole('listbox', { name: 'Meldinger' }).getByRole('option').first()).toBeVisible({
      timeout: 120_000,
    });
    const had = await (await decisions(firm)).count();
    await firm.practice.hook('letter', { party: client.organisationNumber, letter: 'mva-vedtak' });
    await firm.app.restart();
    const hits = await decisions(firm);
    await expect(hits).toHaveCount(had + 1, { timeout: 120_000 });
    const page = firm.page;
    const hit = hits.first();
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
    await (await decisions(firm)).first().click();
    await expect(firm.page.getByLabel('Meldingstekst')).toBeVisible();
  } finally {
    await firm.app.close();
  }
});
