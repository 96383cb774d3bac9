import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { jobClient } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { Firm } from './support/firm.ts';
import { filesBelow, tracesIn } from './support/traces.ts';
import { axeFindings, watchPage } from './support/watch.ts';
import { tour } from './tour.ts';

/**
 * The main job through the windows, in one app. Every picture that the tour would take is a state of a page, and is
 * checked by axe here.
 */
const complaints: string[] = [];
const barriers: string[] = [];
let messageText = '';
let firm: Firm;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  firm = await Firm.launch(async (name, page) => {
    // The browser's pages are practice's own.
    if (page !== undefined && page !== firm.page) return;
    if (name === 'innboks-melding') messageText = await firm.page.getByLabel('Meldingstekst').innerText();
    barriers.push(...(await axeFindings(firm.page, name)));
  });
  watchPage(firm.page, complaints);
});
test.afterAll(async () => {
  await firm?.app.close();
});

for (const step of tour) {
  test(step.name, async () => {
    test.setTimeout((step.limitMs ?? 60_000) * 2);
    await step.run(firm);
  });
}

test('practice holds one instance for each filing, and none for what was refused', async () => {
  const counts = await Promise.all(
    [0, 1, 2, 3].map(async (index) => (await firm.practice.instances(jobClient(index).organisationNumber)).length),
  );
  expect(counts).toEqual([1, 1, 0, 0]);
});

test('no page breaks a rule of axe, in light or dark', async () => {
  const { page } = firm;
  await goTo(page, 'Innstillinger');
  await page.getByLabel('Utseende', { exact: true }).selectOption({ label: 'Mørkt' });
  for (const name of process.env.KLIENTBRO_LONG
    ? (['Oversikt', 'Klienter', 'Mva', 'Innboks', 'Tilgang', 'Logg', 'Innstillinger'] as const)
    : (['Oversikt', 'Mva'] as const)) {
    await goTo(page, name);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    barriers.push(...(await axeFindings(page, `${name}, dark`)));
  }
  expect(barriers).toEqual([]);
});

test('nothing was complained of in the console, and no policy was violated', () => {
  expect(complaints).toEqual([]);
});

test('nothing secret is left in plain sight in anything the app wrote', async () => {
  const { app } = firm;
  await app.quit();
  const practice = join(app.folder, 'practice');
  const sentences = messageText.split(/[\n.]/).map((each) => each.trim());
  const texts = Object.fromEntries([
    ...makeWorld(2026, 'small').people.map(({ id, name }) => [`the national identity number of ${name}`, id]),
    ...sentences.filter((each) => each.length > 25).map((each) => [`"${each}" of the message`, each]),
  ]);
  expect(sentences.filter((each) => each.length > 25)).not.toEqual([]);

  const written = await filesBelow(app.folder, [practice]);
  const elsewhere = await filesBelow(app.home, [join(app.home, 'Downloads')]);
  expect(written.length).toBeGreaterThan(5);
  expect(await tracesIn(app.folder, [...written, ...elsewhere], texts)).toEqual([]);
  expect(app.logs()).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}\.eyJ|PRIVATE KEY/);
  // Practice's own folder holds its own keys in the open, which shows that the search finds what is there.
  expect(await tracesIn(practice, await filesBelow(practice), texts)).not.toEqual([]);
});

test('the next start opens the same environment with everything in it', async () => {
  await firm.app.start();
  const { page } = firm;
  watchPage(page, complaints);
  await expect(page.getByText('Fiktive data. Ingenting sendes til myndighetene.')).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'Mva');
  for (const index of [0, 1]) {
    await expect(page.getByRole('link', { name: new RegExp(`^${jobClient(index).name}.*: Godtatt`) })).toBeVisible();
  }
  await goTo(page, 'Klienter');
  await expect(page.getByRole('row', { name: new RegExp(jobClient(4).name) })).toContainText('Kan legges til');
  await goTo(page, 'Logg');
  await expect(page.getByText('Ingen brudd i loggen')).toBeVisible({ timeout: 30_000 });
  expect(complaints).toEqual([]);
});
