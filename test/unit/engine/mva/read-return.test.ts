import { describe, expect, it } from 'vitest';
import { readReturn } from '../../../../electron/engine/mva/xml/read-return.ts';
import { RETURN_NAMESPACE } from '../../../../electron/engine/mva/xml/shape.ts';
import { writeReturn } from '../../../../electron/engine/mva/xml/write-return.ts';
import { bytesOf } from '../../../fixtures/mva/arbitrary.ts';
import { line, sampleReturn } from '../../../fixtures/mva/samples.ts';

const value = sampleReturn({
  lines: [
    line('3', 250, {
      grunnlag: '1000',
      sats: '25',
      spesifikasjon: 'uttak',
      merknad: { beskrivelse: 'Bjørn & Åse <øl>' },
    }),
    line('12', -100, { spesifikasjon: 'tapPåKrav', mvaKodeRegnskapsystem: '11,11 inng' }),
    line('32', 99, { grunnlag: '900', sats: '11,11' }),
  ],
});
const xml = writeReturn(value);
const read = (text: string | Uint8Array) => readReturn(typeof text === 'string' ? bytesOf(text) : text);
const swapped = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('the same return is read', () => {
  it.each([
    ['as written', xml],
    ['without namespace', xml.replace(` xmlns="${RETURN_NAMESPACE}"`, '')],
    [
      'with a prefix',
      xml
        .replace(/<(\/?)(?=[a-z])/gi, '<$1m:')
        .replace('<m:?xml', '<?xml')
        .replace('xmlns=', 'xmlns:m='),
    ],
    ['with a byte order mark', `\ufeff${xml}`],
    ['with CRLF', xml.replaceAll('\n', '\r\n')],
    ['on one line', xml.replace(/>\s+</g, '><')],
    [
      'with white space around values',
      xml.replace(
        /<(mvaKode|sats|grunnlag|aar|merverdiavgift|meldingskategori|organisasjonsnummer|skattleggingsperiodeToMaaneder)>([^<]*)</g,
        '<$1>\n  $2\t<',
      ),
    ],
    ['without Norwegian letters', xml.replace('tapPåKrav', 'tapPaaKrav')],
    [
      'with rates written with a point',
      xml.replace('<sats>11,11<', '<sats>11.11<').replace('<sats>25<', '<sats>25.0<'),
    ],
    ['with amounts as decimals that are whole', xml.replace('<grunnlag>1000<', '<grunnlag>+01000.00<')],
    [
      'with comments, CDATA and instructions',
      xml.replace('<sats>', '<!-- sats --><?pi x?><sats>').replace('<mvaKode>3<', '<mvaKode><![CDATA[3]]><'),
    ],
    [
      'with a schema location',
      xml.replace(
        '<mvaMeldingDto',
        '<mvaMeldingDto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
      ),
    ],
    ['declared UTF-16, saved as UTF-8', xml.replace('UTF-8', 'utf-16')],
    ['without a declaration', xml.slice(xml.indexOf('\n') + 1)],
    ['in UTF-16', Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['in UTF-16 the other way round', swapped(xml.replace('UTF-8', 'UTF-16'))],
    ['in UTF-16 without a mark', Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')],
    ['in ISO-8859-1', Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['in windows-1252', Buffer.from(xml.replace('UTF-8', 'windows-1252'), 'latin1')],
  ])('%s', async (_how, text) => {
    expect(await read(text)).toEqual({ ok: true, value });
  });

  it('with the period in its other spelling', async () => {
    const half = writeReturn({ ...value, period: { kind: 'halvMaaned', number: 1, year: 2026 } });
    expect(await read(half.replace('foerste', 'første'))).toMatchObject({
      value: { period: { kind: 'halvMaaned', number: 1 } },
    });
    expect(await read(xml.replace('alminnelig', 'primærnæring'))).toMatchObject({
      value: { category: 'primaernaering' },
    });
  });
});

describe('what breaks a rule is read as it is', () => {
  it.each([
    [
      'decimals',
      xml.replace('<merverdiavgift>250<', '<merverdiavgift>250.50<'),
      { lines: [{ merverdiavgift: '250.50' }, {}, {}] },
    ],
    ['a year too early', xml.replace('<aar>2026', '<aar>2021'), { period: { year: 2021 } }],
    ['a wrong check digit', xml.replace('310000019', '310000018'), { organisationNumber: '310000018' }],
    ['an unknown code', xml.replace('<mvaKode>12<', '<mvaKode>999<'), { lines: [{}, { mvaKode: '999' }, {}] }],
    [
      'an unknown specification',
      xml.replace('uttak', 'noe annet'),
      { lines: [{ spesifikasjon: 'noe annet' }, {}, {}] },
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await read(text)).toMatchObject({ ok: true, value: expected });
  });
});
