import { expect } from '@playwright/test';
import { goTo, inBrowser, type Job, people } from './context.ts';

/** First run: chooses practice and sees the overview. `patience`: milliseconds for practice to come up. */
export async function choosePractice({ page, picture }: Job, patience = 30_000): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Velkommen til Klientbro' })).toBeVisible();
  await picture('first-run');
  await page.getByRole('button', { name: 'Prøv i øvingsmiljøet' }).click();
  await expect(page.getByText('Fiktive data. Ingenting sendes til myndighetene.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Oversikt' })).toBeVisible({ timeout: patience });
  // While practice and the engine come up nothing is called an error; then the way on stands there.
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Gå til Tilgang' })).toBeVisible({ timeout: 30_000 });
}

/** Makes the key in the keychain and registers its public half on the self-service page; pastes both integration ids. */
export async function registerKey(job: Job): Promise<void> {
  const { page, picture } = job;
  await goTo(page, 'Tilgang');
  await expect(page.getByRole('button', { name: 'Lag nøkkel' })).toBeVisible();
  await picture('tilgang-tom');
  await page.getByRole('button', { name: 'Lag nøkkel' }).click();
  const open = page.getByRole('button', { name: 'Åpne selvbetjening' });
  await expect(open).toBeVisible({ timeout: 30_000 });
  const card = page.getByRole('button', { name: /^Nøkkel/ });
  await card.click();
  await page.getByText('Teknisk informasjon').first().click();
  const jwk = (await page.getByLabel('Offentlig nøkkel (JWK)', { exact: true }).textContent()) ?? '';
  await card.click();
  await open.click();

  const tab = await inBrowser(job);
  await expect(tab).toHaveTitle(/Øving/);
  const ids = await tab.locator('dt:text-is("Klient-id") + dd code').allTextContents();
  await tab.getByLabel('Offentlig nøkkel (JWK eller PEM)').fill(jwk);
  await tab.getByRole('button', { name: 'Registrer nøkkel' }).click();
  await expect(tab.getByRole('status')).toContainText('er registrert');
  await picture('selvbetjening', tab);
  await tab.context().close();

  await page.getByLabel('Klient-ID fra selvbetjeningen').fill(ids[0] ?? '');
  await page.getByRole('button', { name: 'Sjekk', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Maskinporten-integrasjon/ })).toContainText('Fullført', {
    timeout: 30_000,
  });
  await page.getByLabel('Klient-ID for ID-porten').fill(ids[1] ?? '');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByRole('button', { name: /^ID-porten-integrasjon/ })).toContainText('Fullført');
}

export async function registerSystem({ page, picture }: Job): Promise<void> {
  await page.getByRole('button', { name: 'Registrer systemet' }).click();
  await expect(page.getByRole('button', { name: 'Be om systemtilgang' })).toBeEnabled({ timeout: 30_000 });
  await picture('tilgang-system');
}

/** Sends an agent request, approves it in the browser as the access manager, and waits for the app to notice by itself. */
export async function approveSystemUser(job: Job): Promise<void> {
  const { page, picture } = job;
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await picture('veiviser-type');
  await page.getByRole('button', { name: 'Velg: Klienter registrert med oss' }).click();
  await page.getByRole('button', { name: /^Velg: Regnskapsfører med signeringsrettighet/ }).click();
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  const open = page.getByRole('button', { name: 'Åpne godkjenningssiden' });
  await expect(open).toBeVisible({ timeout: 30_000 });
  await picture('veiviser-venter');
  await open.click();

  const tab = await inBrowser(job);
  await tab.getByRole('button', { name: people.accessManager }).click();
  const approve = tab.getByRole('button', { name: 'Godkjenn systemtilgang' });
  // No picture can be taken of a page on its way to the next.
  await expect(approve).toBeVisible();
  await picture('portal-godkjenning', tab);
  await approve.click();
  await expect(tab.getByRole('heading', { name: 'Systemtilgangen er godkjent' })).toBeVisible();
  await tab.context().close();

  await expect(page.getByRole('heading', { name: 'Systemtilgangen er godkjent' })).toBeVisible({ timeout: 30_000 });
  await picture('veiviser-godkjent');
}
