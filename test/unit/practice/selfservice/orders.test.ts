import { randomUUID } from 'node:crypto';
import { decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Browser } from '../browser.ts';
import { Firm, PEOPLE } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const DIALOGS = 'digdir:dialogporten';
const CLIENTS = 'openid altinn:clientdelegations.read altinn:clientdelegations.write';
let jwk: string;

beforeAll(async () => {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  jwk = JSON.stringify({ ...(await exportJWK(publicKey)), kid: randomUUID(), use: 'sig', alg: 'RS256' });
});

async function world(): Promise<{
  harness: Harness;
  firm: Firm;
  browser: Browser;
  open: (path?: string) => Promise<void>;
}> {
  const harness = await startHarness({ rooms: accessRooms });
  onTestFinished(() => harness.stop());
  const firm = new Firm(harness);
  await firm.registerKey();
  const browser = new Browser();
  const open = (path = '') => browser.open(`${harness.practice.origin}/selvbetjening${path}`);
  await open();
  return { harness, firm, browser, open };
}

const refusalOf = async (firm: Firm, scope: string): Promise<string | undefined> => {
  const answer = await firm.send(await firm.grant(scope));
  return answer.status === 200 ? undefined : String(answer.json.error_description);
};

describe('a scope', () => {
  it('is granted when whoever sits at the owner says so, refused with a reason, and can be ordered again', async () => {
    const { firm, browser, open } = await world();
    await browser.press(`Trekk tilbake ${DIALOGS}`);
    expect(await refusalOf(firm, DIALOGS)).toContain('MP-250');
    await browser.press(`Bestill på nytt ${DIALOGS}`);
    expect(browser.html).toContain(`${DIALOGS} er bestilt hos Digdir.`);
    expect(await refusalOf(firm, DIALOGS)).toContain('MP-250');
    await open('/bestillinger');
    await browser.press(`Avslå ${DIALOGS}`, { grunn: 'Skriv hva <b>dere</b> skal med den' });
    expect(browser.html).not.toContain(`Innvilg ${DIALOGS}`);
    await open();
    expect(browser.html).toContain('Skriv hva &lt;b&gt;dere&lt;/b&gt; skal med den');
    await browser.press(`Bestill på nytt ${DIALOGS}`);
    await open('/bestillinger');
    await browser.press(`Innvilg ${DIALOGS}`);
    expect(await refusalOf(firm, DIALOGS)).toBeUndefined();
  });

  it('of ID-porten does not come with a login once it is withdrawn', async () => {
    const { firm, browser } = await world();
    await browser.press('Trekk tilbake altinn:clientdelegations.write for ID-porten');
    const answer = await firm.login(PEOPLE.clientAdministrator, CLIENTS);
    expect(decodeJwt(String(answer.json.access_token)).scope).toBe('openid altinn:clientdelegations.read');
    expect(String(answer.json.scope).split(' ')).not.toContain('altinn:clientdelegations.write');
  });
});

describe('a firm that begins from the bottom', () => {
  it('has no token and no login, and is asked for its agreements first', async () => {
    const { firm, browser, open, harness } = await world();
    await browser.press('Begynn fra bunnen');
    expect(await refusalOf(firm, DIALOGS)).toContain('MP-100');
    await expect(firm.login(PEOPLE.manager, CLIENTS)).rejects.toThrow(/no button/);
    await browser.press('Lag Maskinporten-integrasjonen', { visningsnavn: 'Klientbro', mpscopes: DIALOGS });
    expect([browser.status, browser.html]).toEqual([400, expect.stringContaining('PRECONDITION_REQUIRED')]);
    await browser.press(`Bestill ${DIALOGS}`);
    expect(browser.html).toContain('PRECONDITION_REQUIRED');
    for (const term of ['Bruksvilkår for Maskinporten, private virksomheter', 'Bruksvilkår for ID-porten']) {
      await browser.press(`Send skjema og signer: ${term}`);
      await open('/bestillinger');
      await browser.press(`Innvilg ${term}`);
      await open();
    }
    await browser.press('Lag Maskinporten-integrasjonen', { visningsnavn: 'Klientbro', mpscopes: DIALOGS });
    await browser.press('Registrer nøkkel', { nokkel: jwk });
    await browser.press('Bestill altinn:authentication/systemregister.write');
    expect(browser.html).toContain('sluttbrukersystemleverandør. Send skjemaet under Avtaler først');
    await browser.press(`Bestill ${DIALOGS}`);
    await harness.restart();
    await open('/bestillinger');
    await browser.press(`Innvilg ${DIALOGS}`);
    await open();
    expect(browser.html).toMatch(/digdir:dialogporten[\s\S]*?Innvilget/);
    await browser.press('Innvilg alt igjen');
    expect(browser.html).not.toContain('Ikke bestilt');
  });

  const right = {
    navn: 'Klientbro',
    integrasjonstype: 'api_klient',
    applikasjonstype: 'native',
    autentisering: 'none',
    pkce: 'S256',
    redirect: 'http://127.0.0.1:0/klientbro',
    scopes: CLIENTS,
    levetid: '900',
  };

  it('makes an ID-porten integration for a program: native, PKCE, loopback, and logs in with it', async () => {
    const { firm, browser } = await world();
    const before = firm.idportenClientId;
    await browser.press('Slett ID-porten-integrasjonen');
    for (const [wrong, why] of [
      [{ integrasjonstype: 'idporten' }, 'Velg API-klient'],
      [{ applikasjonstype: 'web' }, 'når applikasjonstypen er native'],
      [{ redirect: 'http://127.0.0.1:4711/klientbro' }, 'Porten velges ved hver innlogging'],
      [{ redirect: 'http://localhost:0/klientbro' }, 'Porten velges ved hver innlogging'],
      [{ redirect: 'klientbro' }, 'er ikke en adresse'],
      [{ autentisering: 'client_secret_basic' }, 'kan ikke holde på en hemmelighet'],
      [{ pkce: 'ingen' }, 'PKCE med S256 påkrevd'],
      [{ scopes: 'openid finnes:ikke' }, 'finnes:ikke finnes ikke'],
      [{ levetid: '86400' }, 'mellom 60 og 7200'],
      [{ navn: ' ' }, 'visningsnavn'],
    ] as const) {
      await browser.press('Lag ID-porten-integrasjonen', { ...right, ...wrong });
      expect([browser.status, browser.html]).toEqual([400, expect.stringContaining(why)]);
    }
    await browser.press('Lag ID-porten-integrasjonen', right);
    expect(browser.status).toBe(200);
    firm.idportenClientId = [...browser.html.matchAll(/Klient-id<\/dt>\s*<dd><code>([^<]+)/g)][1]?.[1] ?? '';
    expect(firm.idportenClientId).not.toBe(before);
    const answer = await firm.login(PEOPLE.clientAdministrator, CLIENTS);
    expect(answer.json).toMatchObject({ expires_in: 900 });
    expect(
      String(decodeJwt(String(answer.json.access_token)).scope)
        .split(' ')
        .sort(),
    ).toEqual(CLIENTS.split(' ').sort());
    // What was not put on the integration is not had, though it is granted to the firm.
    const filing = await firm.login(PEOPLE.manager, 'openid altinn:instances.read');
    expect(decodeJwt(String(filing.json.access_token)).scope).toBe('openid');
  });
});
