import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import { makeWorld } from '../../../electron/practice/core/world.ts';
import { goTo, inBrowser, type Job, people } from './context.ts';

export interface JobClient {
  readonly organisationNumber: string;
  readonly name: string;
}

/** Practice's world is the same for the same seed: clients with an ordinary two-monthly duty that registered the firm as accountant. */
export const jobClientsOf = (size: 'small' | 'large'): readonly JobClient[] =>
  makeWorld(2026, size).clients.filter(
    (client) =>
      client.relation.role === 'REGN' &&
      client.vat?.category === 'alminnelig' &&
      client.vat.kind === 'toMaaneder' &&
      !client.bankrupt,
  );
export const jobClients = jobClientsOf('small');

export function jobClient(index: number): JobClient {
  const client = jobClients[index];
  if (!client) throw new Error('practice has too few clients for this job');
  return client;
}

/** Logs in as client administrator in the browser. */
async function logIn(job: Job): Promise<void> {
  await job.page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  const tab = await inBrowser(job);
  await tab.getByRole('button', { name: people.clientAdministrator }).click();
  await expect(tab.getByRole('heading', { name: 'Du kan gå tilbake til Klientbro' })).toBeVisible();
  await job.picture('idporten-tilbake', tab);
  await tab.context().close();
}

/** Opens the clients that can be added, after a login where one is needed, and ticks some. Without a title: to the first system user. */
export async function tickCandidates(job: Job, clients: readonly JobClient[], systemUser?: string): Promise<void> {
  const { page, picture } = job;
  await goTo(page, 'Klienter');
  await picture('klienter-tom');
  await page.getByRole('button', { name: 'Legg til klienter' }).first().click();
  if (systemUser !== undefined)
    await page.getByLabel('Systemtilgang', { exact: true }).selectOption({ label: systemUser });
  const search = page.getByRole('searchbox', { name: 'Søk blant klientene' });
  const needed = page.getByRole('button', { name: 'Logg inn med ID-porten' });
  await expect(search.or(needed)).toBeVisible({ timeout: 30_000 });
  if (await needed.isVisible()) await logIn(job);
  await expect(search).toBeVisible({ timeout: 30_000 });
  await picture('klienter-velg');
  for (const { name } of clients) {
    await search.fill(name);
    await page.getByRole('checkbox', { name, exact: true }).check();
  }
  await search.fill('');
}

/** A client's row on the page "Klienter". */
export const clientRow = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(name) });

/** Opens a client's panel beside the list. */
export async function openClient(page: Page, name: string): Promise<Locator> {
  await goTo(page, 'Klienter');
  await clientRow(page, name).getByRole('button', { name, exact: true }).click();
  return page.getByRole('complementary', { name });
}

/** Links the first five. */
export async function linkFive(job: Job): Promise<void> {
  const { page, picture } = job;
  await tickCandidates(job, jobClients.slice(0, 5));
  await page.getByRole('button', { name: 'Legg til 5 klienter' }).click();
  await expect(page.getByText('5 klienter er lagt til')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Ferdig' }).click();
  for (const { name } of jobClients.slice(0, 5))
    await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
  await picture('klienter');
}

/** Takes the fifth off again. */
export async function removeOne({ page, picture }: Job): Promise<void> {
  const { name } = jobClient(4);
  await page.getByRole('checkbox', { name: `Velg ${name}` }).check();
  await page.getByRole('button', { name: 'Fjern fra systemtilgang' }).click();
  await picture('klienter-fjern');
  await page.getByRole('dialog').getByRole('button', { name: 'Fjern', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Kan legges til', { timeout: 30_000 });
}
