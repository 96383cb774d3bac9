import { describe, expect, it } from 'vitest';
import {
  findValidationResult,
  readPayment,
  readValidationResult,
} from '../../../../electron/engine/mva/xml/read-answers.ts';
import { verdictXml } from '../../../fixtures/mva/altinn.ts';
import { bytesOf } from '../../../fixtures/mva/arbitrary.ts';

const older = `<valideringsresultat><status>UGYLDIG_SKATTEMELDING</status><valideringsfeil><stiTilFeil>/a</stiTilFeil>
  <valideringsDetaljer><feilmelding>Koden finnes ikke</feilmelding><alvorlighetsgrad>UGYLDIG_SKATTEMELDING</alvorlighetsgrad>
  <avvikKode>UKJENT</avvikKode><informasjon>Regel R002</informasjon></valideringsDetaljer></valideringsfeil></valideringsresultat>`;
const current = verdictXml('avvikende skattemelding').replace(
  '</avvikVedMeldingslevering>',
  `</avvikVedMeldingslevering><avvik><stiTilAvvik>/a</stiTilAvvik><mvaKode>null</mvaKode><avviksinformasjon><begrunnelse>Sum</begrunnelse>
   <avvikstype>avvikende skattemelding</avvikstype><avvikKode>SUM</avvikKode></avviksinformasjon></avvik>`,
);

describe('a verdict', () => {
  it('is read in its present shape, also without the rule', async () => {
    expect(await readValidationResult(bytesOf(current))).toEqual({
      ok: true,
      value: {
        verdict: 'avvikende skattemelding',
        findings: [{ rule: null, code: 'SUM', verdict: 'avvikende skattemelding', text: 'Sum', mvaKode: null }],
      },
    });
  });

  it('is read in its older shape', async () => {
    expect(await readValidationResult(bytesOf(older))).toMatchObject({
      ok: true,
      value: {
        verdict: 'ugyldig skattemelding',
        findings: [{ rule: 'R002', code: 'UKJENT', text: 'Koden finnes ikke' }],
      },
    });
  });

  it.each([
    ['a JSON string', (xml: string) => JSON.stringify(`Ugyldig mva-melding:\n${xml}`)],
    ['plain text', (xml: string) => `Ugyldig mva-melding ${xml} slutt`],
    ['a problem', (xml: string) => JSON.stringify({ title: 'Ugyldig mva-melding', detail: xml })],
  ])('is found inside %s', async (_where, wrap) => {
    expect(await findValidationResult(wrap(older))).toMatchObject({ verdict: 'ugyldig skattemelding' });
  });

  it.each([
    '',
    'Ugyldig mva-melding',
    '<html/>',
    '<valideringsresultat><status>KANSKJE</status></valideringsresultat>',
  ])('is not found in %j', async (body) => {
    expect(await findValidationResult(body)).toBeUndefined();
    expect((await readValidationResult(bytesOf(body))).ok).toBe(false);
  });
});

describe('payment details', () => {
  it('are refused when they do not hold an amount and a day', async () => {
    expect((await readPayment(bytesOf('<betalingsinformasjon><beloep>1</beloep></betalingsinformasjon>'))).ok).toBe(
      false,
    );
  });
});
