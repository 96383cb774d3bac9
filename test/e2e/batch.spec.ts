import type { Page } from 'playwright';
import { approveSystemUser, choosePractice, registerKey, registerSystem } from './job/access.ts';
import { jobClientsOf, tickCandidates } from './job/clients.ts';
import { goTo, inBrowser, people } from './job/context.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, Firm, test } from './support/firm.ts';
import { MVA_APP } from './support/practice.ts';
import { axeFindings } from './support/watch.ts';

const [COUNT, SIZE] = process.env.KLIENTBRO_LONG ? ([40, 'large'] as const) : ([12, 'small'] as const);
/** Each is held twice: the login is over before any is through, however many go at a time. */
const LOGIN_SECONDS = 10;
const HOLD_MS = 6_000;

const clients = jobClientsOf(SIZE).slice(0, COUNT);
const { number, year } = endedTerm();

/** The rows of the table that are in sight, then those below. */
async function tickEach(page: Page): Promise<void> {
  const table = page.getByRole('region', { name: 'Meldinger som kan sendes' });
  const open = table.getByRole('checkbox', { name: new RegExp(`, ${number}. termin ${year}$`), checked: false });
  const chosen = page.getByText(`${COUNT} meldinger valgt`);
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  while (!(await chosen.isVisible())) {
    if ((await open.count()) > 0) await open.first().check();
    else await table.evaluate((box) => box.scrollBy(0, 200));
  }
}

/** Every client named, and nothing sent by it. */
async function makeNullReturns(page: Page): Promise<void> {
  await goTo(page, 'Mva');
  await page.getByRole('button', { name: 'Mer', exact: true }).click();
  await page.getByRole('button', { name: 'Nullmelding' }).click();
  const act = (count: number) => page.getByRole('button', { name: `Lag ${count} nullmeldinger` });
  for (const { name } of clients)
    await page.getByRole('checkbox', { name: `${name}: ingen omsetning og ingen fradrag i terminen` }).check();
  await act(COUNT).click();
  await expect(page.getByText(`${COUNT} nullmeldinger er laget`)).toBeVisible({ timeout: 60_000 });
}

async function logIn(firm: Firm): Promise<void> {
  const tab = await inBrowser(firm);
  await tab.getByRole('button', { name: people.signing }).click();
  await expect(tab.getByRole('heading', { name: 'Du kan gå tilbake til Klientbro' })).toBeVisible();
  await tab.context().close();
}

test('many returns with one login that ends midway: what is sent is sent once, and one click goes on with the rest', async () => {
  test.setTimeout(900_000);
  const firm = await Firm.launch(undefined, { KLIENTBRO_PRACTICE_SIZE: SIZE });
  try {
    const { page } = firm;
    // Four hundred clients with two years behind them are a while in the making.
    await choosePractice(firm, 180_000);
    for (const step of [registerKey, registerSystem, approveSystemUser]) await step(firm);
    await firm.practice.hook('skatteetaten', { feedbackDelayMs: 500 });
    await tickCandidates(firm, clients);
    await page.getByRole('button', { name: `Legg til ${COUNT} klienter` }).click();
    await expect(page.getByText(`${COUNT} klienter er lagt til`)).toBeVisible({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Ferdig' }).click();
    await makeNullReturns(page);
    await page.getByRole('button', { name: 'Gå til innsending' }).click();
    await page.getByRole('radio', { name: 'Innlogget person' }).check();
    await tickEach(page);
    expect(await axeFindings(page, 'batch')).toEqual([]);

    await firm.practice.hook('loginLifetime', { seconds: LOGIN_SECONDS });
    await firm.practice.fault({ match: `${MVA_APP}/instances/`, method: 'PUT', times: 1000, delayMs: HOLD_MS });
    await page.getByRole('button', { name: `Logg inn og send ${COUNT} meldinger` }).click();
    const confirm = page.getByRole('dialog');
    await expect(confirm.getByRole('row')).toHaveCount(COUNT);
    await confirm.getByRole('button', { name: `Logg inn og send ${COUNT} meldinger` }).click();
    await logIn(firm);

    await expect(page.getByRole('heading', { name: 'Innloggingen er brukt opp' })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText('Venter på innlogging').first()).toBeVisible();
    await firm.practice.hook('clear');
    await firm.practice.hook('loginLifetime', { seconds: 3600 });
    await page.getByRole('button', { name: 'Logg inn og fortsett' }).click();
    await logIn(firm);

    await expect(page.getByText(`Sendt ${COUNT}`, { exact: true })).toBeVisible({ timeout: 480_000 });
    const accepted = page
      .getByRole('region', { name: 'Meldingene i innsendingen' })
      .getByText('Godtatt', { exact: true });
    await expect(accepted.first()).toBeVisible();
    for (const { organisationNumber } of clients)
      expect(await firm.practice.instances(organisationNumber), organisationNumber).toHaveLength(1);
    await goTo(page, 'Mva');
    await expect(page.getByText(new RegExp(`^Godtatt\\s*${COUNT}$`)).first()).toBeVisible({ timeout: 120_000 });
  } finally {
    await firm.app.close();
  }
});
