import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { PaperBrowser } from '../../../support/paper-browser.ts';
import { secondIntegration } from '../../../support/second-integration.ts';
import { Firm, REGISTER } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
});
afterAll(() => harness.stop());

const open = () => new PaperBrowser().open(`${harness.practice.origin}/selvbetjening`);
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The same key by a new name: Maskinporten goes by names. */
function jwk(kid: string = randomUUID()): string {
  return JSON.stringify({ ...pair.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' });
}

describe('the form of one more integration', () => {
  it.each([
    ['a name of spaces', { Visningsnavn: ' ', Scopes: REGISTER }, 'må ha et visningsnavn'],
    ['a scope that nobody owns', { Visningsnavn: 'To', Scopes: `${REGISTER} finnes:ikke` }, 'finnes:ikke finnes ikke'],
  ])('refuses %s, and keeps what was written', async (_name, fields, why) => {
    const refused = await (await open()).press('Lag integrasjonen', { ...fields, Autentisering: 'certificate' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(why)]);
    const written = await refused.press('Lag integrasjonen', { Visningsnavn: 'Igjen', Scopes: REGISTER });
    expect(written.text).toContain('Virksomhetssertifikat (x5c)');
    await written.press('Slett Igjen');
  });

  it('asks for the agreement first', async () => {
    const agreement = 'Bruksvilkår for Maskinporten, private virksomheter';
    const ended = await (await open()).press(`Si opp: ${agreement}`);
    const refused = await ended.press('Lag integrasjonen', { Visningsnavn: 'To' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('PRECONDITION_REQUIRED')]);
    const sent = await refused.press(`Send skjema og signer: ${agreement}`);
    await (await sent.follow('Bestillinger til behandling')).press(`Innvilg ${agreement}`);
  });
});

describe('one more integration', () => {
  it('stands below the first two, with its name as text', async () => {
    const name = '<b>Klientbro</b> synlig';
    const clientId = await secondIntegration(harness, { scopes: [REGISTER, 'skatteetaten:frister'], name });
    const { document } = await open();
    expect([...document.querySelectorAll('h3')].map((each) => each.textContent)).toContain(name);
    const ids = [...document.querySelectorAll('dt')].filter((each) => each.textContent === 'Klient-id');
    expect(ids.map((each) => each.nextElementSibling?.textContent).indexOf(clientId)).toBe(2);
    const rows = [...(document.getElementById(`klient-${clientId}`)?.querySelectorAll('tbody tr') ?? [])];
    const shown = rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
    expect(shown).toEqual([
      expect.stringMatching(/^altinn:authentication\/systemregister\.write.*Innvilget$/),
      expect.stringMatching(/^skatteetaten:frister.*Bestilt, ikke innvilget$/),
    ]);
    await (await open()).press(`Slett ${name}`);
  });

  it('holds five keys, whatever the first holds', async () => {
    await secondIntegration(harness, { scopes: [], name: 'Full' });
    let page = await open();
    for (let count = 0; count < 5; count += 1) page = await page.press('Registrer på Full', { nokkel: jwk() });
    expect(page.status).toBe(200);
    const full = await page.press('Registrer på Full', { nokkel: jwk('one-too-many') });
    expect([full.status, full.text]).toEqual([400, expect.stringContaining('har 5 nøkler')]);
    const onFirst = await full.press('Registrer nøkkel', { nokkel: jwk('one-too-many') });
    expect(onFirst.status).toBe(200);
    const shared = await onFirst.press('Bruk nøkkelen på Full');
    expect([shared.status, shared.text]).toEqual([400, expect.stringContaining('har 5 nøkler')]);
    await (await shared.press('Slett Full')).press('Fjern nøkkelen one-too-many');
  });

  it('takes no private key, and keeps what else is refused in its own field', async () => {
    const clientId = await secondIntegration(harness, { scopes: [], name: 'To' });
    const secret = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const kept = await (await open()).press('Registrer på To', { nokkel: secret });
    expect([kept.status, kept.text]).toEqual([400, expect.stringContaining('Dette er en privat nøkkel')]);
    expect(kept.document.documentElement.outerHTML).not.toContain(secret.slice(40, 80));
    const refused = await kept.press('Registrer på To', { nokkel: 'hello' });
    const fields = [...refused.document.querySelectorAll('textarea')].filter((each) => each.value === 'hello');
    expect(fields.map(({ id }) => id)).toEqual([`nokkel-${clientId}`]);
    const gone = await refused.press('Slett To');
    const late = await refused.press('Registrer på To', { nokkel: jwk() });
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('Integrasjonen finnes ikke')]);
    expect(gone.text).not.toContain(clientId);
  });
});

it('a database from before there were several integrations keeps its keys and their dates', async () => {
  const firm = new Firm(harness);
  await firm.registerKey();
  harness.clock.advance(300 * 86_400_000);
  harness.practice.context.database.exec(`
    CREATE TABLE public_key AS SELECT kid, n, e, bits, thumbprint, registered_at FROM client_key;
    DROP TABLE client_key; DROP TABLE further_client; DROP TABLE further_scope;`);
  await harness.restart();
  expect((await firm.send(await firm.grant(REGISTER))).status).toBe(200);
  harness.clock.advance(100 * 86_400_000);
  expect((await firm.send(await firm.grant(REGISTER))).json.error_description).toContain('MP-121');
});
