import { describe, expect, it } from 'vitest';
import { type Terms, termsView } from '../../../../../renderer/features/mva/terms-view.ts';
import { periodKey } from '../../../../../shared/mva/periods.ts';
import { termCell } from '../../../../support/term-cell.ts';

type Cell = Terms['cells'][number];
const cell = (kind: Cell['period']['kind'], number: number, deadline: string): Cell =>
  termCell({ period: { kind, number, year: 2026 }, deadline });
const terms: Terms['terms'] = [5, 6].map((number) => ({
  period: { kind: 'toMaaneder', number, year: 2026 },
  deadline: number === 5 ? '2026-12-10' : '2027-02-10',
  current: number === 5,
}));
const placed = (cells: Cell[]) => {
  const { rows, outside } = termsView({ terms, cells }, '2026-11-21');
  const inside = [...(rows[0]?.cells ?? [])].map(([key, { cell: shown }]) => `${key}: ${periodKey(shown.period)}`);
  return [inside, outside.map(({ cell: shown }) => periodKey(shown.period))];
};

describe('the term picture', () => {
  it('puts a client that delivers otherwise in the column its period ends in', () => {
    expect(placed([cell('aar', 1, '2027-03-10')])).toEqual([['2026-toMaaneder-6: 2026-aar-1'], []]);
    expect(placed([cell('treMaaneder', 4, '2027-02-10')])).toEqual([['2026-toMaaneder-6: 2026-treMaaneder-4'], []]);
  });

  it('shows the most urgent of several in one column and lists the rest below', () => {
    const monthly = [cell('maaned', 9, '2026-11-25'), cell('maaned', 10, '2026-12-10')];
    expect(placed(monthly)).toEqual([['2026-toMaaneder-5: 2026-maaned-9'], ['2026-maaned-10']]);
  });

  it('lists what ends in no column shown', () => {
    expect(placed([cell('toMaaneder', 1, '2026-04-10')])).toEqual([[], ['2026-toMaaneder-1']]);
  });
});
