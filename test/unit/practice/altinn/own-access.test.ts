import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, PEOPLE, REQUEST, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const MVA = 'app_skd_mva-melding-innsending-v1';
let harness: Harness;
let firm: Firm;
let overview: string;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  overview = `${firm.origin}/portal/accessmanagement/ui/systemuser/overview`;
  const rights = [{ resource: [{ id: 'urn:altinn:resource', value: MVA }] }];
  await firm.registerSystem([VAT], { isVisible: true, rights, name: { nb: 'Synlig', nn: 'Synlig', en: 'Visible' } });
  await firm.registerSystem([SIGNING], { id: `${firm.number}_hidden`, clientId: [], name: name('Skjult') });
});
afterAll(() => harness.stop());

const name = (text: string) => ({ nb: text, nn: text, en: text });

async function found() {
  const query = new URLSearchParams({ 'system-id': firm.systemId, orgno: firm.number });
  const path = `/platform/authentication/api/v1/systemuser/vendor/byquery?${query}`;
  return firm.call('GET', path, { token: await firm.token(REQUEST) });
}

describe('a system access that the owner makes alone', () => {
  it('is for somebody who may steer access, and who can give all of it', async () => {
    const create = overview.replace('overview', 'create');
    const employee = await firm.portal(PEOPLE.employee, create);
    expect([employee.status, employee.html]).toEqual([403, expect.stringContaining('Tilgangsstyrer')]);
    // She steers access, but holds no power over VAT herself.
    const steering = await firm.portal(PEOPLE.steering, create);
    await steering.press('Opprett systemtilgang');
    expect([steering.status, steering.html]).toEqual([400, expect.stringContaining('AUTH-00053')]);
    expect((await found()).status).toBe(404);
  });

  it('is chosen among visible systems, and gets all of the system under the owner’s own number', async () => {
    const browser = await firm.portal(PEOPLE.manager, overview);
    await browser.follow('Lag ny systemtilgang');
    expect(browser.html).toContain('<h2>Synlig</h2>');
    expect(browser.html).not.toContain('Skjult');
    await browser.press('Opprett systemtilgang');
    expect([browser.status, browser.html]).toEqual([200, expect.stringContaining('<h1>Synlig</h1>')]);
    const made = (await found()).json;
    expect(made).toMatchObject({ userType: 'standard', externalRef: firm.number, reporteeOrgNo: firm.number });
    const user = harness.practice.context.access.systemUser(String(made.id));
    expect([user?.packages, user?.resources]).toEqual([[VAT], [MVA]]);
    // Maskinporten finds it without an externalRef.
    expect(await firm.token(REQUEST, { authorization_details: [firm.details()] })).toMatch(/^eyJ/);
  });

  it('is made once, and not of a system that is hidden', async () => {
    const browser = await firm.portal(PEOPLE.manager, overview.replace('overview', 'create'));
    const page = browser.html;
    await browser.press('Opprett systemtilgang');
    expect([browser.status, browser.html]).toEqual([400, expect.stringContaining('AUTH-00004')]);
    browser.html = page.replace(`value="${firm.systemId}"`, `value="${firm.number}_hidden"`);
    await browser.press('Opprett systemtilgang');
    expect(browser.status).toBe(404);
    expect((await firm.request('standard', [VAT], { externalRef: undefined })).json.code).toBe('AUTH-00004');
  });
});
