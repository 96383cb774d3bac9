import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jobClient } from './job/clients.ts';
import { importReturn, readVerdict, send } from './job/mva.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, test } from './support/firm.ts';

/** Skatteetaten's own example files; they are not ours to ship, so they lie beside the project where there are any. */
const examples = fileURLToPath(new URL('../../../shared/data/mva/examples/melding/', import.meta.url));

test('an official example is read with its findings, moved to an open term of a client, and filed', async ({
  firm,
}) => {
  test.skip(!existsSync(examples), `the official examples are not there (${examples})`);
  test.setTimeout(120_000);
  const { page, practice } = firm;
  const client = jobClient(2);
  const { number, year } = endedTerm();

  await importReturn(firm, client, readFileSync(`${examples}mvakode3.xml`, 'utf8'), 'mvakode3.xml');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(client.name) })).toBeVisible({ timeout: 30_000 });
  // Year 2021 and 123456789, as the authority's example has them.
  await expect(page.getByText('2. termin 2021').first()).toBeVisible();
  await expect(page.locator('.findings-count')).toContainText(/\d+ feil/);
  await expect(page.getByRole('button', { name: new RegExp(`(Send inn|send) for ${client.name}`) })).toBeDisabled();

  await page.getByRole('button', { name: 'Bruk som utkast for termin' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Termin').selectOption({ label: `${number}. termin ${year}` });
  await dialog.getByRole('button', { name: 'Lag utkast' }).click();

  await expect(page.getByText(`${number}. termin ${year}`).first()).toBeVisible();
  await expect(page.locator('.findings-count')).not.toContainText(/\d+ feil/);
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, client);
  await readVerdict(firm);
  expect(await practice.instances(client.organisationNumber)).toHaveLength(1);
});
