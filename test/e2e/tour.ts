import { expect } from '@playwright/test';
import { approveSystemUser, choosePractice, registerKey, registerSystem } from './job/access.ts';
import { seeClaims } from './job/claims.ts';
import { jobClient, linkFive, removeOne } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { readMessage } from './job/inbox.ts';
import { checkLog } from './job/log.ts';
import { fileByPerson, fileBySystemUser, goToFromMva, openReturn, refuseWrongOrganisation } from './job/mva.ts';
import { sayName, withoutToasts } from './job/settings.ts';
import type { TourStep } from './support/tour-run.ts';

/** The main job, as a user would do it for the first time. */
export const tour: readonly TourStep[] = [
  { name: 'First run: practice is chosen and opens', run: choosePractice },
  { name: 'Innstillinger: who works here', run: sayName },
  { name: 'Tilgang: a key is made, its public half registered, both integrations known', run: registerKey },
  { name: 'Tilgang: the system is registered', run: registerSystem },
  {
    name: 'Tilgang: the access manager approves the system user in the browser, and the app notices',
    run: approveSystemUser,
  },
  { name: 'Klienter: the client administrator logs in and five clients are linked', limitMs: 120_000, run: linkFive },
  { name: 'Klienter: one is removed again', run: removeOne },
  {
    name: 'Mva: a return is imported, filed by the system user, accepted, and its receipt saved',
    limitMs: 150_000,
    run: fileBySystemUser,
  },
  { name: 'Mva: a second one is filed by a person who logs in', limitMs: 150_000, run: fileByPerson },
  { name: 'Mva: a return for another organisation is refused before anything is sent', run: refuseWrongOrganisation },
  {
    name: 'Krav: what clients owe is fetched, and a claim opened with what to pay it with',
    limitMs: 120_000,
    run: seeClaims,
  },
  {
    name: 'Innboks: messages came by themselves; one is found, opened and its file saved',
    limitMs: 120_000,
    run: readMessage,
  },
  { name: 'Logg: every act is there and the chain verifies', run: checkLog },
  {
    name: 'Every other page',
    limitMs: 90_000,
    run: async (job) => {
      const { page, picture } = job;
      await withoutToasts(job);
      for (const name of [
        'Oversikt',
        'Klienter',
        'Mva',
        'Krav',
        'Innboks',
        'Tilgang',
        'Logg',
        'Innstillinger',
      ] as const) {
        await goTo(page, name);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await picture(`side-${name.toLowerCase()}`);
      }
      for (const name of ['Fristdag', 'Nullmelding', 'Betalinger'] as const) {
        await goToFromMva(page, name);
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await picture(`side-${name.toLowerCase()}`);
      }
      await openReturn(page, jobClient(2));
      await page.getByRole('link', { name: 'Lever selv' }).click();
      await expect(page.getByRole('heading', { level: 1, name: /^Lever selv/ })).toBeVisible();
      await picture('side-lever-selv');
    },
  },
];
