import { readFileSync } from 'node:fs';
import { jobClient, tickCandidates } from './job/clients.ts';
import { chooseFile, goTo } from './job/context.ts';
import { downloaded, goToFromMva, importOwn, readVerdict, send } from './job/mva.ts';
import { endedTerm, writeReturn } from './job/return-file.ts';
import { expect, test } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/** Returns that do not go the straight way. */
const [corrected, rejected, taken, listed] = [jobClient(17), jobClient(18), jobClient(19), jobClient(21)];
const clients = [corrected, rejected, taken, listed];

test.beforeAll(async ({ firm }) => {
  await tickCandidates(firm, clients);
  await firm.page.getByRole('button', { name: `Legg til ${clients.length} klienter` }).click();
  await expect(firm.page.getByText(`${clients.length} klienter er lagt til`)).toBeVisible({ timeout: 60_000 });
  await firm.page.getByRole('button', { name: 'Ferdig' }).click();
});

test('a correction is a whole new message: what it changes is shown before it is sent, and both stand afterwards', async ({
  firm,
}) => {
  const { page } = firm;
  await importOwn(firm, corrected, endedTerm());
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, corrected);
  await readVerdict(firm);

  await page.getByRole('button', { name: 'Lag korrigert melding' }).click();
  await page.getByRole('button', { name: 'Rediger' }).click();
  const base = page.getByLabel(/^Grunnlag, kode 3 /);
  await base.fill('220 000');
  await base.press('Enter');
  await expect(page.getByLabel(/^Merverdiavgift, kode 3 /)).toHaveValue(/55\s?000/);
  await expect(page.getByText('Alt er lagret')).toBeVisible();
  await page.getByRole('button', { name: 'Ferdig' }).click();
  const card = page.getByRole('region', { name: 'Korrigert melding' });
  await expect(card.getByRole('row', { name: /^Fastsatt/ })).toContainText(/41\s?875.*43\s?800.*1\s?925/);
  await expect(card.getByRole('link', { name: 'Se den som er levert' })).toBeVisible();
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, corrected);
  await readVerdict(firm);
  expect(await firm.practice.instances(corrected.organisationNumber)).toHaveLength(2);
});

test('a rejected return says why at its line, is not delivered, and the one that is put right is accepted', async ({
  firm,
}) => {
  const { page } = firm;
  // Sold for less than nothing, and no note that says why (R020).
  await importOwn(firm, rejected, endedTerm(), -8_000);
  await expect(page.locator('.findings-count')).toContainText('1 feil');
  await page.getByText('Mener du at meldingen er riktig?').click();
  await page.getByLabel('Hvorfor sendes den likevel?').fill('Kreditnota til kunden i oktober');
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, rejected);
  await expect(page.getByRole('heading', { name: /^Avvist/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('R020').first()).toBeVisible();

  await page.getByRole('button', { name: 'Rett meldingen' }).click();
  await expect(page.getByRole('heading', { name: /^Avvist/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Rediger' }).click();
  await page.getByRole('button', { name: /^Vis spesifikasjon.* kode 3 / }).click();
  await page.getByLabel('Merknad til linjen').first().selectOption('Kreditnota');
  await expect(page.getByText('Alt er lagret')).toBeVisible();
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await expect(page.getByText('Klientbro fant ingen feil i meldingen')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Korrigert melding' })).toHaveCount(0);
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, rejected);
  // Less than nothing was sold: there is nothing to pay.
  await expect(page.getByRole('heading', { name: /^Godtatt/ })).toBeVisible({ timeout: 60_000 });
});

test('a return found already filed by someone else: nothing is sent until a person has seen what it replaces', async ({
  firm,
}) => {
  const { page, practice } = firm;
  const { words, year } = endedTerm();
  await practice.hook('elsewhere', {
    organisation: taken.organisationNumber,
    value: words,
    year,
    stand: 'delivered',
    by: 'Anne Ansatt',
  });
  await importOwn(firm, taken, endedTerm());
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, taken);
  const found = page.getByRole('region', { name: 'Funnet i Altinn' });
  await expect(found.getByRole('listitem')).toContainText(/Levert.*Laget av Anne Ansatt/, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: /^Ikke sendt/ })).toBeVisible();
  const ours = (await practice.instances(taken.organisationNumber)).filter(({ task }) => task !== 'ended');
  expect(ours).toHaveLength(0);

  await page.getByRole('button', { name: `Send inn for ${taken.name}` }).click();
  const confirm = page.getByRole('dialog');
  await expect(confirm).toContainText('Levert utenfor Klientbro');
  await confirm.getByRole('button', { name: `Send inn for ${taken.name}` }).click();
  await readVerdict(firm);
  await expect(page.getByText('Erstatter 1 innsending som ikke er gjort herfra')).toBeVisible();
});

test('a table becomes a draft, is laid out on the deadline day to be filed in the portal, and is marked as filed outside', async ({
  firm,
}) => {
  const { app, page } = firm;
  const table = 'Kode;Tekst;Grunnlag;Avgift\nS25;Varesalg;100 000,00;25 000,00\n1;Innkjøp;20 000,00;-5 000,00\n';
  const path = await writeReturn(app.files, 'mva-rapport.csv', table);
  await goTo(page, 'Mva');
  await page.getByRole('button', { name: 'Importer mva-melding' }).first().click();
  await chooseFile(page, 'Importer mva-melding', path);
  const client = page.getByLabel('Klient', { exact: true });
  await expect(page.getByRole('heading', { level: 1, name: 'Mva-melding fra tabell' })).toBeVisible();
  const option = client.getByRole('option', { name: new RegExp(listed.name) });
  await client.selectOption({ label: (await option.textContent()) ?? '' });
  const act = page.getByRole('button', { name: 'Lag utkast' });
  await expect(page.getByText('1 kode må velges')).toBeVisible();
  await expect(act).toBeDisabled();
  await page.getByLabel('S25', { exact: true }).selectOption('3');
  await expect(act).toBeEnabled();
  expect(await axeFindings(page, 'table')).toEqual([]);
  await act.click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(listed.name) })).toBeVisible();
  await expect(page.getByText(/20\s000\skr/).first()).toBeVisible();

  await goToFromMva(page, 'Fristdag');
  // The most urgent of a day's groups stands open.
  const drafts = page.getByText('Utkast', { exact: true });
  await expect(drafts).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: listed.name });
  if (!(await row.isVisible())) await drafts.click();
  await row.getByRole('link', { name: 'Lever selv' }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^Lever selv: ${listed.name}`) })).toBeVisible();
  await expect(page.getByRole('row', { name: /^3 / })).toContainText(/100\s000.*25\s000/);
  await page.getByRole('button', { name: 'Marker som levert utenfor Klientbro' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Levert av').fill('Kari Nordlie');
  await dialog.getByRole('button', { name: 'Marker', exact: true }).click();
  const outside = new RegExp(`^${listed.name}, .*: Levert utenfor Klientbro`);
  await expect(page.getByRole('link', { name: outside })).toBeVisible();
  expect(await firm.practice.instances(listed.organisationNumber)).toHaveLength(0);
});

test('what is to be paid for a term is saved as a list, with KID and account', async ({ firm }) => {
  const { app, page } = firm;
  const { number, year } = endedTerm();
  await goToFromMva(page, 'Betalinger');
  await page.getByLabel('Termin', { exact: true }).selectOption({ label: `${number}. termin ${year}` });
  const row = page.getByRole('row', { name: new RegExp(`^${taken.name}`) });
  await expect(row).toContainText(/41\s875\skr.*KID \d+/);
  await page.getByRole('button', { name: 'Lagre som CSV' }).click();
  await expect(page.getByText('Lagret i nedlastingsmappen')).toBeVisible();
  const list = readFileSync(downloaded(app, `Betalinger ${number}. termin ${year}.csv`), 'utf8');
  expect(list).toMatch(new RegExp(`${taken.name}.*${taken.organisationNumber}.*41875`));
});
