import type { ReturnLine } from '../../../shared/contract/mva.ts';
import type { TablePreview, TableView } from '../../../shared/contract/tables.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';

const tableId = '00000000-0000-4000-8000-00000000aaaa';

const view: TableView = {
  ...{ tableId, kind: 'xlsx', name: 'Mva-rapport 5. termin.xlsx', sheets: ['Termin 5', 'Termin 4'] },
  reading: { encoding: null, delimiter: null, sheet: 'Termin 5', header: 2 },
  headings: ['Bilag', 'Dato', 'Tekst', 'Mva-kode', 'Beløp eks. mva', 'Mva-beløp'],
  rows: [
    ['Mva-rapport', '', '', '', '', ''],
    ['5. termin 2026', '', '', '', '', ''],
    ['Bilag', 'Dato', 'Tekst', 'Mva-kode', 'Beløp eks. mva', 'Mva-beløp'],
    ['10231', '02.09.2026', 'Faktura 4417 Havn og Hei AS', 'U25', '-212 300,00', '-53 075,00'],
    ['10232', '03.09.2026', 'Faktura 4418', 'U25', '-4 100,40', '-1 025,10'],
    ['10233', '04.09.2026', 'Husleie september', 'I25', '44 800,00', '11 200,00'],
    ['10234', '08.09.2026', 'Programvare fra utlandet', 'T25', '7 400,00', '1 850,00'],
    ['10235', '09.09.2026', 'Lønn', '', '310 000,00', ''],
  ].map((cells, at) => ({ line: at + 1, cells })),
  rowCount: 184,
  setup: { columns: ['none', 'none', 'none', 'code', 'base', 'tax'] },
  saved: null,
};

const line = (mvaKode: string, grunnlag: string | null, merverdiavgift: string): ReturnLine => ({
  ...{ mvaKode, grunnlag, merverdiavgift, sats: grunnlag === null ? null : '25' },
  ...{ spesifikasjon: null, mvaKodeRegnskapsystem: null, merknad: null },
});
const preview: TablePreview = {
  lines: [
    { line: line('3', '216400', '54100'), rowCount: 120, fileLines: [4, 5, 8, 9, 10, 14, 20, 22], calculated: false },
    { line: line('86', '7400', '1850'), rowCount: 1, fileLines: [7], calculated: false },
    { line: line('86', null, '-1850'), rowCount: 1, fileLines: [7], calculated: true },
    { line: line('1', null, '-11200'), rowCount: 51, fileLines: [6], calculated: false },
  ],
  ...{ fastsattMerverdiavgift: '42900', findings: [], usedRows: 172 },
  codes: [
    { own: 'U25', rows: 120, standard: '3', from: 'given' },
    { own: 'I25', rows: 51, standard: '1', from: 'given' },
    { own: 'T25', rows: 1, standard: '86', from: 'given' },
    { own: 'X', rows: 4, standard: null, from: 'given' },
  ],
  ...{ decimal: { used: ',', proposed: ',' }, sign: { used: 'ledger', proposed: 'ledger' } },
  halves: [{ code: '86', used: 'both', proposed: 'both' }],
  ...{ problems: [], problemCount: 0, ready: true },
  leftOut: [{ line: 8, reason: 'noCode', text: '10235 · 09.09.2026 · Lønn · 310 000,00' }],
  leftOutCount: 12,
};

const stuck: TablePreview = {
  ...preview,
  codes: preview.codes.map((each) => (each.own === 'T25' ? { ...each, standard: null, from: 'open' } : each)),
  lines: preview.lines.filter((each) => each.line.mvaKode !== '86'),
  problems: [
    { line: 37, column: 'Mva-beløp', reason: 'notNumber', value: 'se bilag' },
    { line: 61, column: 'Beløp eks. mva', reason: 'noValue', value: '' },
  ],
  ...{ problemCount: 2, ready: false, halves: [] },
};

/** A table as it is met the first time; as last time (`…/sist`); and with cells and codes in the way (`…/feil`). */
export function tablesScene(double: Double): void {
  let handle = '';
  double.handle('tables.read', ({ from }) => {
    handle = 'handle' in from ? from.handle : handle;
    return ok(handle === 'sist' ? { ...view, saved: { at: '2026-09-28T09:14:00Z', by: 'Kari Nordmann' } } : view);
  });
  double.handle('tables.preview', () => ok(handle === 'feil' ? stuck : preview));
  double.handle('tables.draft', () => ok({ returnId: tableId }));
  double.handle('saft.terms', () =>
    ok({
      ...{ kind: 'toMaaneder', category: 'alminnelig' },
      terms: [
        { period: { kind: 'toMaaneder', number: 5, year: 2026 }, deadline: '2026-12-10' },
        { period: { kind: 'toMaaneder', number: 6, year: 2026 }, deadline: '2027-02-10' },
      ],
    }),
  );
  double.handle('tables.rows', () =>
    ok({
      ...{
        fileName: view.name,
        sheet: 'Termin 5',
        headings: view.headings,
        count: 3,
        base: '21640040',
        tax: '5410010',
      },
      rows: [3, 4, 7].map((at) => ({
        ...{ line: at + 1, cells: view.rows[at]?.cells ?? [], base: '7213347', tax: '1803337' },
      })),
    }),
  );
}
