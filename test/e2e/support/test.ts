import { test as base } from '@playwright/test';
import { Klientbro, type LaunchOptions } from './app.ts';

interface Fixtures {
  /** How the app is started; set it with `test.use({ launch: { … } })`. */
  launch: LaunchOptions;
  /** The packaged app in a fresh profile. */
  app: Klientbro;
}

export const test = base.extend<Fixtures>({
  launch: [{}, { option: true }],
  app: async ({ launch }, use, testInfo) => {
    const app = await Klientbro.launch(launch);
    try {
      await use(app);
    } finally {
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('output of the app', { body: app.logs(), contentType: 'text/plain' });
      }
      await app.close();
    }
  },
});

export { expect } from '@playwright/test';
