import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { type Answer, Firm, PEOPLE, REGISTER, REQUEST, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const VENDOR = '/platform/authentication/api/v1/systemuser/request/vendor';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([SIGNING, VAT], { allowedRedirectUrls: ['https://firma.example.no/ferdig'] });
});
afterAll(() => harness.stop());

async function call(method: string, path: string): Promise<Answer> {
  return firm.call(method, `${VENDOR}${path}`, { token: await firm.token(REQUEST) });
}

describe('an agent request', () => {
  it('is made (201), found again (200) with the new body ignored, and read in three ways', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'a b/c' });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toContain(String(made.json.id));
    expect(made.json).toMatchObject({ status: 'New', userType: 'agent', escalated: false, timedOut: false });
    expect(made.json.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    expect(made.json.confirmUrl).toBe(
      `${firm.origin}/portal/accessmanagement/ui/systemuser/agentrequest?id=${made.json.id}&DONTCHOOSEREPORTEE=true`,
    );
    const again = await firm.request('agent', [VAT], { externalRef: 'a b/c', integrationTitle: 'Annet' });
    expect([again.status, again.json]).toEqual([200, made.json]);
    expect((await call('GET', `/agent/${made.json.id}`)).json).toEqual(made.json);
    const triple = `/agent/byexternalref/${firm.systemId}/${firm.number}/${encodeURIComponent('a b/c')}`;
    expect((await call('GET', triple)).json).toEqual(made.json);
    const { confirmUrl: _confirmUrl, ...listed } = made.json as Record<string, unknown>;
    expect((await call('GET', `/agent/bysystem/${firm.systemId}`)).json).toEqual({ links: {}, data: [listed] });
  });

  it('is not found under the other kind, under an unknown id, or when malformed', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'kind' });
    expect((await call('GET', `/${made.json.id}`)).json).toMatchObject({ status: 404, code: 'AUTH-00010' });
    expect((await call('GET', `/agent/${randomUUID()}`)).json.code).toBe('AUTH-00010');
    expect((await call('GET', '/agent/x')).json).toMatchObject({
      status: 400,
      errors: { requestId: ["The value 'x' is not valid."] },
    });
  });

  it.each([
    ['an unknown system', { systemId: '310000001_unknown' }, 404, 'AUTH-00011'],
    ['an unknown organisation', { partyOrgNo: '999999999' }, 400, 'AUTH-00000'],
    ['an unregistered redirect', { redirectUrl: 'https://firma.example.no/annet' }, 400, 'AUTH-00021'],
    ['no package', { accessPackages: [] }, 400, 'AUTH-00058'],
    [
      'a package the system lacks',
      { accessPackages: [{ urn: 'urn:altinn:accesspackage:a-ordning' }] },
      400,
      'AUTH-00063',
    ],
  ])('with %s is refused', async (_name, extra, status, code) => {
    const answer = await firm.request('agent', [SIGNING], { externalRef: 'faulty', ...extra });
    expect(answer.json).toMatchObject({ status, code });
  });

  it('takes a registered redirect with a query of its own', async () => {
    const redirectUrl = 'https://firma.example.no/ferdig?state=1';
    const answer = await firm.request('agent', [SIGNING], { externalRef: 'redirect', redirectUrl });
    expect([answer.status, answer.json.redirectUrl]).toEqual([201, redirectUrl]);
  });

  it('collides with a standard request of the same triple', async () => {
    expect((await firm.request('standard', [VAT], { externalRef: 'both' })).status).toBe(201);
    expect((await firm.request('agent', [SIGNING], { externalRef: 'both' })).json.code).toBe('AUTH-00007');
  });

  it('as standard does not take packages meant for clients', async () => {
    const answer = await firm.request('standard', [SIGNING], { externalRef: 'standard' });
    expect(answer.json).toMatchObject({ code: 'AUTH-00064', NotDelegablePackages: SIGNING });
  });

  it('is deleted once (202), then unknown', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'deleted' });
    const answer = await call('DELETE', `/${made.json.id}`);
    expect([answer.status, answer.text]).toEqual([202, '']);
    expect((await call('DELETE', `/${made.json.id}`)).json.code).toBe('AUTH-00010');
  });

  it('says so when half a year has passed', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'old' });
    harness.clock.advance(181 * 86_400_000);
    expect((await call('GET', `/agent/${made.json.id}`)).json).toMatchObject({ status: 'New', timedOut: true });
    harness.clock.advance(-181 * 86_400_000);
  });
});

describe('the approval page', () => {
  it('makes the system user with the request’s own id', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'approved' });
    const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    expect(browser.html).toContain('<title>Godkjenn systemtilgang for klientene dine – Øving</title>');
    expect(browser.html).toContain('Fiktive data. Ingenting sendes til myndighetene.');
    await browser.press('Godkjenn systemtilgang');
    expect(browser.html).toContain('Systemtilgangen er godkjent');
    await browser.open(String(made.json.confirmUrl));
    expect(browser.html).toContain('Logg inn som');
    expect((await call('GET', `/agent/${made.json.id}`)).json.status).toBe('Accepted');
    const path = `/platform/authentication/api/v1/systemuser/vendor/byquery?system-id=${firm.systemId}&orgno=${firm.number}&external-ref=approved`;
    const user = await firm.call('GET', path, { token: await firm.token(REQUEST) });
    expect(user.json).toMatchObject({
      id: made.json.id,
      userType: 'agent',
      reporteeOrgNo: firm.number,
      isDeleted: false,
    });
    expect((await firm.request('agent', [SIGNING], { externalRef: 'approved' })).json.code).toBe('AUTH-00004');
  });

  it('leads to the vendor’s address after any decision, with nothing added', async () => {
    const redirectUrl = 'https://firma.example.no/ferdig?state=2';
    const made = await firm.request('agent', [SIGNING], { externalRef: 'led-on', redirectUrl });
    const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    await browser.press('Avvis');
    await browser.follow('Gå videre');
    expect(browser.url).toBe(redirectUrl);
  });

  it('shows the state once it is decided, instead of the buttons', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'rejected' });
    const browser = await firm.portal(PEOPLE.steering, String(made.json.confirmUrl));
    await browser.press('Avvis');
    expect((await call('GET', `/agent/${made.json.id}`)).json.status).toBe('Rejected');
    expect((await firm.request('agent', [SIGNING], { externalRef: 'rejected' })).json.status).toBe('Rejected');
    const later = await firm.portal(PEOPLE.steering, String(made.json.confirmUrl));
    expect(later.html).toContain('Forespørselen er avvist');
    expect(later.html).not.toContain('Godkjenn systemtilgang</button>');
  });

  it('lets somebody without authority send it on, and the access manager find it', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'sent-on', integrationTitle: 'Sendt videre' });
    const browser = await firm.portal(PEOPLE.employee, String(made.json.confirmUrl));
    expect(browser.html).not.toContain('Godkjenn systemtilgang</button>');
    await browser.press('Ja, send videre');
    expect((await call('GET', `/agent/${made.json.id}`)).json).toMatchObject({ status: 'New', escalated: true });
    const manager = await firm.portal(PEOPLE.steering, `${firm.origin}/portal/accessmanagement/ui/systemuser/overview`);
    await manager.follow('Se forespørselen Sendt videre');
    await manager.press('Godkjenn systemtilgang');
    expect((await call('GET', `/agent/${made.json.id}`)).json.status).toBe('Accepted');
  });

  it('does not let the access manager give more than she can give', async () => {
    const made = await firm.request('standard', [VAT], { externalRef: 'too-much' });
    const browser = await firm.portal(PEOPLE.steering, String(made.json.confirmUrl));
    await browser.press('Godkjenn systemtilgang');
    expect([browser.status, browser.html]).toEqual([400, expect.stringContaining('Du kan ikke gi disse fullmaktene')]);
    expect((await call('GET', `/${made.json.id}`)).json.status).toBe('New');
  });

  it('refuses a form that is not its own', async () => {
    const made = await firm.request('agent', [SIGNING], { externalRef: 'forged' });
    const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    await browser.press('Godkjenn systemtilgang', { _skjema: 'guess' });
    expect(browser.status).toBe(403);
    expect((await call('GET', `/agent/${made.json.id}`)).json.status).toBe('New');
  });

  it('escapes what the vendor wrote', async () => {
    const made = await firm.request('agent', [SIGNING], {
      externalRef: 'script',
      integrationTitle: '<script>alert(1)</script>',
    });
    const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    expect(browser.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(browser.html).not.toContain('<script');
  });

  it('frees the triple when the owner deletes the system user', async () => {
    const id = await firm.systemUser('agent', [SIGNING], 'freed');
    const browser = await firm.portal(PEOPLE.manager, `${firm.origin}/portal/accessmanagement/ui/systemuser/${id}`);
    await browser.follow('Slett systemtilgang');
    await browser.press('Slett systemtilgang');
    expect((await call('GET', `/agent/${id}`)).json.code).toBe('AUTH-00010');
    const refused = await firm.send(await firm.grant(REGISTER, { authorization_details: [firm.details('freed')] }));
    expect(refused.json.error_description).toContain('MP-303');
    expect((await firm.request('agent', [SIGNING], { externalRef: 'freed' })).status).toBe(201);
  });
});

describe('long lists', () => {
  it('come in pages of 50 with a token, name an internal host, and lose one request at the boundary', async () => {
    await firm.call('POST', '/platform/authentication/api/v1/systemregister/vendor', {
      token: await firm.token(REGISTER),
      json: firm.system([SIGNING], { id: `${firm.number}_many`, clientId: [] }),
    });
    const ids: string[] = [];
    for (let number = 0; number < 52; number += 1) {
      const made = await firm.request('agent', [SIGNING], {
        systemId: `${firm.number}_many`,
        externalRef: `r${number}`,
      });
      ids.push(String(made.json.id));
    }
    const first = await call('GET', `/agent/bysystem/${firm.number}_many`);
    const next = new URL(String(first.json.links?.next));
    expect(next.host).not.toBe(new URL(firm.origin).host);
    const second = await call('GET', `/agent/bysystem/${firm.number}_many?token=${next.searchParams.get('token')}`);
    const seen = [first, second].flatMap((answer) =>
      (answer.json.data as unknown as { id: string }[]).map((item) => item.id),
    );
    expect(seen).toEqual([...ids].sort().filter((_, index) => index !== 50));
    expect(second.json.links).toEqual({});
    expect((await call('GET', `/agent/bysystem/${firm.number}_many?token=nonsense`)).status).toBe(400);
  });
});
