import type { Page } from 'playwright';
import type { Tour } from '../support/tour-run.ts';

/** What a part of the main job works with; the tour and the e2e tests both have it. */
export type Job = Pick<Tour, 'app' | 'page' | 'picture'>;

/** Practice's people, by the role that their button shows. */
export const people = {
  accessManager: /Daglig leder og tilgangsstyrer/,
  clientAdministrator: /Klientadministrator/,
  signing: /med signeringsrett/,
  notSigning: /uten signeringsrett/,
  nobody: /uten fullmakter/,
} as const;

/** Goes to a page of the app as a person does. */
export async function goTo(
  page: Page,
  name: 'Oversikt' | 'Klienter' | 'Mva' | 'Innboks' | 'Tilgang' | 'Logg' | 'Innstillinger',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Hovedmeny' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}

/** Opens what the app handed to the system browser in a new tab of it. */
export async function inBrowser(job: Job): Promise<Page> {
  const link = await job.app.nextExternalLink();
  const browser = await job.app.browser();
  // A context of its own each time: another person sits down, with no session of the last one.
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1100, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(link);
  return tab;
}
