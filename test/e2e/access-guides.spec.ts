import { expect, test } from '@playwright/test';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { choosePractice, registerKey, registerSystem } from './job/access.ts';
import { jobClient, tickCandidates } from './job/clients.ts';
import { goTo, inBrowser } from './job/context.ts';
import { importOwn, readVerdict, send } from './job/mva.ts';
import { inPortal, named, portalAs, press } from './job/portal.ts';
import { endedTerm } from './job/return-file.ts';
import { Firm } from './support/firm.ts';
import { axeFindings } from './support/watch.ts';

/** The two guides and the owner's own way, each with the people it takes, in a firm that has its key and its system and nothing more. */
const barriers: string[] = [];
const own = makeWorld(2026, 'small').firm;
let firm: Firm;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  firm = await Firm.launch();
  for (const step of [choosePractice, registerKey, registerSystem]) await step(firm);
});
test.afterAll(async () => {
  await firm?.app.close();
});

const heading = (name: string) => firm.page.getByRole('heading', { level: 1, name });
const look = async (name: string) => {
  barriers.push(...(await axeFindings(firm.page, name)));
};

async function sees(name: string): Promise<void> {
  await expect(heading(name)).toBeVisible({ timeout: 30_000 });
  await look(name);
}

test('an owner approves a system user for the firm itself, once the one who may give its packages is asked', async () => {
  const { page } = firm;
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await sees('Hvem skal Klientbro arbeide for?');
  await page.getByRole('button', { name: 'Velg: Eget firma' }).click();
  await sees('Hva skal Klientbro få gjøre for firmaet?');
  await page.getByRole('button', { name: 'Velg: Merverdiavgift' }).click();
  await sees('Hvem godkjenner?');
  await page.getByLabel('Tilgangsstyrer', { exact: true }).fill('Ingrid Solvang');
  await expect(page.getByLabel('Klientadministrator', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  await sees('Godkjenn i Altinn');
  await expect(page.getByText(/Ingrid Solvang åpner godkjenningssiden/)).toBeVisible();

  const open = page.getByRole('button', { name: 'Åpne godkjenningssiden' });
  await open.click();
  await inPortal(firm, named.steering, async (tab) => {
    await press(tab, 'Godkjenn systemtilgang', 'Du kan ikke gi disse fullmaktene');
    await expect(tab.getByRole('alert')).toContainText('merverdiavgift');
  });
  await expect(heading('Godkjenn i Altinn')).toBeVisible();
  await open.click();
  await inPortal(firm, named.manager, (tab) => press(tab, 'Godkjenn systemtilgang', 'Systemtilgangen er godkjent'));

  await sees('Systemtilgangen er godkjent');
  await expect(page.getByRole('region', { name: 'Veien hit' })).toContainText('Prøvd, og den virker');
  await expect(page.getByText('Klientbro kan nå levere og hente for firmaet.')).toBeVisible();
  await page.getByRole('button', { name: 'Til Tilgang' }).click();
  await expect(page.getByRole('row', { name: /Eget firma/ })).toContainText('Virker');
  await goTo(page, 'Klienter');
  await expect(page.getByRole('row', { name: /Fjordtall Regnskap AS/ })).toContainText('I orden');
});

test('a business reports for itself, to the receipt', async () => {
  const { page } = firm;
  await firm.practice.hook('skatteetaten', { feedbackDelayMs: 500 });
  await importOwn(firm, own, endedTerm());
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await send(firm, own);
  await readVerdict(firm);
  await page.getByRole('button', { name: /^Lagre kvittering/ }).click();
  await expect(page.getByText('Lagret i nedlastinger')).toBeVisible();
  expect(await firm.practice.instances(own.organisationNumber)).toHaveLength(1);
  await goTo(page, 'Tilgang');
});

test('an agent request: passed on by someone without authority, rejected, sent again, approved, and clients added', async () => {
  const { page } = firm;
  await goTo(page, 'Tilgang');
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await page.getByRole('button', { name: 'Velg: Klienter registrert med oss' }).click();
  await page.getByRole('button', { name: /^Velg: Regnskapsfører med signeringsrettighet/ }).click();
  await page.getByLabel('Tilgangsstyrer', { exact: true }).fill('Hege Strand');
  await page.getByLabel('Klientadministrator', { exact: true }).fill('Marius Aune');
  await page.getByRole('button', { name: 'Send forespørselen' }).click();
  const open = page.getByRole('button', { name: 'Åpne godkjenningssiden' });
  await open.click();
  await inPortal(firm, named.nobody, async (tab) => {
    await expect(tab.getByRole('button', { name: 'Godkjenn systemtilgang' })).toHaveCount(0);
    await press(tab, 'Ja, send videre', 'Forespørselen er sendt videre');
  });
  await sees('Sendt videre til tilgangsstyreren');
  await expect(page.getByText(/Hege Strand finner den i Altinn under «API- og systemtilganger»/)).toBeVisible();

  // The one who may approve finds it where the app said.
  await portalAs(firm, named.steering, async (tab) => {
    await expect(tab.getByRole('heading', { name: 'Ventende systemtilgang-forespørsler' })).toBeVisible();
    await tab.getByRole('link', { name: 'Se forespørselen Regnskapsklienter' }).click();
    await press(tab, 'Avvis', 'Forespørselen er avvist');
  });

  await sees('Forespørselen ble avslått');
  await page.getByRole('button', { name: 'Slett og send på nytt' }).click();
  await sees('Godkjenn i Altinn');
  await open.click();
  await inPortal(firm, named.steering, (approval) =>
    press(approval, 'Godkjenn systemtilgang', 'Systemtilgangen er godkjent'),
  );
  await sees('Systemtilgangen er godkjent');
  await expect(page.getByText('Nå legger Marius Aune til klientene.', { exact: false })).toBeVisible();
});

test('clients are added by a client administrator, and by nobody else', async () => {
  const { page } = firm;
  await page.getByRole('button', { name: 'Legg til klienter' }).click();
  await page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  const login = await inBrowser(firm);
  await login.getByRole('button', { name: named.nobody }).click();
  await expect(login.getByRole('heading', { name: 'Du kan gå tilbake til Klientbro' })).toBeVisible();
  await login.context().close();
  await expect(page.getByRole('alert')).toContainText(/klientadministrator/i, { timeout: 30_000 });
  await look('Legg til klienter, uten fullmakt');

  const clients = [jobClient(0), jobClient(1)];
  await tickCandidates(firm, clients);
  await page.getByRole('button', { name: 'Legg til 2 klienter' }).click();
  await expect(page.getByText('2 klienter er lagt til')).toBeVisible({ timeout: 45_000 });
  await page.getByRole('button', { name: 'Ferdig' }).click();
  for (const { name } of clients)
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('I orden');
  await goTo(page, 'Tilgang');
  await expect(page.getByText('Oppsettet er i orden')).toBeVisible();
});

test('an owner makes a system user alone in the portal, from a second system that can be seen there', async () => {
  const { page } = firm;
  await page.getByRole('button', { name: 'Be om systemtilgang' }).click();
  await page.getByRole('button', { name: 'Velg: Eget firma' }).click();
  await page.getByText('Lage systemtilgangen selv i Altinn').click();
  await page.getByRole('button', { name: 'Sett opp et synlig system' }).click();
  await sees('Synlig system');

  const scopes = (await page.locator('code.entered', { hasText: 'altinn:instances.read' }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Åpne selvbetjening' }).click();
  const selfService = await inBrowser(firm);
  const make = selfService.getByRole('region', { name: 'Lag en Maskinporten-integrasjon til' });
  await make.getByLabel('Visningsnavn').fill('Synlig');
  await make.getByLabel('Scopes, med mellomrom').fill(scopes);
  await make.getByRole('button', { name: 'Lag integrasjonen' }).click();
  const made = (await selfService.getByRole('status').textContent()) ?? '';
  await selfService.getByRole('button', { name: 'Bruk nøkkelen på Synlig' }).click();
  await selfService.context().close();
  await page.getByLabel('Klient-ID til den nye integrasjonen').fill(/Klient-id: (\S+)/.exec(made)?.[1] ?? '');
  await page.getByRole('button', { name: 'Lagre og sjekk' }).click();
  await expect(page.getByText('Integrasjonen virker, og alle scopene er innvilget.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Registrer systemet' }).click();
  await expect(page.getByRole('button', { name: 'Vis og endre systemet' })).toBeVisible({ timeout: 30_000 });
  await look('Synlig system, registrert');

  const title = 'Fjordtall Regnskap AS, eget firma';
  await page.getByRole('button', { name: 'Åpne Altinn' }).click();
  await inPortal(firm, named.manager, async (tab) => {
    await tab.getByRole('link', { name: 'Lag ny systemtilgang' }).click();
    await press(tab, 'Opprett systemtilgang', title);
  });
  await page.getByRole('button', { name: 'Se etter nå' }).click();
  await goTo(page, 'Tilgang');
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText('Virker', { timeout: 30_000 });
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: 'Veien hit' })).toContainText('Prøvd, og den virker', {
    timeout: 30_000,
  });
});

test('no page of the guides breaks a rule of axe', () => {
  expect(barriers).toEqual([]);
});
