import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paymentXml } from '../../electron/practice/skatteetaten/payment.ts';
import { PERIOD_VALUES } from '../../electron/practice/skatteetaten/periods.ts';
import { ENVELOPE_NAMESPACE, ENVELOPE_SHAPE } from '../../electron/practice/skatteetaten/shapes.ts';
import { breachesOf } from '../../electron/practice/skatteetaten/structure.ts';
import { judge, resultXml } from '../../electron/practice/skatteetaten/verdict.ts';
import { readXml } from '../../electron/practice/skatteetaten/xml.ts';
import { envelopeXml, returnXml } from '../unit/practice/skatteetaten/documents.ts';

const XSD = resolve(import.meta.dirname, '../../../shared/data/mva/xsd');
const EXAMPLES = resolve(import.meta.dirname, '../../../shared/data/mva/examples/melding');
const hasTool = spawnSync('xmllint', ['--version']).status === 0;
const reason = existsSync(XSD) ? 'xmllint is not installed' : 'the published XSDs are not beside the project';
const can = hasTool && existsSync(XSD);
if (!can) console.warn(`SKIPPED: practice's documents against Skatteetaten's XSDs (${reason})`);

function valid(xml: string | Uint8Array, schema: string): boolean {
  const file = resolve(XSD, schema);
  return spawnSync('xmllint', ['--noout', '--nonet', '--schema', file, '-'], { input: xml }).status === 0;
}

const RESULT = 'no.skatteetaten.fastsetting.avgift.mva.valideringsresultat.v1.xsd';
const PAYMENT = 'no.skatteetaten.fastsetting.avgift.mva.skattemeldingformerverdiavgift.betalingsinformasjon.v1.0.xsd';
const RETURN = 'no.skatteetaten.fastsetting.avgift.mva.skattemeldingformerverdiavgift.v1.0.xsd';
const ENVELOPE = 'no.skatteetaten.fastsetting.avgift.mva.mvameldinginnsending.v1.0.xsd';
const judged = (bytes: Uint8Array) => judge(bytes, () => ({ now: Date.UTC(2026, 10, 21), unit: undefined }));

describe.skipIf(!can)(`practice's documents against Skatteetaten's XSDs`, () => {
  it('valideringsresultat holds for a sound, a doubtful and a broken return', () => {
    for (const xml of [
      returnXml(),
      returnXml({ total: '900' }),
      returnXml({ lines: [{ code: '99', vat: '1.5' }] }),
      '<a>',
    ]) {
      expect(valid(resultXml(judged(Buffer.from(xml))), RESULT)).toBe(true);
    }
    expect(valid(resultXml(judged(Buffer.from('<a>'))).replace('avvikKode', 'kode'), RESULT)).toBe(false);
  });

  it('betalingsinformasjon holds for every kind of period', () => {
    for (const [kind, values] of Object.entries(PERIOD_VALUES)) {
      for (const value of [values[0] ?? '', values.at(-1) ?? '']) {
        const payment = {
          reference: '50000001/guid',
          organisationNumber: '312480778',
          category: 'alminnelig',
          total: -7n,
        };
        expect(valid(paymentXml({ ...payment, period: { kind, value, year: 2026 } }), PAYMENT)).toBe(true);
      }
    }
  });

  it('practice agrees with the schema about every official example', () => {
    const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.xml'));
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      const bytes = readFileSync(resolve(EXAMPLES, name));
      const structural = judged(bytes).findings.some(({ rule }) => rule === 'R001');
      expect([name, !structural]).toEqual([name, valid(bytes, RETURN)]);
    }
  });

  it.each([
    ['sound', envelopeXml({ attachments: ['a.pdf'] })],
    ['without a period', envelopeXml({ periodBlock: '' })],
    ['with an unknown category', envelopeXml({ category: 'x' })],
    [
      'out of order',
      envelopeXml().replace(
        /(<meldingskategori>.*?<\/meldingskategori>)(<innsendingstype>.*?<\/innsendingstype>)/,
        '$2$1',
      ),
    ],
  ])('practice agrees with the schema about an envelope %s', (_, xml) => {
    const read = readXml(Buffer.from(xml));
    const sound =
      read.ok && breachesOf(read.root, 'mvaMeldingInnsending', ENVELOPE_NAMESPACE, ENVELOPE_SHAPE).length === 0;
    expect(sound).toBe(valid(xml, ENVELOPE));
  });
});
