import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { inBrowser, type Job } from './context.ts';

/** Practice's people by name: two of them may approve, and their buttons say much the same. */
export const named = {
  manager: /Ingrid Solvang/,
  steering: /Hege Strand/,
  nobody: /Sara Lien/,
  clientAdministrator: /Marius Aune/,
} as const;

/** Somebody at the firm opens the page that the app handed to the browser, does something there, and leaves. */
export async function inPortal(job: Job, person: RegExp, act: (tab: Page) => Promise<void>): Promise<void> {
  const tab = await inBrowser(job);
  try {
    await tab.getByRole('button', { name: person }).click();
    await act(tab);
  } finally {
    await tab.context().close();
  }
}

/** Presses a button of the portal, and sees the page it leads to. */
export async function press(tab: Page, button: string, heading: string | RegExp): Promise<void> {
  await tab.getByRole('button', { name: button, exact: true }).click();
  await expect(tab.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** The same at the portal's own first page, where nobody led. */
export async function portalAs(job: Job, person: RegExp, act: (tab: Page) => Promise<void>): Promise<void> {
  const context = await (await job.app.browser()).newContext({ locale: 'nb-NO' });
  try {
    const tab = await context.newPage();
    await tab.goto(new URL('/portal', job.app.lastExternalLink).href);
    await tab.getByRole('button', { name: person }).click();
    await act(tab);
  } finally {
    await context.close();
  }
}
