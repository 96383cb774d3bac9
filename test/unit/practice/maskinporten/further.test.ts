import { randomUUID } from 'node:crypto';
import { decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { secondIntegration } from '../../../support/second-integration.ts';
import { Browser } from '../browser.ts';
import { Firm, PEOPLE, REGISTER, REQUEST, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';
import { order } from './enterprise.ts';

const DIALOGS = 'digdir:dialogporten';
const DAY_MS = 86_400_000;

let harness: Harness;
let firm: Firm;
let first: string;

beforeEach(async () => {
  harness = await startHarness({ rooms: accessRooms });
  onTestFinished(() => harness.stop());
  firm = new Firm(harness);
  await firm.registerKey();
  first = firm.clientId;
});

/** "200" with the client id in the token, or the refusal's description. */
async function answerTo(clientId: string, scope = REGISTER): Promise<string> {
  const answer = await firm.send(await firm.grant(scope, { iss: clientId }));
  if (answer.status !== 200) return String(answer.json.error_description);
  return `200 ${String(decodeJwt(String(answer.json.access_token)).client_id)}`;
}

async function selfService(): Promise<Browser> {
  const browser = new Browser();
  await browser.open(`${harness.practice.origin}/selvbetjening`);
  return browser;
}

/** Puts the firm's own key, that of the first integration, on one of the further. */
async function shareKey(name: string): Promise<void> {
  const browser = await selfService();
  await browser.press(`Bruk nøkkelen på ${name}`, { kid: firm.kid });
  if (browser.status !== 200) throw new Error(browser.html);
}

describe('a further integration', () => {
  it('has keys of its own: the same key works for each client it is registered on, and for no other', async () => {
    const second = await secondIntegration(harness, { scopes: [REGISTER], name: 'To' });
    expect(second).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    expect(await answerTo(second)).toContain('MP-124');
    await shareKey('To');
    expect(await answerTo(second)).toBe(`200 ${second}`);
    expect(await answerTo(first)).toBe(`200 ${first}`);
    await (await selfService()).press(`Fjern nøkkelen ${firm.kid}`);
    expect(await answerTo(first)).toContain('MP-124');
    expect(await answerTo(second)).toBe(`200 ${second}`);
  });

  it('has scopes of its own, while what the owner granted is the organisation’s', async () => {
    const second = await secondIntegration(harness, { scopes: [DIALOGS, 'skatteetaten:frister'], name: 'To' });
    await shareKey('To');
    expect(await answerTo(second, DIALOGS)).toBe(`200 ${second}`);
    expect(await answerTo(second, REGISTER)).toContain('MP-200');
    expect(await answerTo(second, 'skatteetaten:frister')).toContain('MP-250');
    const browser = await selfService();
    await browser.press('Legg til scopet på To', { scope: REGISTER });
    expect(await answerTo(second, REGISTER)).toBe(`200 ${second}`);
    await browser.press('Innvilg skatteetaten:frister');
    expect(await answerTo(second, 'skatteetaten:frister')).toBe(`200 ${second}`);
    await browser.press(`Trekk tilbake ${DIALOGS}`);
    expect(await answerTo(second, DIALOGS)).toContain('MP-250');
  });

  it('has a year for a key from the day it was registered there', async () => {
    const second = await secondIntegration(harness, { scopes: [REGISTER], name: 'To' });
    harness.clock.advance(300 * DAY_MS);
    await shareKey('To');
    harness.clock.advance(100 * DAY_MS);
    expect(await answerTo(first)).toContain('MP-121');
    expect(await answerTo(second)).toBe(`200 ${second}`);
  });

  it('finds system users of its own system alone', async () => {
    const second = await secondIntegration(harness, { scopes: [REGISTER], name: 'To' });
    await shareKey('To');
    await firm.registerSystem([VAT]);
    const systemId = `${firm.number}_synlig`;
    expect((await firm.registerSystem([VAT], { id: systemId })).text).toContain('VLD-00004');
    expect((await firm.registerSystem([VAT], { id: systemId, clientId: [second] })).status).toBe(200);
    const made = await firm.request('standard', [VAT], { systemId, externalRef: 'own' });
    const portal = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    await portal.press('Godkjenn systemtilgang');
    const grant = (iss: string) => firm.grant(REGISTER, { iss, authorization_details: [firm.details('own')] });
    const answer = await firm.send(await grant(second));
    expect(decodeJwt(String(answer.json.access_token)).authorization_details).toMatchObject([
      { systemuser_id: [made.json.id], system_id: systemId },
    ]);
    expect((await firm.send(await grant(first))).json.error_description).toContain('MP-303');
  });

  it('finds the user that the firm makes in the portal, where only its visible system can be chosen', async () => {
    const second = await secondIntegration(harness, { scopes: [REGISTER], name: 'To' });
    await shareKey('To');
    await firm.registerSystem([VAT]);
    const visible = { id: `${firm.number}_synlig`, name: { nb: 'Klientbro synlig', nn: 's', en: 'v' } };
    await firm.registerSystem([VAT], { ...visible, clientId: [second], isVisible: true });
    const hidden = await firm.systemUser('standard', [VAT], firm.number);
    const portal = await firm.portal(PEOPLE.manager, `${firm.origin}/portal/accessmanagement/ui/systemuser/overview`);
    await portal.follow('Lag ny systemtilgang');
    expect(portal.html.match(/<h2>[^<]*/g)).toEqual(['<h2>Klientbro synlig']);
    await portal.press('Opprett systemtilgang');
    expect(portal.html).toContain('<dd>Klientbro synlig</dd>');
    const userOf = async (iss: string) => {
      const claims = decodeJwt(await firm.token(REGISTER, { iss, authorization_details: [firm.details()] }));
      return (claims.authorization_details as { systemuser_id: string[] }[])[0]?.systemuser_id;
    };
    expect(await userOf(first)).toEqual([hidden]);
    expect(await userOf(second)).toEqual([new URL(portal.url).pathname.split('/').at(-1)]);
  });

  it('that is deleted is unknown from then on, and leaves the others alone', async () => {
    const [second, third] = [
      await secondIntegration(harness, { scopes: [REGISTER], name: 'To' }),
      await secondIntegration(harness, { scopes: [REGISTER], name: 'Tre' }),
    ];
    for (const name of ['To', 'Tre']) await shareKey(name);
    await (await selfService()).press('Slett To');
    expect(await answerTo(second)).toContain('MP-100');
    await harness.restart();
    expect(await answerTo(third)).toBe(`200 ${third}`);
    expect(await answerTo(first)).toBe(`200 ${first}`);
    await (await selfService()).press('Slett Maskinporten-integrasjonen');
    expect(await answerTo(first)).toContain('MP-100');
    expect(await answerTo(third)).toBe(`200 ${third}`);
    await (await selfService()).press('Begynn fra bunnen');
    expect(await answerTo(third)).toContain('MP-100');
  });

  it('uses a certificate when it was made so, whichever way the first uses', async () => {
    const second = await secondIntegration(harness, { scopes: [REGISTER], authentication: 'certificate' });
    const { x5c, key } = await order(harness.practice.origin, firm.number);
    const certified = async (iss: string) =>
      firm.send(await firm.grant(REGISTER, { iss }, { kid: undefined, x5c }, key));
    const claims = decodeJwt(String((await certified(second)).json.access_token));
    expect(claims).toMatchObject({ client_id: second, client_amr: 'virksomhetssertifikat' });
    expect((await certified(first)).json.error_description).toContain('MP-123');
    expect(await answerTo(second)).toContain('MP-124');
    expect(decodeJwt(await firm.token(REQUEST)).client_amr).toBe('private_key_jwt');
  });

  it('takes a key of its own by the name that nobody else’s key has', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = randomUUID();
    const jwk = JSON.stringify({ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' });
    const second = await secondIntegration(harness, { scopes: [REGISTER], jwk, name: 'To' });
    const answer = await firm.send(await firm.grant(REGISTER, { iss: second }, { kid }, privateKey));
    expect(answer.status).toBe(200);
    const browser = await selfService();
    await browser.press('Registrer på To', { nokkel: jwk.replace(kid, firm.kid) });
    expect([browser.status, browser.html]).toEqual([400, expect.stringContaining('er i bruk for en annen nøkkel')]);
  });
});
