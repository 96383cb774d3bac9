import type { Page } from 'playwright';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { clientRow, type JobClient, jobClient, openClient } from './job/clients.ts';
import { goTo, inBrowser, people } from './job/context.ts';
import { anotherSystemUser } from './job/guide.ts';
import { importOwn, readVerdict, send } from './job/mva.ts';
import { inPortal, named, press } from './job/portal.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, test } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/**
 * How the firm gets its access in the scenarios, and files. The third, a business that reports for itself, follows on the
 * first guide in `access-guides.spec.ts`.
 */
const { clients, firm: own } = makeWorld(2026, 'small');

/** Neither registered the firm nor gave it anything. */
const [stranger, other] = clients.filter(
  ({ relation, vat, bankrupt }) =>
    relation.role === undefined && relation.packages.length === 0 && vat !== undefined && !bankrupt,
);
const byHand = { whom: 'Klienter som gir fullmakt selv', packageName: 'Merverdiavgift' };

/** Into the firm's own list, from Enhetsregisteret. */
async function addFromRegister(page: Page, { organisationNumber, name }: JobClient): Promise<void> {
  await goTo(page, 'Klienter');
  await page.getByRole('button', { name: 'Legg til klienter' }).first().click();
  await page.getByText('Søk i Enhetsregisteret', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Navn eller organisasjonsnummer' }).fill(organisationNumber);
  await page.getByRole('button', { name: 'Søk', exact: true }).click();
  await page.getByRole('button', { name: `Legg ${name} i listen` }).click();
}

/** What was copied: pasted where anything can be written. */
async function pasted(page: Page): Promise<string> {
  await page.keyboard.press('Control+K');
  const field = page.getByRole('combobox', { name: 'Søk etter klienter, meldinger og sider' });
  await field.press('Control+V');
  const text = await field.inputValue();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  return text;
}

/** The client, in its own portal, gives the firm the package. */
async function give(tab: Page, packageName: string): Promise<void> {
  await tab.getByRole('link', { name: '+ Ny bruker' }).click();
  await tab.getByLabel('Organisasjonsnummer').fill(own.organisationNumber);
  await tab.getByRole('button', { name: 'Legg til virksomhet' }).click();
  await tab.getByRole('button', { name: `Gi fullmakt: ${packageName}` }).click();
  await expect(tab.getByRole('status')).toContainText(`har fått fullmakten ${packageName}`);
}

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

test('an unregistered client: asked, waited for, gives the authorisation in its own portal, is added at the next login, and its return is filed', async ({
  firm,
}) => {
  if (!stranger) throw new Error('practice has no client without relation');
  const { name, organisationNumber } = stranger;
  const barriers: string[] = [];
  const look = async (what: string) => {
    barriers.push(...(await axeFindings(firm.page, what)));
  };
  await anotherSystemUser(firm, byHand);

  const { page } = firm;
  await addFromRegister(page, stranger);
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

  await give(tab, 'Merverdiavgift');
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

  await importOwn(firm, stranger, endedTerm());
  await again.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, stranger);
  await readVerdict(firm);
  await expect(again.getByRole('button', { name: /^Lagre kvittering/ })).toBeVisible();
  expect(await firm.practice.instances(organisationNumber)).toHaveLength(1);
});

test('an unregistered client, where the firm lets Klientbro add clients without a login: added at the next look, by itself', async ({
  firm,
}) => {
  if (!other) throw new Error('practice has too few clients without relation');
  const { name, organisationNumber } = other;
  const { page } = firm;
  await goTo(page, 'Tilgang');
  await expect(page.getByRole('button', { name: 'Be om systemtilgang' })).toBeVisible();
  if ((await page.getByText('Klienter med fullmakt').count()) === 0) await anotherSystemUser(firm, byHand);

  // The package, into the firm's system.
  const opening = page.getByRole('button', { name: 'Åpne: Legg til klienter uten innlogging' });
  await goTo(page, 'Tilgang');
  await opening.click();
  await page.getByRole('button', { name: 'Endre systemet' }).click();
  await page.getByRole('checkbox', { name: 'Klientadministrator' }).check();
  await page.getByRole('button', { name: 'Vis forskjellene' }).click();
  await page.getByRole('button', { name: 'Send endringen til Altinn' }).click();
  await expect(page.getByRole('heading', { name: 'Registrert i Altinn' })).toBeVisible();

  // A system user of the firm that holds it: approved by somebody who holds it herself.
  await goTo(page, 'Tilgang');
  await opening.click();
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await expect(page.getByLabel('Navn på systemtilgangen')).toHaveValue('Klientadministrator for firmaet');
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  await page.getByRole('button', { name: 'Åpne godkjenningssiden' }).click();
  await inPortal(firm, named.manager, (tab) => press(tab, 'Godkjenn systemtilgang', 'Systemtilgangen er godkjent'));
  await expect(page.getByRole('heading', { name: 'Systemtilgangen er godkjent' })).toBeVisible({ timeout: 30_000 });

  // Its own key.
  await goTo(page, 'Tilgang');
  await opening.click();
  await page.getByRole('button', { name: 'Lag nøkkel' }).click();
  await page.getByRole('button', { name: 'Kopier offentlig nøkkel' }).click();
  const jwk = await pasted(page);
  await page.getByRole('button', { name: 'Åpne selvbetjeningen' }).click();
  const selfService = await inBrowser(firm);
  await selfService.getByLabel('Offentlig nøkkel (JWK eller PEM)').fill(jwk);
  await selfService.getByRole('button', { name: 'Registrer nøkkel' }).click();
  await expect(selfService.getByRole('status')).toContainText('er registrert');
  await selfService.context().close();

  // The client is in the list, and gives the firm the package before anybody asks.
  await addFromRegister(page, other);
  const panel = await openClient(page, name);
  await expect(panel.getByText('Bekreftes ved neste innlogging').first()).toBeVisible();

  await goTo(page, 'Tilgang');
  await opening.click();
  await page.getByRole('button', { name: 'Slå på', exact: true }).click();
  const consequence = page.getByRole('dialog');
  await expect(consequence).toContainText('få klienter lagt til uten å logge inn');
  expect(await axeFindings(page, 'self-linking')).toEqual([]);
  await consequence.getByRole('button', { name: 'Slå på', exact: true }).click();
  await expect(page.getByText('ingen nye å legge til')).toBeVisible({ timeout: 60_000 });

  const context = await (await firm.app.browser()).newContext({ locale: 'nb-NO' });
  const tab = await context.newPage();
  await tab.goto(new URL(`/portal/klient/${organisationNumber}`, firm.app.lastExternalLink).href);
  await give(tab, 'Merverdiavgift');
  await context.close();
  await page.getByRole('button', { name: 'Kjør nå' }).click();
  await expect(page.getByText('1 klient lagt til')).toBeVisible({ timeout: 60_000 });

  await goTo(page, 'Klienter');
  await expect(clientRow(page, name)).toContainText('I orden');
  await expect(page.getByText(/Lagt til i .*uten innlogging/).first()).toBeVisible();
  await goTo(page, 'Tilgang');
  await opening.click();
  await page.getByRole('button', { name: 'Slå av', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Slå på', exact: true })).toBeVisible();
});
