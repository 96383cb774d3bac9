import { jobClient } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { expect, test } from './support/firm.ts';

const SEARCH = '/platform/dialogporten/api/v1/enduser/dialogs';

test.afterEach(async ({ firm }) => {
  await firm.practice.hook('clear');
});

test('one look for a scheduler: by the app that runs, or by itself without a window, and its end says how it went', async ({
  firm,
}) => {
  const { app, practice } = firm;
  await goTo(firm.page, 'Innboks');
  await expect(firm.page.getByText(/^Hentet /)).toBeVisible({ timeout: 60_000 });

  const handed = await app.run('--sync-once');
  expect(handed.code, handed.err).toBe(0);
  expect(handed.out).toContain('Ingen klienter feilet.');

  const other = await app.run('--sync-once', '--environment=tt02');
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('[app.otherEnvironment]')]);

  const { name, organisationNumber } = jobClient(0);
  await practice.fault({ match: SEARCH, query: organisationNumber, times: 1000, status: 403 });
  const failing = await app.run('--sync-once');
  expect([failing.code, failing.err]).toEqual([1, expect.stringContaining(name)]);
  await practice.hook('clear');

  await app.quit();
  const alone = await app.run('--sync-once', '--environment=practice');
  await app.start();
  // Practice is up with it, for what comes after this test.
  await goTo(firm.page, 'Innboks');
  await expect(firm.page.getByText(/^Hentet /)).toBeVisible({ timeout: 60_000 });
  expect(alone.code, alone.err).toBe(0);
  expect(alone.out).toContain('Ingen klienter feilet.');
});
