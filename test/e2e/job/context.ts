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
  name: 'Oversikt' | 'Klienter' | 'Mva' | 'Krav' | 'Innboks' | 'Tilgang' | 'Logg' | 'Innstillinger',
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

/**
 * Chooses a file as the system's dialog does. Playwright hands a remote browser the file's bytes, which is a file without a
 * path and is refused; the protocol itself takes the path.
 */
export async function chooseFile(page: Page, label: string, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const expression = `[...document.querySelectorAll('input[type=file]')].find((each) => each.getAttribute('aria-label') === ${JSON.stringify(label)})`;
    const { result } = await session.send('Runtime.evaluate', { expression });
    if (result.objectId === undefined) throw new Error(`no file field "${label}"`);
    await session.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  } finally {
    await session.detach();
  }
}
