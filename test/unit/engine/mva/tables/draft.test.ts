import { describe, expect, it } from 'vitest';
import { lookAt, must } from '../../../../fixtures/mva/engine.ts';
import { CLIENT, OTHER } from '../../../../fixtures/mva/samples.ts';
import { opened, PERIOD } from './table.ts';

const OWN =
  'Kode;Tekst;Beløp;Mva\nU25;Salg A;-1 000,00;-250,00\nU25;Salg B;-10,40;-2,60\nI25;Leie;400,00;100,00\nX;Lønn;5,00;\n';
const CODES = { U25: '3', I25: '1', X: null };

describe('a draft from a table', () => {
  it('has the figures of its rows, and each line opens the rows behind it', async () => {
    const { engine, world, read, chosen } = await opened();
    const view = await read(OWN, {}, 'mva 5.csv');
    const { returnId } = must(await engine.mva.handlers['tables.draft'](chosen(view, { codes: CODES })));
    const made = must(await engine.mva.handlers['mva.get']({ returnId }));
    expect(made).toMatchObject({
      ...{ period: PERIOD, category: 'alminnelig', organisationNumber: CLIENT.organisationNumber, state: 'draft' },
      ...{ source: { kind: 'table', fileName: 'mva 5.csv', importedBy: 'Ida Fjellheim' }, findings: [] },
      ...{ fastsattMerverdiavgift: '152' },
    });
    const behind = async (mvaKode: string, sats: string | null) =>
      must(await engine.mva.handlers['tables.rows']({ returnId, mvaKode, spesifikasjon: null, sats, from: 0 }));
    expect(await behind('3', '25')).toMatchObject({
      ...{ fileName: 'mva 5.csv', headings: ['Kode', 'Tekst', 'Beløp', 'Mva'], count: 2, base: '101040', tax: '25260' },
      rows: [
        { line: 2, cells: ['U25', 'Salg A', '-1 000,00', '-250,00'], base: '100000', tax: '25000' },
        { line: 3, base: '1040', tax: '260' },
      ],
    });
    expect(await behind('1', null)).toMatchObject({
      count: 1,
      base: '0',
      tax: '-10000',
      rows: [{ line: 4, base: null }],
    });
    expect(await behind('31', '15')).toMatchObject({ count: 0, rows: [] });
    const logged = await world.store.db.selectFrom('audit').select(['act', 'person']).execute();
    expect(logged).toEqual([{ act: 'tables.draft', person: 'Ida Fjellheim' }]);
  });

  it('is understood as last time, for this client and files of this shape alone', async () => {
    const { engine, read, chosen, preview } = await opened();
    const view = await read(OWN);
    expect(view.saved).toBeNull();
    expect((await preview(view)).codes.map(({ from }) => from)).toEqual(['open', 'open', 'open']);
    const setup = { sign: 'ledger' as const, columns: view.setup.columns };
    must(await engine.mva.handlers['tables.draft'](chosen(view, { codes: CODES, setup })));

    const again = await read('Kode;Tekst;Beløp;Mva\nI25;Strøm;8,00;2,00\n');
    expect(again).toMatchObject({ saved: { by: 'Ida Fjellheim' }, setup: { sign: 'ledger', decimal: ',' } });
    const shown = await preview(again);
    expect(shown).toMatchObject({ ready: true, codes: [{ own: 'I25', standard: '1', from: 'saved' }] });
    expect(await read('Kode;Tekst;Beløp;Mva;Bilag\nI25;Strøm;8,00;2,00;1\n')).toMatchObject({ saved: null });
    const { organisationNumber } = OTHER;
    const others = must(
      await engine.mva.handlers['tables.read']({
        from: { tableId: (await read(OWN)).tableId },
        organisationNumber,
        reading: {},
      }),
    );
    expect(others.saved).toBeNull();
  });

  it('says when the signs are not those of last time', async () => {
    const { engine, read, chosen, preview } = await opened();
    must(await engine.mva.handlers['tables.draft'](chosen(await read(OWN), { codes: CODES })));
    const turned = await preview(await read('Kode;Tekst;Beløp;Mva\nU25;Salg;1000;250\nI25;Leie;400;-100\n'));
    expect(turned.sign).toEqual({ used: 'ledger', proposed: 'asReturn' });
  });

  it('is not made, and nothing is saved, while a row or a code stands in the way', async () => {
    const { engine, world, read, chosen } = await opened();
    const view = await read('Kode;Beløp;Mva\n3;100;25\n3;abc;25\n');
    expect(await engine.mva.handlers['tables.draft'](chosen(view))).toMatchObject({
      error: { code: 'tables.notReady', sent: 'notSent', params: { file: 'mva.csv', line: 3, column: 'Beløp' } },
    });
    for (const table of ['returns', 'table_setups', 'table_codes', 'return_table_rows', 'audit'] as const) {
      expect(await world.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it('is made of what was shown, though the file has changed since', async () => {
    const { engine, read, chosen } = await opened();
    const view = await read('Kode;Beløp;Mva\n3;100;25\n');
    engine.files.set('mva.csv', Buffer.from('Kode;Beløp;Mva\n3;900;225\n'));
    const { returnId } = must(await engine.mva.handlers['tables.draft'](chosen(view)));
    expect(await lookAt(engine, { id: returnId } as never)).toMatchObject({ fastsattMerverdiavgift: '25' });
  });

  it('asks for the file again when another was opened, and knows its client and period', async () => {
    const { engine, read, chosen } = await opened();
    const first = await read('Kode;Beløp;Mva\n3;100;25\n');
    const second = await read('Kode;Beløp;Mva\n3;100;25\n');
    const { 'tables.draft': draft } = engine.mva.handlers;
    expect(await draft(chosen(first))).toMatchObject({ error: { code: 'tables.gone' } });
    expect(await draft({ ...chosen(second), organisationNumber: '310000388' })).toMatchObject({
      error: { code: 'mva.unknownClient' },
    });
    expect(await draft({ ...chosen(second), period: { ...PERIOD, number: 7 } })).toMatchObject({
      error: { code: 'mva.wrongPeriod' },
    });
  });

  it('of twenty thousand rows is made within the limits, and gives way to others meanwhile', async () => {
    const { engine, read, chosen } = await opened();
    const view = await read(`Kode;Beløp;Mva\n${'3;100,00;25,00\n'.repeat(19_999)}`);
    let open = true;
    let turns = 0;
    const tick = () => {
      turns += 1;
      if (open) setImmediate(tick);
    };
    setImmediate(tick);
    const { returnId } = must(await engine.mva.handlers['tables.draft'](chosen(view)));
    open = false;
    expect(turns).toBeGreaterThan(50);
    const key = { returnId, mvaKode: '3', spesifikasjon: null, sats: '25' };
    const last = must(await engine.mva.handlers['tables.rows']({ ...key, from: 19_900 }));
    expect(last).toMatchObject({ count: 19_999, tax: '49997500' });
    expect(last.rows).toHaveLength(99);
  });
});
