import { chown, cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { choosePractice } from './job/access.ts';
import { jobClient } from './job/clients.ts';
import { goTo, type Job } from './job/context.ts';
import { inSelfService, openKeys, publicHalf, registerPublicHalf } from './job/keys.ts';
import { importOwn, openReturn, readVerdict, send } from './job/mva.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, Firm, test } from './support/firm.ts';
import { MVA_APP } from './support/practice.ts';
import { axeFindings } from './support/watch.ts';

const HOLD_MS = 8_000;

/** A token fetched now with the key in use. */
async function systemUserWorks({ page }: Job): Promise<void> {
  await goTo(page, 'Tilgang');
  await page.getByRole('link', { name: 'Regnskapsklienter', exact: true }).click();
  await page.getByRole('button', { name: 'Prøv nå' }).click();
  await expect(page.getByRole('button', { name: 'Prøv nå' })).toBeEnabled({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Veien hit' })).toContainText('Prøvd, og den virker');
}

test('a key is replaced in the middle of a filing: the filing ends well, and the old key is not needed after it', async ({
  firm,
}) => {
  const { page, practice } = firm;
  await openKeys(firm);
  await page.getByRole('button', { name: 'Bytt nøkkel' }).click();
  await page.getByRole('button', { name: 'Lag en ny nøkkel' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Ny, ikke i bruk' })).toBeVisible({ timeout: 30_000 });
  const old = await publicHalf(firm, 'I bruk');
  const next = await publicHalf(firm, 'Ny, ikke i bruk');
  expect(next.jwk).not.toMatch(/"(d|p|q)":/);
  await inSelfService(firm, (tab) => registerPublicHalf(tab, next));
  await page.getByRole('button', { name: 'Prøv nøkkelen' }).click();
  await expect(page.getByText('Maskinporten godtar nøkkelen')).toBeVisible({ timeout: 30_000 });
  expect(await axeFindings(page, 'a key tried')).toEqual([]);

  const client = jobClient(4);
  await importOwn(firm, client, endedTerm());
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await practice.fault({ match: `${MVA_APP}/instances/`, method: 'POST', times: 1, delayMs: HOLD_MS });
  await send(firm, client);
  await expect.poll(() => practice.held(), { intervals: [50], timeout: 30_000 }).toBe(1);
  await openKeys(firm);
  await page.getByRole('button', { name: 'Ta i bruk', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta i bruk', exact: true }).click();
  await expect(page.getByText('Den nye nøkkelen er i bruk')).toBeVisible({ timeout: 30_000 });
  expect(await practice.held(), 'requests of the filing that still wait').toBe(1);
  await expect(page.getByRole('row').filter({ hasText: next.kid })).toContainText('I bruk');
  await expect(page.getByRole('row').filter({ hasText: old.kid })).toContainText('Forrige, beholdt');
  await inSelfService(firm, (tab) => tab.getByRole('button', { name: `Fjern nøkkelen ${old.kid}` }).click());

  await openReturn(page, client);
  await readVerdict(firm);
  await openKeys(firm);
  await page.getByRole('button', { name: 'Avslutt den gamle' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avslutt nøkkelen' }).click();
  await expect(page.getByRole('row').filter({ hasText: old.kid })).toContainText('Avsluttet');
  await systemUserWorks(firm);
});

/** Two workstations meet the same authorities, though not at the same time: practice lives in the profile it is opened from. */
async function movePractice(from: Firm, to: Firm): Promise<void> {
  const target = join(to.app.folder, 'practice');
  await rm(target, { recursive: true, force: true });
  await cp(join(from.app.folder, 'practice'), target, { recursive: true });
  const { uid, gid } = await stat(to.app.folder);
  await Promise.all(
    [target, ...(await readdir(target)).map((name) => join(target, name))].map((path) => chown(path, uid, gid)),
  );
}

test('a second workstation adds a key of its own, which works beside the first; the first one lists it', async ({
  firm,
}) => {
  await firm.app.quit();
  const second = await Firm.launch();
  let added: { kid: string; jwk: string };
  try {
    await movePractice(firm, second);
    await choosePractice(second);
    const { page } = second;
    await openKeys(second);
    await expect(page.getByRole('region', { name: 'Denne arbeidsstasjonen har ingen nøkkel' })).toBeVisible();
    expect(await axeFindings(page, 'a workstation without a key')).toEqual([]);
    await page.getByRole('button', { name: 'Legg til denne arbeidsstasjonen' }).click();
    const what = page.getByRole('region', { name: 'Registrer den i selvbetjeningen' });
    await expect(what).toBeVisible({ timeout: 30_000 });
    await expect(what.getByRole('button', { name: 'Kopier offentlig nøkkel' })).toBeVisible();
    added = await publicHalf(second, 'I bruk');
    let clientId = '';
    await inSelfService(second, async (tab) => {
      clientId = (await tab.locator('dt:text-is("Klient-id") + dd code').first().textContent()) ?? '';
      await registerPublicHalf(tab, added);
      await expect(tab.getByRole('button', { name: /^Fjern nøkkelen / })).toHaveCount(2);
    });
    await page.getByRole('button', { name: 'Til Tilgang' }).click();
    await page.getByLabel('Klient-ID fra selvbetjeningen').fill(clientId);
    await page.getByRole('button', { name: 'Sjekk', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Maskinporten-integrasjon/ })).toContainText('Fullført', {
      timeout: 30_000,
    });
    await second.app.quit();
    await movePractice(second, firm);
  } finally {
    await second.app.close();
  }

  await firm.app.start();
  const { page } = firm;
  await systemUserWorks(firm);
  await openKeys(firm);
  await page.getByRole('button', { name: 'Noter en nøkkel' }).click();
  await page.getByLabel('Maskin', { exact: true }).fill('Kontor-PC 2');
  await page.getByLabel('Person', { exact: true }).fill('Jonas Berg');
  await page.getByLabel('Nøkkel-ID (kid)', { exact: true }).fill(added.kid);
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: added.kid })).toContainText(
    /Kontor-PC 2.*Jonas Berg.*Annen maskin/s,
  );
  expect(await axeFindings(page, 'keys of two workstations')).toEqual([]);
});
