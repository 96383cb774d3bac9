import { jobClient } from './job/clients.ts';
import { chooseFile, goTo } from './job/context.ts';
import { readVerdict } from './job/mva.ts';
import { endedTerm, returnXml, writeReturn } from './job/return-file.ts';
import { expect, type Firm, test } from './support/firm.ts';
import { press, pressMenuKey, tabTo } from './support/keyboard.ts';
import { axeFindings } from './support/watch.ts';

/** Without a mouse, with large text, in a small window, and in the three languages. */
const PAGES = ['Oversikt', 'Klienter', 'Mva', 'Innboks', 'Tilgang', 'Logg', 'Innstillinger'] as const;
const client = jobClient(3);

const goByKeys = async ({ page }: Firm, name: string): Promise<void> => {
  await press(page, page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) }));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

test('Klienter by keyboard: a client is chosen, asked to be removed, and kept', async ({ firm }) => {
  const { page } = firm;
  await goByKeys(firm, 'Klienter');
  const box = page.getByRole('checkbox', { name: `Velg ${client.name}` });
  await press(page, box, 'Space');
  await expect(box).toBeChecked();
  const remove = page.getByRole('button', { name: 'Fjern fra systemtilgang' });
  await tabTo(page, remove, { back: true });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(remove).toBeFocused();
});

test('Mva by keyboard: a return is imported, filed and accepted', async ({ firm }) => {
  const { page, app } = firm;
  const name = 'tastatur.xml';
  const path = await writeReturn(app.files, name, returnXml(client.organisationNumber, endedTerm()));
  await goByKeys(firm, 'Mva');
  await press(page, page.getByRole('button', { name: 'Importer mva-melding' }).first());
  const dialog = page.getByRole('dialog');
  const choice = dialog.getByLabel('Klient', { exact: true });
  await tabTo(page, choice);
  await page.keyboard.type(client.name.slice(0, 6));
  await expect(choice).toHaveValue(client.organisationNumber);
  await tabTo(page, dialog.locator('input[type=file]'));
  // What Enter opens here is the system's own dialog.
  await chooseFile(page, 'Importer mva-melding', path);
  await press(page, dialog.getByRole('button', { name: 'Les inn' }));

  await expect(page.getByRole('heading', { level: 1, name: new RegExp(client.name) })).toBeVisible({ timeout: 30_000 });
  const channel = page.getByRole('radio', { name: /Systemtilgang/ });
  await tabTo(page, channel.or(page.getByRole('radio', { name: /Innlogget person/ })));
  if (!(await channel.isChecked())) await page.keyboard.press('ArrowUp');
  await expect(channel).toBeChecked();
  const act = `Send inn for ${client.name}`;
  await press(page, page.getByRole('button', { name: act }));
  await press(page, dialog.getByRole('button', { name: act }));
  await readVerdict(firm);
});

test('Innboks by keyboard: a message is found, opened after the warning, and its file saved', async ({ firm }) => {
  const { page } = firm;
  await goByKeys(firm, 'Innboks');
  await tabTo(page, page.getByRole('searchbox', { name: 'Søk i meldinger' }));
  await page.keyboard.type('merverdi');
  const list = page.getByRole('listbox', { name: 'Meldinger' });
  await expect(list.locator('mark').first()).toBeVisible({ timeout: 30_000 });
  await tabTo(page, list);
  const open = list.locator('[role=option][aria-current=true]');
  do {
    await page.keyboard.press('ArrowDown');
    await expect(open).toHaveCount(1);
  } while (!(await open.innerText()).includes('vedlegg'));
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Åpne meldingen' }));
  await expect(page.getByLabel('Meldingstekst')).toBeVisible({ timeout: 30_000 });
  await press(
    page,
    page
      .getByRole('article')
      .getByRole('button', { name: /^Lagre / })
      .first(),
  );
  await expect(page.getByText('Lagret i nedlastinger')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
});

/** The pages that are wider than their place, with what sticks out. */
async function widePages({ page }: Firm): Promise<readonly string[]> {
  const wide: string[] = [];
  for (const name of PAGES) {
    await goTo(page, name);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    const found = await page.evaluate(() => {
      const places = [document.documentElement, document.body, ...document.querySelectorAll('main')];
      const tooWide = places.filter((each) => each.scrollWidth > each.clientWidth + 1);
      const out = [...document.querySelectorAll('main *')].filter(
        (each) => each.getBoundingClientRect().right > innerWidth + 1 && each.children.length === 0,
      );
      const what = out.slice(0, 3).map((each) => `${each.tagName}.${each.className} "${each.textContent}"`);
      return tooWide.map((each) => `${each.tagName} ${each.scrollWidth} > ${each.clientWidth}: ${what.join(', ')}`);
    });
    wide.push(...found.map((each) => `${name}: ${each}`));
  }
  return wide;
}

test('no page scrolls sideways in a window of 1024 by 640', async ({ firm }) => {
  const { page } = firm;
  await page.setViewportSize({ width: 1024, height: 640 });
  expect(await widePages(firm)).toEqual([]);
});

test('no page scrolls sideways at twice the size, reached with Ctrl and plus', async ({ firm }) => {
  const { page } = firm;
  await page.setViewportSize({ width: 1280, height: 800 });
  const ratio = (): Promise<number> => page.evaluate(() => devicePixelRatio);
  const before = await ratio();
  for (let steps = 0; steps < 10 && (await ratio()) < 2 * before; steps += 1) {
    const held = await ratio();
    await pressMenuKey(page, '=');
    await expect.poll(ratio).toBeGreaterThan(held);
  }
  expect(await ratio()).toBeGreaterThanOrEqual(2 * before);
  expect(await widePages(firm)).toEqual([]);
  await pressMenuKey(page, '0');
  await expect.poll(ratio).toBe(before);
});

test('the language changes at once, without a restart', async ({ firm }) => {
  const { page } = firm;
  await goTo(page, 'Innstillinger');
  const language = page.getByLabel(/^(Språk|Language)$/);
  for (const [code, menu, heading] of [
    ['nn', 'Hovudmeny', 'Innstillingar'],
    ['en', 'Main menu', 'Settings'],
    ['nb', 'Hovedmeny', 'Innstillinger'],
  ] as const) {
    await language.selectOption(code);
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await expect(page.getByRole('navigation', { name: menu })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    if (process.env.KLIENTBRO_LONG) expect(await axeFindings(page, code)).toEqual([]);
  }
});
