import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jobClient, tickCandidates } from './job/clients.ts';
import { chooseFile, goTo } from './job/context.ts';
import { readVerdict, send } from './job/mva.ts';
import { endedTerm, writeReturn } from './job/return-file.ts';
import { expect, test } from './support/firm.ts';

/** The authority's own example of a ledger, of January to April 2017; it lies beside the project where there is one. */
const example = fileURLToPath(
  new URL(
    '../../../shared/data/mva/examples/saf-t/ExampleFile SAF-T Financial_888888888_20180228235959.xml',
    import.meta.url,
  ),
);

test('a draft from the official SAF-T example: the term, the postings behind a number, filed', async ({ firm }) => {
  test.skip(!existsSync(example), `the official example is not there (${example})`);
  const { app, page } = firm;
  const client = jobClient(20);
  await tickCandidates(firm, [client]);
  await page.getByRole('button', { name: 'Legg til 1 klient' }).click();
  await expect(page.getByText('1 klient er lagt til')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Ferdig' }).click();

  // Moved to a client of practice and to a year whose second term is over; every figure stays.
  const ended = endedTerm();
  const year = ended.number < 2 ? ended.year - 1 : ended.year;
  const ledger = readFileSync(example, 'utf8')
    .replaceAll('888888888', client.organisationNumber)
    .replaceAll('2017', String(year));
  const path = await writeReturn(app.files, 'regnskap.xml', ledger);
  await goTo(page, 'Mva');
  await page.getByRole('button', { name: 'Importer mva-melding' }).first().click();
  const dialog = page.getByRole('dialog');
  await chooseFile(page, 'Importer mva-melding', path);
  await expect(dialog.getByText('SAF-T for Tøyen Lekefabrikk AS')).toBeVisible();
  const term = dialog.getByLabel('Termin');
  const second = dialog.getByRole('option', { name: new RegExp(`^2. termin ${year}`) });
  await term.selectOption({ label: (await second.textContent()) ?? '' });
  await dialog.getByRole('button', { name: 'Lag utkast' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${client.name}, 2. termin ${year}` })).toBeVisible({
    timeout: 60_000,
  });

  await page.getByRole('link', { name: 'Vis bilag bak mva-kode 3' }).click();
  const panel = page.getByRole('complementary', { name: 'Bilag bak mva-kode 3' });
  await expect(panel.getByText('Slik blir tallet til')).toBeVisible();
  await expect(panel.getByText(/^Sum av \d+ postering/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, client);
  // Practice's clients have delivered what is past: the ledger's return is a correction of it.
  await expect(page.getByRole('region', { name: 'Funnet i Altinn' })).toContainText('Levert', { timeout: 60_000 });
  await send(firm, client);
  await readVerdict(firm);
});
