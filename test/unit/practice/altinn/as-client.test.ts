import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld } from '../../../../electron/practice/core/world.ts';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Browser } from '../browser.ts';
import { Firm, PEOPLE, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const CLIENTS = '/platform/authentication/api/v1/enduser/systemuser/clients';

const world = makeWorld(2026, 'small');
let harness: Harness;
let firm: Firm;
beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([VAT]);
});
afterAll(() => harness.stop());

it('lets whoever rehearses be a client: a package given is a client that can be linked, and one taken back is none', async () => {
  const client = world.clients.find(({ relation }) => relation.role === undefined && relation.packages.length === 0);
  const agent = await firm.systemUser('agent', [VAT], 'by-hand');
  const token = await firm.personToken(PEOPLE.clientAdministrator);
  const available = async () => {
    const answer = await firm.call('GET', `${CLIENTS}/available?agent=${agent}`, { token });
    const rows = answer.json.data as unknown as { clientOrganizationNumber: string }[];
    return rows.some((row) => row.clientOrganizationNumber === client?.organisationNumber);
  };
  const browser = new Browser();
  const users = `${harness.practice.origin}/portal/klient/${client?.organisationNumber}`;
  await browser.open(users);
  expect(browser.html).toContain('Har ikke fått noen fullmakt her.');
  expect(await available()).toBe(false);

  await browser.open(`${users}/ny?virksomhet=999999999`);
  expect(browser.html).not.toContain('Gi fullmakt');
  await browser.open(`${users}/ny?virksomhet=${firm.number}`);
  expect(browser.html).not.toContain('Tilgangsstyrer');
  await browser.press('Gi fullmakt: Merverdiavgift');
  expect(browser.html).toContain('har fått fullmakten Merverdiavgift');
  expect(await available()).toBe(true);

  await browser.press('Slett fullmakt: Merverdiavgift');
  expect(await available()).toBe(false);
});

it('lets a client register and drop its accountant', async () => {
  const client = world.clients.find(({ relation }) => relation.role === 'REGN');
  const browser = new Browser();
  await browser.open(`${harness.practice.origin}/portal/klient/${client?.organisationNumber}`);
  await browser.press('Meld fra om at regnskapsføreren er ute');
  expect(browser.html).toContain('er ikke registrert som regnskapsfører');
  await browser.press('Registrer som regnskapsfører');
  expect(browser.html).toContain('er registrert som regnskapsfører');
});
