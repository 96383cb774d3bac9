import { clientRow, type JobClient, jobClient, openClient, tickCandidates } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { anotherSystemUser } from './job/guide.ts';
import { importOwn, openReturn, readVerdict, send } from './job/mva.ts';
import { named, portalAs, press } from './job/portal.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, type Firm, test } from './support/firm.ts';
import { MVA_APP } from './support/practice.ts';
import { axeFindings } from './support/watch.ts';

/**
 * Access that ends while a job is in the middle of its work: practice holds one of its requests, so it is certain where.
 * That work stops and says why, the other clients' work does not, and nothing kept here is lost.
 */
const HOLD_MS = 6_000;
const ENDED_ROLE = jobClient(11);
const TAKEN_OUT = jobClient(12);

/** Adds a client by the windows. */
async function link(firm: Firm, client: JobClient): Promise<void> {
  await tickCandidates(firm, [client]);
  await firm.page.getByRole('button', { name: 'Legg til 1 klient' }).click();
  await expect(firm.page.getByText('1 klient er lagt til')).toBeVisible({ timeout: 45_000 });
  await firm.page.getByRole('button', { name: 'Ferdig' }).click();
}

/** A filing whose return is on its way to Altinn, and not there yet. */
async function fileUntilHeld(firm: Firm, client: JobClient): Promise<void> {
  const { page, practice } = firm;
  await importOwn(firm, client, endedTerm());
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  await practice.fault({ match: `${MVA_APP}/instances/`, method: 'POST', times: 1, delayMs: HOLD_MS });
  await send(firm, client);
  await expect.poll(() => practice.held(), { intervals: [50], timeout: 30_000 }).toBe(1);
}

test.afterEach(async ({ firm }) => {
  await firm.practice.hook('clear');
});

test('the accountant’s role ends in the middle of a filing: it stops before anything is filed, and says why', async ({
  firm,
}) => {
  const { page, practice } = firm;
  await link(firm, ENDED_ROLE);
  await fileUntilHeld(firm, ENDED_ROLE);
  await practice.hook('revoke', { client: ENDED_ROLE.organisationNumber, kind: 'role', value: 'REGN' });
  const panel = await openClient(page, ENDED_ROLE.name);
  await panel.getByRole('button', { name: 'Les på nytt' }).click();
  await expect(clientRow(page, ENDED_ROLE.name)).toContainText('Opphørt', { timeout: 30_000 });
  await expect(panel.getByText('Firmaet står ikke lenger som regnskapsfører for klienten.').first()).toBeVisible();
  expect(await axeFindings(page, 'a client that is lost')).toEqual([]);

  await openReturn(page, ENDED_ROLE);
  const why = page.getByRole('alert').filter({ hasText: 'access.endedRole' });
  await expect(why).toContainText('Ikke sendt', { timeout: 30_000 });
  await expect(why).toContainText(ENDED_ROLE.name);
  expect(await axeFindings(page, 'a filing that was stopped')).toEqual([]);
  await expect.poll(() => practice.held(), { timeout: 15_000 }).toBe(0);
  for (const { task } of await practice.instances(ENDED_ROLE.organisationNumber)) expect(task).not.toBe('ended');
});

test('a client is taken out in the portal in the middle of a filing: it stops; added again, the same return is filed', async ({
  firm,
}) => {
  const { page, practice } = firm;
  await link(firm, TAKEN_OUT);
  await fileUntilHeld(firm, TAKEN_OUT);
  await portalAs(firm, named.clientAdministrator, async (tab) => {
    await tab.getByRole('link', { name: 'Administrere klienter i Regnskapsklienter' }).click();
    await tab.getByRole('button', { name: `Fjern fra systemtilgang: ${TAKEN_OUT.name}` }).click();
    await expect(tab.getByRole('status')).toContainText(`${TAKEN_OUT.name} er fjernet.`);
  });
  // What Altinn lists is looked at when somebody is about to add clients.
  await goTo(page, 'Klienter');
  await page.getByRole('button', { name: 'Legg til klienter' }).first().click();
  await expect(page.getByRole('checkbox', { name: TAKEN_OUT.name, exact: true })).toBeEnabled({ timeout: 30_000 });
  await openReturn(page, TAKEN_OUT);
  const why = page.getByRole('alert').filter({ hasText: 'access.endedRemoved' });
  await expect(why).toContainText('Ikke sendt', { timeout: 30_000 });
  await expect.poll(() => practice.held(), { timeout: 15_000 }).toBe(0);
  await goTo(page, 'Klienter');
  await expect(clientRow(page, TAKEN_OUT.name)).toContainText('Kan legges til');
  await expect(clientRow(page, jobClient(1).name)).toContainText('I orden');

  await link(firm, TAKEN_OUT);
  await openReturn(page, TAKEN_OUT);
  await send(firm, TAKEN_OUT);
  await readVerdict(firm);
});

test('an agent system user is deleted while clients are added to it: the job ends with the reason, and the other one works on', async ({
  firm,
}) => {
  const { page, practice } = firm;
  const clients = [jobClient(13), jobClient(14), jobClient(15)];
  const title = 'Klienter uten signering';
  await anotherSystemUser(firm, {
    whom: 'Klienter registrert med oss',
    packageName: 'Regnskapsfører uten signeringsrettighet',
    title,
  });
  await tickCandidates(firm, clients, title);
  await practice.fault({
    match: '/platform/authentication/api/v1/enduser/systemuser/clients',
    method: 'POST',
    times: 3,
    delayMs: HOLD_MS,
  });
  await page.getByRole('button', { name: 'Legg til 3 klienter' }).click();
  await expect.poll(() => practice.held(), { intervals: [50], timeout: 30_000 }).toBeGreaterThan(0);
  await portalAs(firm, named.steering, async (tab) => {
    await tab.getByRole('link', { name: title, exact: true }).click();
    await tab.getByRole('link', { name: 'Slett systemtilgang' }).click();
    await press(tab, 'Slett systemtilgang', 'API- og systemtilganger');
  });
  await expect(page.getByRole('heading', { name: 'Resultat' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert')).toContainText(/systemtilgang/i);
  expect(await axeFindings(page, 'linking that was stopped')).toEqual([]);
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await expect(clientRow(page, jobClient(1).name)).toContainText('I orden');
  for (const { name } of clients) await expect(clientRow(page, name).getByText('I orden')).toHaveCount(0);

  await goTo(page, 'Tilgang');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('region', { name: 'Systemtilgangen er borte i Altinn' })).toBeVisible({
    timeout: 30_000,
  });
  expect(await axeFindings(page, 'a system user that is gone')).toEqual([]);
});
