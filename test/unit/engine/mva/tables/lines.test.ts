import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures, opened } from './table.ts';

const HEAD = 'Mva-kode;Grunnlag;Mva\n';

describe('the lines of a table', () => {
  it('are one per code however many rows there are, cut to kroner after they were added up', async () => {
    const { read, preview } = await opened();
    const shown = await preview(await read(`${HEAD}3;100,60;25,15\n3;200,60;50,15\n3;-100,00;-25,00\n6;50;\n`));
    expect(figures(shown)).toEqual([
      ['3', '201', '50'],
      ['6', '50', '0'],
    ]);
    expect(shown.lines.map(({ rowCount, fileLines }) => [rowCount, fileLines])).toEqual([
      [3, [2, 3, 4]],
      [1, [5]],
    ]);
    expect(shown).toMatchObject({ fastsattMerverdiavgift: '50', usedRows: 4, ready: true });
  });

  it.each([
    ['asReturn', '3;1000;250\n1;400;-100\n', null],
    ['ledger', '3;-1000;-250\n1;400;100\n', null],
    ['unsigned', '3;1000;250\n1;400;100\n', null],
  ])('have the signs of a return where the file is %s', async (sign, rows) => {
    const { read, preview } = await opened();
    const shown = await preview(await read(HEAD + rows));
    expect(shown.sign).toEqual({ used: sign, proposed: sign });
    expect(figures(shown)).toEqual([
      ['3', '1000', '250'],
      ['1', null, '-100'],
    ]);
  });

  it('with nothing but purchases are deductions, and whoever knows better says so', async () => {
    const { read, preview } = await opened();
    const view = await read(`${HEAD}1;400;100\n`);
    expect(await preview(view)).toMatchObject({ sign: { used: 'unsigned', proposed: null } });
    expect(figures(await preview(view))).toEqual([['1', null, '-100']]);
    expect(figures(await preview(view, { setup: { sign: 'asReturn' } }))).toEqual([['1', null, '100']]);
  });

  it('of a code with two halves are both, made from the one that stands or taken as they stand', async () => {
    const { read, preview } = await opened();
    const both = [
      ['86', '1000', '250'],
      ['86', null, '-250'],
    ];
    for (const rows of [
      '86;1000;250\n3;0;0\n',
      // Both halves, told apart by sign or by the base that a deduction has none of.
      '86;1000;250\n86;-1000;-250\n',
      '86;1000;250\n86;;250\n3;400;100\n1;4;1\n',
      // A ledger with the cost line's side alone.
      '3;-400;-100\n86;1000;250\n',
    ]) {
      const shown = await preview(await read(HEAD + rows));
      expect(figures(shown).filter(([code]) => code === '86')).toEqual(both);
    }
    const view = await read(`${HEAD}86;1000;250\n`);
    expect((await preview(view)).halves).toEqual([{ code: '86', used: 'both', proposed: 'both' }]);
    expect((await preview(view)).lines.map(({ calculated }) => calculated)).toEqual([false, true]);
    const alone = await preview(view, { setup: { halves: { 86: 'outputOnly' } } });
    expect(figures(alone)).toEqual([['86', '1000', '250']]);
  });

  it('of reverse charge without tax have it worked out', async () => {
    const { read, preview } = await opened();
    const shown = await preview(await read(`${HEAD}81;1000;\n`));
    expect(figures(shown)).toEqual([
      ['81', '1000', '250'],
      ['81', null, '-250'],
    ]);
    expect(shown.lines.every(({ calculated }) => calculated)).toBe(true);
  });

  it('follow the category', async () => {
    const { read, preview } = await opened();
    const view = await read(`${HEAD}1;400;100\n86;1000;250\n`);
    expect(figures(await preview(view, { category: 'kompensasjon' }))).toEqual([
      ['86', '-1000', '-250'],
      ['1', '-400', '-100'],
    ]);
    const reverse = await read(`${HEAD}87;1000;250\n`);
    expect(figures(await preview(reverse, { category: 'omvendtAvgiftsplikt' }))).toEqual([['87', '1000', '250']]);
  });

  it('carry rate, spesifikasjon and note of their rows', async () => {
    const { read, preview } = await opened();
    const shown = await preview(
      await read(
        'Kode;Beløp;Mva;Sats;Spesifikasjon;Merknad\n3;100;25;25 %;;\n3;200;50;25;Uttak;Fra lageret\n32;90;10;11,11;;\n31;100;15;;;\n',
      ),
    );
    expect(shown.lines.map(({ line }) => [line.mvaKode, line.sats, line.spesifikasjon, line.merknad])).toEqual([
      ['3', '25', null, null],
      ['3', '25', 'uttak', { beskrivelse: 'Fra lageret' }],
      ['31', '15', null, null],
      ['32', '11,11', null, null],
    ]);
  });

  it('leave out rows without a code and codes that are not reported, and say which', async () => {
    const { read, preview } = await opened();
    const shown = await preview(await read(`${HEAD}3;100;25\n0;500;\n7;1;\n;;\nSum;100;25\n;600;25\n`));
    expect(shown.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'notReported'],
      [4, 'notReported'],
      [7, 'noCode'],
    ]);
    expect(shown).toMatchObject({ ready: false, usedRows: 1 });
    expect(shown.codes.find(({ own }) => own === 'Sum')).toMatchObject({ from: 'open', standard: null });
  });

  it('wait for a row that cannot be read, told by line, column and value', async () => {
    const { read, preview } = await opened();
    const shown = await preview(
      await read('Kode;Beløp;Mva;Spesifikasjon;Sats\n3;12.34;25;;\n3;1;;;\n1;;x;tull;mye\n6;1,5;;;\n'),
    );
    expect(shown.ready).toBe(false);
    expect(shown.problems).toEqual([
      { line: 2, column: 'Beløp', reason: 'notNumber', value: '12.34' },
      { line: 3, column: 'Mva', reason: 'noTax', value: '' },
      { line: 4, column: 'Mva', reason: 'notNumber', value: 'x' },
      { line: 4, column: 'Sats', reason: 'rate', value: 'mye' },
      { line: 4, column: 'Spesifikasjon', reason: 'specification', value: 'tull' },
    ]);
  });

  it('are the exact sums of the rows, however they are written and ordered', async () => {
    const { read, preview } = await opened();
    const row = fc.record({ code: fc.constantFrom('3', '31', '33'), tax: fc.integer({ min: 1, max: 10 ** 9 }) });
    const written = (ore: number) => (ore / 100).toFixed(2).replace('.', ',');
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const file = rows.map(({ code, tax }) => `${code};${written(tax * 4)};${written(tax)}\n`).join('');
        const shown = await preview(await read(`${HEAD}${file}5;0,00;0,01\n`));
        for (const code of ['3', '31', '33']) {
          const sum = rows.reduce((total, each) => (each.code === code ? total + BigInt(each.tax) : total), 0n);
          const line = shown.lines.find((each) => each.line.mvaKode === code)?.line;
          expect(line?.merverdiavgift ?? '0').toBe(String(sum / 100n));
        }
        const total = shown.lines.reduce((sum, { line }) => sum + BigInt(line.merverdiavgift), 0n);
        expect(shown.fastsattMerverdiavgift).toBe(String(total));
      }),
      { numRuns: 40 },
    );
  });
});
