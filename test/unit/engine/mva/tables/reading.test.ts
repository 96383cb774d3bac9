import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { xlsxOf } from '../../../../../electron/engine/xlsx.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { figures, opened } from './table.ts';

const CSV = 'Mva-kode;Grunnlag;Merverdiavgift\r\n3;10 000,00;2 500,00\r\n1;4 000,00;-1 000,00\r\n';
const LINES = [
  ['3', '10000', '2500'],
  ['1', null, '-1000'],
];

describe('a table from CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`)],
    ['UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${CSV}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(CSV.replace('Grunnlag', 'Beløp eks. mva'), 'latin1')],
    ['commas', Buffer.from('mva-kode,"Grunnlag","Merverdiavgift"\n3,10000.00,"2,500.00"\n1,4000.00,-1000.00\n')],
    ['tabs', Buffer.from(CSV.replaceAll(';', '\t'))],
    ['a line for Excel first', Buffer.from(`sep=;\r\n${CSV}`)],
    ['text before the headings', Buffer.from(`Fjell AS;;\r\nMva-rapport;;5. termin\r\n\r\n${CSV}`)],
    ['unix lines and no last one', Buffer.from(CSV.replaceAll('\r\n', '\n').trimEnd())],
    [
      'minus behind, and in parentheses',
      Buffer.from(CSV.replace('-1 000,00', '(1 000,00)').replace('2 500,00', '2.500')),
    ],
  ])('is read: %s', async (_, bytes) => {
    const { read, preview } = await opened();
    expect(figures(await preview(await read(bytes)))).toEqual(LINES);
  });

  it('without headings is read by what stands in its columns', async () => {
    const { read, preview } = await opened();
    const view = await read('Salg;3;10000,00;2500,00\nKjøp;1;4000,00;-1000,00\n');
    expect(view).toMatchObject({ reading: { header: null }, setup: { columns: ['none', 'code', 'base', 'tax'] } });
    expect(figures(await preview(view))).toEqual(LINES);
  });

  it('can be read in another way than was found out', async () => {
    const { read, preview } = await opened();
    const odd = await read('x|y\nMva-kode|Grunnlag|Mva\n3|1|2\n', { delimiter: '|', header: 1 });
    expect(odd).toMatchObject({ headings: ['Mva-kode', 'Grunnlag', 'Mva'], rowCount: 1 });
    const view = await read('Mva-kode;Grunnlag;Mva\n3;1.000;250\n');
    expect(figures(await preview(view))).toEqual([['3', '1000', '250']]);
    expect(figures(await preview(view, { setup: { decimal: '.' } }))).toEqual([['3', '1', '250']]);
  });

  it('never throws and never answers without a reason, whatever the bytes', async () => {
    const { engine, preview } = await opened();
    const { organisationNumber } = CLIENT;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        engine.files.set('x', bytes);
        const answer = await engine.mva.handlers['tables.read']({
          from: { handle: 'x' },
          organisationNumber,
          reading: {},
        });
        if (answer.ok) await preview(answer.value);
        else expect(answer.error.code).toMatch(/^tables\./);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with its name when it is too long, empty or no table', async () => {
    const { engine } = await opened();
    const { organisationNumber } = CLIENT;
    const code = async (content: string | Uint8Array) => {
      engine.files.set('fil', Buffer.from(content));
      const answer = await engine.mva.handlers['tables.read']({
        from: { handle: 'fil' },
        organisationNumber,
        reading: {},
      });
      return answer.ok ? 'ok' : [answer.error.code, answer.error.params.file];
    };
    expect(await code('a;b\n'.repeat(20_002))).toEqual(['tables.tooLarge', 'fil']);
    expect(await code('\n\n')).toEqual(['tables.empty', 'fil']);
    expect(await code(`a;b\n"${'x'.repeat(2_000_000)}`)).toEqual(['tables.unreadable', 'fil']);
    expect(await code(zipSync({ 'a.txt': new Uint8Array(3) }))).toEqual(['tables.unreadable', 'fil']);
  });
});

const book = (sheets: Record<string, string>, hidden: readonly string[] = []) => {
  const text = (value: string) => new TextEncoder().encode(value);
  const names = Object.keys(sheets);
  return zipSync({
    'xl/workbook.xml': text(
      `<workbook xmlns:r="x"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `<Relationships>${names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/ark${names.length - at}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/ark${names.length - at}.xml`,
        text(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
  });
};
const HEADINGS =
  '<row r="3"><c t="inlineStr"><is><t>Mva-kode</t></is></c><c t="inlineStr"><is><t>Grunnlag</t></is></c><c t="inlineStr"><is><t>Mva</t></is></c></row>';

describe('a table from XLSX', () => {
  it('has numbers as numbers, whatever they are written like', async () => {
    const { read, preview } = await opened();
    const rows = `${HEADINGS}<row r="4"><c><v>3</v></c><c><v>10000.499999999999</v></c><c><f>B4*0.25</f><v>2.5E3</v></c></row>
      <row r="5"><c t="str"><v>1</v></c><c><v>4000</v></c><c><v>-1000.125</v></c></row>`;
    expect(figures(await preview(await read(book({ Ark1: rows }))))).toEqual(LINES);
  });

  it('written as texts is read like CSV', async () => {
    const { read, preview } = await opened();
    const view = await read(
      xlsxOf([
        ['Mva-kode', 'Grunnlag', 'Mva'],
        ['3', '10 000,00', '2.500'],
        ['1', '4000', '-1000'],
      ]),
    );
    expect(view).toMatchObject({ kind: 'xlsx', sheets: ['1'], reading: { sheet: '1', header: 0 } });
    expect(figures(await preview(view))).toEqual(LINES);
  });

  it('is the sheet that was chosen, of those that are not hidden', async () => {
    const { read, preview } = await opened();
    const row = (tax: number) =>
      `${HEADINGS}<row r="4"><c><v>3</v></c><c><v>${tax * 4}</v></c><c><v>${tax}</v></c></row>`;
    const bytes = book({ Skjult: row(1), Termin4: row(2), Termin5: row(3) }, ['Skjult']);
    const first = await read(bytes);
    expect(first).toMatchObject({ sheets: ['Termin4', 'Termin5'], reading: { sheet: 'Termin4' } });
    expect(figures(await preview(first))).toEqual([['3', '8', '2']]);
    expect(figures(await preview(await read(bytes, { sheet: 'Termin5' })))).toEqual([['3', '12', '3']]);
  });

  it('with an error or a formula that was never worked out says where', async () => {
    const { read, preview } = await opened();
    const rows = `${HEADINGS}<row r="4"><c><v>3</v></c><c><v>100</v></c><c t="e"><v>#REF!</v></c></row>
      <row r="9"><c><v>3</v></c><c><f>SUM(B1:B2)</f></c><c><v>25</v></c></row>`;
    const shown = await preview(await read(book({ Ark1: rows })));
    expect(shown.ready).toBe(false);
    expect(shown.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [4, 'Mva', 'noValue'],
      [4, 'Mva', 'noTax'],
      [9, 'Grunnlag', 'noValue'],
    ]);
  });
});
