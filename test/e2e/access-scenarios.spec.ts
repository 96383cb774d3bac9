import { makeWorld } from '../../electron/practice/core/world.ts';
import { clientRow, jobClient, openClient } from './job/clients.ts';
import { goTo, inBrowser, people } from './job/context.ts';
import { anotherSystemUser } from './job/guide.ts';
import { expect, test } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/**
 * How the firm gets its access in the scenarios. The third, a business that reports for itself, is the first guide of
 * `access-guides.spec.ts`.
 */
const { clients, firm: own } = makeWorld(2026, 'small');

/** Neither registered the firm nor gave it anything. */
const stranger = clients.find(
  ({ relation, vat }) => relation.role === undefined && relation.packages.length === 0 && vat !== undefined,
);

test('a registered accountant files for a client, and has its messages: every link of the way in is confirmed', async ({
  firm,
}) => {
  const { page } = firm;
  const { name } = jobClient(0);
  const panel = await openClient(page, name);
  await expect(panel.getByText('Firmaet er registrert som regnskapsfører.')).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('Brutt')).toHaveCount(0);
  await expect(panel.getByRole('list').getByText('I orden', { exact: true })).not.toHaveCount(0);
});

test('an unregistered client: asked, waited for, gives the authorisation in its own portal, and is added at the next login', async ({
  firm,
}) => {
  if (!stranger) throw new Error('practice has no client without relation');
  const { name, organisationNumber } = stranger;
  const barriers: string[] = [];
  const look = async (what: string) => {
    barriers.push(...(await axeFindings(firm.page, what)));
  };
  await anotherSystemUser(firm, { whom: 'Klienter som gir fullmakt selv', packageName: 'Merverdiavgift' });

  const { page } = firm;
  await goTo(page, 'Klienter');
  await page.getByRole('button', { name: 'Legg til klienter' }).first().click();
  await page.getByText('Søk i Enhetsregisteret', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Navn eller organisasjonsnummer' }).fill(organisationNumber);
  await page.getByRole('button', { name: 'Søk', exact: true }).click();
  await page.getByRole('button', { name: `Legg ${name} i listen` }).click();
  const row = clientRow(page, name);
  // What a client gives by hand shows at a client administrator's login alone; until somebody looks, nothing is claimed.
  await (await openClient(page, name)).getByRole('button', { name: 'Logg inn og sjekk' }).first().click();
  await page.getByLabel('Systemtilgang', { exact: true }).selectOption({ label: 'Klienter med fullmakt' });
  await expect(page.getByRole('searchbox', { name: 'Søk blant klientene' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('checkbox', { name, exact: true })).toHaveCount(0);
  const panel = await openClient(page, name);
  await expect(row).toContainText('Ikke klient');
  await panel.getByRole('button', { name: 'Be om fullmakt' }).first().click();
  const ask = page.getByRole('dialog');
  await expect(ask.getByLabel('Tilgangspakke', { exact: true })).toHaveValue('merverdiavgift');
  const text = await ask.getByLabel('Tekst til klienten').inputValue();
  expect(text).toContain('Gi fullmakt');
  expect(text).toContain(own.organisationNumber.replace(/(\d{3})(?=\d)/g, '$1 '));
  expect(text).not.toMatch(/https?:/);
  await look('ask');
  await ask.getByRole('button', { name: 'Gi fullmakten som klienten, i øvingsportalen' }).click();
  const tab = await inBrowser(firm);
  await ask.getByRole('button', { name: 'Jeg har sendt den' }).click();
  await expect(row).toContainText('Venter', { timeout: 30_000 });

  await tab.getByRole('link', { name: '+ Ny bruker' }).click();
  await tab.getByLabel('Organisasjonsnummer').fill(own.organisationNumber);
  await tab.getByRole('button', { name: 'Legg til virksomhet' }).click();
  await tab.getByRole('button', { name: 'Gi fullmakt: Merverdiavgift' }).click();
  await expect(tab.getByRole('status')).toContainText('har fått fullmakten Merverdiavgift');
  await tab.context().close();

  // The background cannot see it: it shows when a client administrator logs in the next time.
  await firm.app.restart();
  const again = firm.page;
  await goTo(again, 'Klienter');
  const client = clientRow(again, name);
  await expect(client).toContainText('Venter', { timeout: 60_000 });
  await again.getByRole('button', { name: 'Legg til klienter' }).first().click();
  await again.getByLabel('Systemtilgang', { exact: true }).selectOption({ label: 'Klienter med fullmakt' });
  await again.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  const login = await inBrowser(firm);
  await login.getByRole('button', { name: people.clientAdministrator }).click();
  await expect(login.getByRole('heading', { name: 'Du kan gå tilbake til Klientbro' })).toBeVisible();
  await login.context().close();
  await again.getByRole('searchbox', { name: 'Søk blant klientene' }).fill(organisationNumber);
  await again.getByRole('checkbox', { name, exact: true }).check();
  await look('candidates');
  await again.getByRole('button', { name: 'Legg til 1 klient' }).click();
  await expect(again.getByText('1 klient er lagt til')).toBeVisible({ timeout: 45_000 });
  await again.getByRole('button', { name: 'Ferdig' }).click();
  await expect(client).toContainText('I orden');
  await expect(client).not.toContainText('Venter');
  await openClient(again, name);
  await look('panel');
  expect(barriers).toEqual([]);
});
