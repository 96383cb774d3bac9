import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { type JobClient, jobClient } from './clients.ts';
import { chooseFile, goTo, inBrowser, type Job, people } from './context.ts';
import { endedTerm, returnXml, type Term, writeReturn } from './return-file.ts';

/** Imports a return for a client from a file and stands at the readable form. */
export async function importReturn(
  { app, page }: Job,
  client: JobClient,
  xml: string,
  fileName: string,
): Promise<void> {
  const path = await writeReturn(app.files, fileName, xml);
  await goTo(page, 'Mva');
  await page.getByRole('button', { name: 'Importer mva-melding' }).first().click();
  const dialog = page.getByRole('dialog');
  const option = dialog.getByRole('option', { name: new RegExp(client.name) });
  await dialog.getByLabel('Klient', { exact: true }).selectOption({ label: (await option.textContent()) ?? '' });
  await chooseFile(page, 'Importer mva-melding', path);
  await expect(dialog.getByText(`Valgt fil: ${fileName}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Les inn' }).click();
}

export async function importOwn(job: Job, client: JobClient, term: Term, sales?: number): Promise<void> {
  await importReturn(
    job,
    client,
    returnXml(client.organisationNumber, term, sales),
    `mva-${client.organisationNumber}-${term.number}.xml`,
  );
  await expect(job.page.getByRole('heading', { level: 1, name: new RegExp(client.name) })).toBeVisible({
    timeout: 30_000,
  });
}

/** The return's page, from the picture of terms. */
export async function openReturn(page: Page, client: JobClient): Promise<void> {
  const { number, year } = endedTerm();
  await goTo(page, 'Mva');
  await page.getByRole('link', { name: new RegExp(`^${client.name}, ${number}. termin ${year}: `) }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(client.name) })).toBeVisible();
}

/** Presses "Send inn for …" and confirms. */
export async function send({ page }: Job, client: JobClient, act = `Send inn for ${client.name}`): Promise<void> {
  await page.getByRole('button', { name: act }).click();
  await page.getByRole('dialog').getByRole('button', { name: act }).click();
}

/** The verdict first, then payment details with what they need to be paid, then the receipt. */
export async function readVerdict({ page }: Job): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Godtatt', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Betaling' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Kopier KID' })).toBeVisible();
  await expect(page.getByText('Foreløpig', { exact: true })).toHaveCount(0);
}

/** Channel: the system user. Follows it to the verdict and saves the receipt. */
export async function fileBySystemUser(job: Job): Promise<void> {
  const { page, picture } = job;
  const client = jobClient(0);
  await importOwn(job, client, endedTerm());
  await expect(page.getByText(/41\s?875/).first()).toBeVisible();
  await picture('mva-melding');
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(job, client);
  await expect(page.getByText('Bekreftet og sendt')).toBeVisible();
  await picture('mva-sendes');
  await readVerdict(job);
  await picture('mva-godtatt');
  await page.getByRole('button', { name: /^Lagre kvittering/ }).click();
  await expect(page.getByText('Lagret i nedlastinger')).toBeVisible();
  await savePdf(job, client);
}

/** Where a file lies that was saved into the download folder: without a desktop's own folders, the home folder. */
export function downloaded(app: Job['app'], name: string): string {
  const found = [app.home, join(app.home, 'Downloads')].map((folder) => join(folder, name)).find(existsSync);
  if (found === undefined) throw new Error(`${name} was not downloaded`);
  return found;
}

/** A page that the Mva page's menu leads to. */
export async function goToFromMva(page: Page, name: 'Fristdag' | 'Nullmelding' | 'Betalinger'): Promise<void> {
  await goTo(page, 'Mva');
  await page.getByRole('button', { name: 'Mer', exact: true }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The page as PDF, in the download folder under the name of client and term. */
async function savePdf({ app, page }: Job, client: JobClient): Promise<void> {
  const { number, year } = endedTerm();
  await page.getByRole('button', { name: 'Lagre som PDF' }).click();
  await expect(page.getByRole('button', { name: 'Vis i mappen' })).toHaveCount(2);
  const bytes = readFileSync(downloaded(app, `Mva-melding ${client.organisationNumber} ${number}. termin ${year}.pdf`));
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.byteLength).toBeGreaterThan(5000);
}

/** Channel: a person, who logs in in the browser. */
export async function fileByPerson(job: Job): Promise<void> {
  const { page, picture } = job;
  const client = jobClient(1);
  await importOwn(job, client, endedTerm());
  await page.getByRole('radio', { name: /Innlogget person/ }).check();
  await send(job, client, `Logg inn og send for ${client.name}`);
  const tab = await inBrowser(job);
  await tab.getByRole('button', { name: people.signing }).click();
  await expect(tab.getByRole('heading', { name: 'Du kan gå tilbake til Klientbro' })).toBeVisible();
  await tab.context().close();
  await readVerdict(job);
  await picture('mva-person');
}

/** A return that names another organisation than the chosen client's is read, shown, and cannot be sent. */
export async function refuseWrongOrganisation(job: Job): Promise<void> {
  const { page, picture } = job;
  const [client, other] = [jobClient(2), jobClient(3)];
  await importReturn(job, client, returnXml(other.organisationNumber, endedTerm()), 'feil-klient.xml');
  await expect(page.getByText('Kan ikke sendes: organisasjonsnummeret i filen er ikke klientens.')).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('button', { name: new RegExp(`(Send inn|send) for ${client.name}`) })).toBeDisabled();
  await picture('mva-feil-klient');
}
