import { chmod, copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { jobClient, tickCandidates } from './job/clients.ts';
import { chooseFile, goTo } from './job/context.ts';
import { importOwn, readVerdict, send } from './job/mva.ts';
import { endedTerm } from './job/return-file.ts';
import { Klientbro } from './support/app.ts';
import { expect, test } from './support/firm.ts';

/** Makes a recovery code as a person does, and answers it. */
async function keepCode(page: Page): Promise<string> {
  await goTo(page, 'Innstillinger');
  await page.getByRole('button', { name: 'Lag gjenopprettingskode' }).click();
  await page.getByRole('button', { name: 'Vis en ny kode' }).click();
  const groups = await page.getByRole('list', { name: 'Koden, sju grupper' }).getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'Jeg har skrevet den ned' }).click();
  await page.getByLabel('Den siste gruppen i koden').fill(groups.at(-1) ?? '');
  await page.getByRole('button', { name: 'Bekreft koden' }).click();
  await expect(page.getByRole('heading', { name: 'Gjenopprettingskoden gjelder fra nå' })).toBeVisible();
  await page.getByRole('button', { name: 'Gå til sikkerhetskopi' }).click();
  return groups.join('-');
}

/** Makes a backup; answers where it lies. */
async function backUp({ page, home }: Klientbro): Promise<string> {
  await page.getByRole('button', { name: 'Ta sikkerhetskopi nå' }).click();
  await expect(page.getByText(/\.klientbro i mappen/)).toBeVisible({ timeout: 60_000 });
  const below = await readdir(home, { recursive: true, withFileTypes: true });
  const file = below.find((entry) => entry.name.endsWith('.klientbro'));
  if (!file) throw new Error('there is no backup below the home folder');
  return join(file.parentPath, file.name);
}

test('a backup and its code bring clients and receipts back on a new machine, and no signing key', async ({ firm }) => {
  test.setTimeout(300_000);
  const client = jobClient(16);
  await tickCandidates(firm, [client]);
  await firm.page.getByRole('button', { name: 'Legg til 1 klient' }).click();
  await expect(firm.page.getByText('1 klient er lagt til')).toBeVisible({ timeout: 30_000 });
  await firm.page.getByRole('button', { name: 'Ferdig' }).click();
  await importOwn(firm, client, endedTerm());
  await firm.page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, client);
  await readVerdict(firm);
  const code = await keepCode(firm.page);
  const backup = await backUp(firm.app);

  const other = await Klientbro.launch();
  try {
    const { page } = other;
    const brought = join(other.files, 'kopi.klientbro');
    await copyFile(backup, brought);
    await chmod(brought, 0o644);
    await page.getByRole('button', { name: 'Gjenopprett fra sikkerhetskopi' }).click();
    await page.getByRole('button', { name: 'Øving', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Gjenopprett fra sikkerhetskopi' })).toBeVisible({
      timeout: 60_000,
    });
    await chooseFile(page, 'Sikkerhetskopi', brought);
    await expect(page.getByText('Den er laget på en annen maskin.')).toBeVisible({ timeout: 30_000 });
    // One symbol wrong in the third group.
    const wrong = code.slice(0, 12) + (code[12] === '0' ? '1' : '0') + code.slice(13);
    await page.getByLabel('Gjenopprettingskode').fill(wrong);
    await page.getByRole('button', { name: 'Gjenopprett', exact: true }).click();
    await expect(page.getByText('Det er en skrivefeil i gruppe 3 av koden.')).toBeVisible();
    await page.getByLabel('Gjenopprettingskode').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Gjenopprett', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Sikkerhetskopien er gjenopprettet' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(/Lag en ny nøkkel for denne arbeidsstasjonen/)).toBeVisible();
    await page.getByRole('button', { name: 'Åpne Klientbro' }).click();

    await goTo(page, 'Klienter');
    await expect(page.getByText(client.name).first()).toBeVisible({ timeout: 60_000 });
    await goTo(page, 'Mva');
    await page
      .getByRole('link', { name: new RegExp(`${client.name}.*Godtatt`) })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Godtatt', exact: true })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: /^Lagre kvittering/ }).click();
    await expect(page.getByText('Lagret i nedlastinger')).toBeVisible();
    await goTo(page, 'Logg');
    await expect(page.getByRole('cell', { name: 'Gjenopprettet fra sikkerhetskopi' })).toBeVisible();
  } finally {
    await other.close();
  }
});
