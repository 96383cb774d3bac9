import { test as base } from '@playwright/test';
import type { Page } from 'playwright';
import { approveSystemUser, choosePractice, registerKey, registerSystem } from '../job/access.ts';
import { linkFive } from '../job/clients.ts';
import type { Job } from '../job/context.ts';
import { Klientbro } from './app.ts';
import { FAULT_SECRET, PracticeControls } from './practice.ts';

/** A firm in practice, with practice's fault controls at hand. */
export class Firm implements Job {
  readonly app: Klientbro;
  readonly picture: Job['picture'];

  private constructor(app: Klientbro, picture: Job['picture']) {
    this.app = app;
    this.picture = picture;
  }

  static async launch(
    picture: Job['picture'] = () => Promise.resolve(),
    env: Readonly<Record<string, string>> = {},
  ): Promise<Firm> {
    const app = await Klientbro.launch({ env: { KLIENTBRO_PRACTICE_FAULT_SECRET: FAULT_SECRET, ...env } });
    return new Firm(app, picture);
  }

  get page(): Page {
    return this.app.page;
  }

  /** From the first page of practice that the app opened. */
  get practice(): PracticeControls {
    return new PracticeControls(this.app.lastExternalLink);
  }
}

interface WorkerFixtures {
  /**
   * Set up once, through the windows, with five clients linked, for every spec that uses it: each uses its own clients of
   * `jobClients`, and leaves the app running without faults.
   */
  firm: Firm;
}

export const test = base.extend<object, WorkerFixtures>({
  firm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const firm = await Firm.launch();
      try {
        for (const step of [choosePractice, registerKey, registerSystem, approveSystemUser, linkFive]) await step(firm);
        await firm.practice.hook('skatteetaten', { feedbackDelayMs: 500 });
        await use(firm);
      } finally {
        await firm.app.close();
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

export { expect } from '@playwright/test';
