import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guessColumns, readDay, readNumber, readTerm } from '../../../../electron/engine/clients/import/columns.ts';
import { Imports } from '../../../../electron/engine/clients/import/imports.ts';
import { csvCell } from '../../../../electron/engine/csv.ts';
import type { Files } from '../../../../electron/engine/files.ts';
import { readXlsx } from '../../../../electron/engine/sheets/xlsx.ts';
import type { ImportChoice, ImportView } from '../../../../shared/contract/client-list.ts';
import { organisationCheckDigit } from '../../../../shared/ids.ts';
import { fail, ok } from '../../../../shared/outcome.ts';

const text = (value: string) => new TextEncoder().encode(value);
const FJORD = '310000388';
const bytesFor = (value: string): string => {
  for (let eight = Number(value.slice(0, 8)); ; eight += 1) {
    const digit = organisationCheckDigit(String(eight));
    if (digit !== undefined) return `${eight}${digit}`;
  }
};
const A = bytesFor('31000010');
const B = bytesFor('31000020');

/** One import room over files that a test names. */
function room(files: Record<string, Uint8Array> = {}, known: readonly string[] = []) {
  const imports = new Imports({
    read: async (handle: string) => {
      const bytes = files[handle];
      return bytes ? ok({ name: handle, bytes }) : fail('app.fileMissing');
    },
  } as unknown as Files);
  const read = async (from: Parameters<Imports['read']>[0], choice: ImportChoice = {}): Promise<ImportView> => {
    const view = await imports.read(from, choice, async () => new Set(known));
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  };
  return { imports, read };
}
const taken = (imports: Imports, id: string) => {
  const table = imports.take(id);
  return table.ok ? table.value.rows : [];
};

const sheetXml = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const workbook = (sheet: string, shared = '') =>
  zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'xl/worksheets/sheet1.xml': text(sheet),
    'xl/worksheets/sheet2.xml': text(sheetXml('<row r="1"><c r="A1"><v>999</v></c></row>')),
    'xl/sharedStrings.xml': text(`<sst>${shared}</sst>`),
  });

describe('a list from a CSV file', () => {
  const csv = `Orgnr;Kundenavn;Ansvarlig;Avdeling;Mva-termin;Vi leverer fra\r\n${FJORD};"Fjell; og Fjord AS";Åse;Bygg, Nord;2 mnd;01.03.2026\r\nNO ${A} MVA;Sjøgata AS;;;årlig;\r\n`;

  it('has encoding, delimiter and columns guessed, in the two encodings that Excel writes', async () => {
    const latin = Buffer.from(csv, 'latin1');
    const { imports, read } = room({ latin, utf8: text(`\ufeff${csv}`) });
    const view = await read({ handle: 'utf8' });
    expect(view).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      header: true,
      columns: ['number', 'name', 'responsible', 'group', 'vatTerm', 'deliversFrom'],
      good: 2,
      badCount: 0,
    });
    const second = await read({ handle: 'latin' });
    expect(second).toMatchObject({ encoding: 'windows-1252', headings: view.headings, preview: view.preview });
    expect(taken(imports, second.tableId)).toMatchObject([
      {
        organisationNumber: FJORD,
        name: 'Fjell; og Fjord AS',
        fields: { responsible: 'Åse', groups: ['Bygg', 'Nord'], vatTerm: 'toMaaneder', deliversFrom: '2026-03-01' },
      },
      { organisationNumber: A, fields: { vatTerm: 'aar' } },
    ]);
  });

  it('is read in UTF-16 with and without a mark, and with the windows letters', async () => {
    const { read } = room({
      le: Buffer.from(`\ufeff${csv}`, 'utf16le'),
      be: Buffer.from(`\ufeff${csv}`, 'utf16le').swap16(),
      bare: Buffer.from(csv, 'utf16le'),
      dash: Buffer.from([
        ...Buffer.from(`Navn;Orgnr\nBjørn `, 'latin1'),
        0x96,
        ...Buffer.from(` sønn;${A}\n`, 'latin1'),
      ]),
    });
    for (const handle of ['le', 'be', 'bare'])
      expect((await read({ handle })).preview[0]?.[1]).toBe('Fjell; og Fjord AS');
    expect((await read({ handle: 'dash' })).preview[0]?.[0]).toBe('Bjørn – sønn');
  });

  it('lists bad rows with line and reason, takes the good ones, and joins doubles', async () => {
    const lines = [
      'Navn,Orgnr,Gruppe,Termin',
      `Fjell,${FJORD},Bygg,`,
      'Uten nummer,,,',
      'For kort,12345,,',
      'Feil siffer,310000389,,',
      '"Over',
      `to linjer",${A},,tullball`,
      `,${FJORD},Nord,årlig`,
      `Vik,${B},,`,
    ];
    const { imports, read } = room({ list: text(lines.join('\n')) }, [FJORD]);
    const view = await read({ handle: 'list' });
    expect(view.bad.map((row) => [row.line, row.reason])).toEqual([
      [3, 'noNumber'],
      [4, 'notNumber'],
      [5, 'checkDigit'],
      [6, 'vatTerm'],
    ]);
    expect(view).toMatchObject({ good: 2, known: 1, merged: [{ line: 8, organisationNumber: FJORD, into: 2 }] });
    expect(taken(imports, view.tableId)[0]).toMatchObject({
      name: 'Fjell',
      fields: { groups: ['Bygg', 'Nord'], vatTerm: 'aar' },
    });
  });

  it('is read anew with the columns, the delimiter and the heading that a person chose', async () => {
    const { imports, read } = room({ list: text(`${FJORD};Ola;Fjell AS\n${A};Kari;Vik AS\n`) });
    const first = await read({ handle: 'list' });
    expect(first).toMatchObject({ header: false, columns: ['number', 'name', 'none'], good: 2 });
    const again = await read({ tableId: first.tableId }, { columns: ['number', 'responsible', 'name'] });
    expect(taken(imports, again.tableId)[1]).toMatchObject({ name: 'Vik AS', fields: { responsible: 'Kari' } });
    expect(imports.take(again.tableId)).toMatchObject({ error: { code: 'clients.tableGone' } });
    const comma = await read({ handle: 'list' }, { delimiter: ',' });
    expect(comma).toMatchObject({ delimiter: ',', columns: ['name'], good: 0, badCount: 2 });
  });

  it('is read in steps that leave the event loop free, however long it is', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `Klient nummer ${index};${FJORD};Ansvarlig ${index % 7}`);
    const { read } = room({ list: text(`Navn;Orgnr;Ansvarlig\n${rows.join('\n')}`) });
    let turns = 0;
    let open = true;
    const tick = () => {
      turns += 1;
      if (open) setImmediate(tick);
    };
    setImmediate(tick);
    const view = await read({ handle: 'list' });
    open = false;
    expect(view).toMatchObject({ good: 1, badCount: 0 });
    expect(turns).toBeGreaterThan(10);
  });

  it('stops where a table is too large, and where a quote never closes', async () => {
    const { imports } = room({
      open: text(`Navn;Orgnr\n"${'x'.repeat(2_000_000)}`),
      many: text('a;b\n'.repeat(130_000)),
    });
    const read = (handle: string) => imports.read({ handle }, {}, async () => new Set());
    expect(await read('open')).toMatchObject({ error: { code: 'clients.unreadableTable' } });
    expect(await read('many')).toMatchObject({ error: { code: 'clients.tooManyRows' } });
  });
});

describe('a pasted table', () => {
  it('is parted by tabs', async () => {
    const { imports, read } = room();
    const view = await read({ text: `Navn\tOrg.nr.\nFjell AS\t310 000 388\nVik, Nes\t${A}\n` });
    expect(view).toMatchObject({
      kind: 'paste',
      delimiter: '\t',
      encoding: null,
      columns: ['name', 'number'],
      good: 2,
    });
    expect(taken(imports, view.tableId).map((row) => row.name)).toEqual(['Fjell AS', 'Vik, Nes']);
  });
});

describe('a list from an Excel file', () => {
  it('is the first sheet: shared texts, inline ones, numbers, dates and formulas with their last value', async () => {
    const shared =
      '<si><t>Orgnr</t></si><si><r><t>Kunde</t></r><r><t>navn</t></r><rPh><t>x</t></rPh></si><si><t>Vi leverer fra</t></si>';
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>
      <row r="3"><c r="A3"><v>${FJORD}</v></c><c r="B3" t="inlineStr"><is><t>Fjell &amp; Fjord AS</t></is></c><c r="D3"><v>46082</v></c></row>
      <row r="4"><c r="A4"><v>3.1000010${A.at(-1)}E8</v></c><c r="B4" t="str"><f>1+1</f><v>Vik AS</v></c><c r="D4" t="e"><v>#REF!</v></c></row>`;
    const { imports, read } = room({ 'liste.xlsx': workbook(sheetXml(rows), shared) });
    const view = await read({ handle: 'liste.xlsx' });
    expect(view).toMatchObject({
      kind: 'xlsx',
      columns: ['number', 'name', 'none', 'deliversFrom'],
      headings: ['Orgnr', 'Kundenavn', '', 'Vi leverer fra'],
    });
    expect(taken(imports, view.tableId)[0]).toMatchObject({
      organisationNumber: FJORD,
      name: 'Fjell & Fjord AS',
      fields: { deliversFrom: '2026-03-01' },
      line: 3,
    });
  });

  it('that would fill the memory, has a document type, or is no workbook, is refused', async () => {
    const bomb = workbook(sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>'.concat('x'.repeat(2_000_000))));
    const doctype = workbook(`<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml('')}`);
    const { imports } = room({ bomb, doctype, zip: zipSync({ 'a.txt': text('a') }), cut: bomb.slice(0, 400) });
    const code = async (handle: string) => {
      const answer = await imports.read({ handle }, {}, async () => new Set());
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(bomb.length).toBeLessThan(100_000);
    const blanks = workbook(sheetXml(' '.repeat(600_000)));
    expect(await readXlsx(blanks, { rows: 100, inflated: 400_000 })).toMatchObject({ fault: { reason: 'tooMany' } });
    expect(await code('bomb')).toBe('clients.tooManyRows');
    expect(await code('doctype')).toBe('clients.tooManyRows');
    expect(await code('zip')).toBe('clients.unreadableTable');
    expect(await code('cut')).toBe('clients.unreadableTable');
  });
});

describe('what firms write', () => {
  it('of organisation numbers, terms and days is understood', () => {
    for (const each of [FJORD, '310 000 388', 'NO310000388MVA', '3.10000388E8', '310000388.0'])
      expect(readNumber(each)).toEqual({ ok: true, value: FJORD });
    expect(
      ['2 mnd', 'Annenhver måned', 'Årlig', 'kvartal', 'MÅNED', 'uke', 'ikke mva', 'nei', 'x'].map(readTerm),
    ).toEqual(['toMaaneder', 'toMaaneder', 'aar', 'treMaaneder', 'maaned', 'uke', 'none', 'none', undefined]);
    expect(['2026-03-01', '1.3.2026', '01/03/26', '46082', '31.02.2026', 'snart'].map(readDay)).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-03-01',
      '2026-03-01',
      undefined,
      undefined,
    ]);
  });

  it('never gives one kind to two columns, whatever the table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom('Navn', 'Orgnr', FJORD, A))), { maxLength: 6 }),
        (table) => {
          const rows = table.map((cells, index) => ({ line: index + 1, cells }));
          for (const header of [true, false]) {
            const kinds = guessColumns(rows, header).filter((kind) => kind !== 'none');
            expect(new Set(kinds).size).toBe(kinds.length);
          }
        },
      ),
    );
  });
});

describe('an exported cell', () => {
  it('never begins as a formula, and comes back as it was but for the guard', () => {
    expect(['=1+1', '+47', '-5', '@cmd', '\tx', '\rx', 'a;b', 'si "hei"'].map(csvCell)).toEqual([
      "'=1+1",
      "'+47",
      "'-5",
      "'@cmd",
      "'\tx",
      `"'\rx"`,
      '"a;b"',
      '"si ""hei"""',
    ]);
    fc.assert(
      fc.property(fc.string(), (value) => {
        const cell = csvCell(value).replace(/^"/, '');
        expect(/^[=+\-@\t\r]/.test(cell)).toBe(false);
      }),
    );
  });
});
