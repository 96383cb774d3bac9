import { jobClient, tickCandidates } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { expect, test } from './support/firm.ts';

/** An authority in trouble: said at the client it is about, with a way on, and never a wait without end. */
const SEARCH = '/platform/dialogporten/api/v1/enduser/dialogs';
const LINKING = '/platform/authentication/api/v1/enduser/systemuser/clients';

const troubles = [
  { name: 'is down (503)', fault: { status: 503 } },
  { name: 'answers with a page of HTML', fault: { body: 'html' } },
  { name: 'cuts the connection', fault: { cut: true } },
] as const;

// What is tried again for a while first costs the test as long: those are for the long run, and for test/faults.
const tried = process.env.KLIENTBRO_LONG ? troubles : troubles.filter(({ fault }) => 'body' in fault);

test.afterEach(async ({ firm }) => {
  await firm.practice.hook('clear');
});

for (const { name, fault } of tried) {
  test(`messages: the host ${name} for one client; the others are fetched, and the next look recovers`, async ({
    firm,
  }) => {
    const { page, practice } = firm;
    await goTo(page, 'Innboks');
    const fetchNow = page.getByRole('button', { name: 'Hent nå' });
    await expect(page.getByText(/^Hentet /)).toBeVisible({ timeout: 60_000 });
    // Whatever asks about this client fails, alone or with others.
    await practice.fault({ match: SEARCH, query: jobClient(0).organisationNumber, times: 1000, ...fault });
    await fetchNow.click();
    const failures = page.getByText('Meldinger kunne ikke hentes for 1 klient');
    await expect(failures).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/^Hentet /)).toBeVisible({ timeout: 45_000 });
    await failures.click();
    const alert = page.getByRole('alert');
    await expect(alert).toBeVisible();
    await expect(alert.getByRole('button', { name: 'Prøv igjen' }).or(fetchNow).first()).toBeEnabled();

    await practice.hook('clear');
    await fetchNow.click();
    await expect(failures).toBeHidden({ timeout: 45_000 });
    await expect(page.getByText(/^Hentet /)).toBeVisible({ timeout: 45_000 });
  });
}

test('linking: trouble that passes heals by itself; a client that Altinn refuses says why in its row, and is tried again', async ({
  firm,
}) => {
  const { page, practice } = firm;
  const linked = async (): Promise<void> => {
    await expect(page.getByText('1 klient er lagt til')).toBeVisible({ timeout: 45_000 });
    await page.getByRole('button', { name: 'Ferdig' }).click();
  };
  for (const [index, { fault }] of tried.entries()) {
    await tickCandidates(firm, [jobClient(5 + index)]);
    await practice.fault({ match: LINKING, method: 'POST', times: 1, ...fault });
    await page.getByRole('button', { name: 'Legg til 1 klient' }).click();
    await linked();
    await practice.hook('clear');
  }
  const refused = jobClient(5 + troubles.length);
  await tickCandidates(firm, [refused]);
  await practice.hook('altinn', { match: LINKING, method: 'POST', code: '00080', times: 1 });
  await page.getByRole('button', { name: 'Legg til 1 klient' }).click();
  await expect(page.getByText('1 klient ble ikke lagt til')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('listitem').filter({ hasText: refused.name })).toContainText('AUTH-00080');
  await page.getByRole('button', { name: `Prøv ${refused.name} igjen` }).click();
  await linked();
});
