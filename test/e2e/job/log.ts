import { expect } from '@playwright/test';
import { goTo, type Job } from './context.ts';

/** Acts of the main job, in the log's words. */
const ACTS = [
  'Laget nøkkel',
  'Lagret integrasjoner',
  'Sjekket Maskinporten',
  'Registrerte systemet',
  'Ba om systemtilgang',
  'Systemtilgang godkjent',
  'Begynte innlogging',
  'La til klient',
  'Fjernet klient',
  'Leste inn mva-melding',
  'Sendte inn mva-melding',
  'Fikk svar på mva-melding',
  'Hentet meldinger',
  'Åpnet melding',
  'Lagret vedlegg',
] as const;

/** Every act above is there, and the chain verifies. */
export async function checkLog({ page, picture }: Job): Promise<void> {
  await goTo(page, 'Logg');
  await expect(page.getByText('Ingen brudd i loggen')).toBeVisible({ timeout: 30_000 });
  await picture('logg');
  const filter = page.getByLabel('Handling', { exact: true });
  for (const act of ACTS) {
    await filter.selectOption({ label: act });
    await expect(
      page.getByRole('row').filter({ hasText: act }).filter({ hasText: 'Utført' }).first(),
      `${act} in the log`,
    ).toBeVisible();
  }
}
