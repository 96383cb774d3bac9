import { describe, expect, it } from 'vitest';
import { openTerms, termCells, termsShown } from '../../../../electron/engine/mva/terms.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';

const NOW = Date.UTC(2026, 10, 21);
const terms = termsShown(NOW);
const client = { organisationNumber: '310000019', name: 'Fjell og Fjord AS', systemUser: null };

describe('the terms waited for', () => {
  it('are all that are shown, for a client that delivers every second month', () => {
    expect(termCells([client], terms, [], NOW).map((cell) => cell.state)).toEqual(terms.map(() => 'missing'));
  });

  it('are none for a client that owes no return of its own', () => {
    expect(termCells([{ ...client, vatScheduled: false }], terms, [], NOW)).toEqual([]);
  });

  it('begin with the term that the firm took over in', () => {
    const cells = termCells([{ ...client, deliversFrom: '2026-07-15' }], terms, [], NOW);
    expect(cells.map((cell) => cell.period.number)).toEqual([4, 5, 6]);
  });

  it.each([
    ['aar', ['2026-aar-1 2027-03-10']],
    ['seksMaaneder', ['2026-seksMaaneder-2 2027-02-10']],
    ['treMaaneder', ['2026-treMaaneder-4 2027-02-10']],
    ['maaned', ['2026-maaned-10 2026-12-10', '2026-maaned-11 2027-01-11']],
  ] as const)('of kind %s are those whose deadline has not passed', (kind, expected) => {
    const open = openTerms(kind, NOW).map(({ period, deadline }) => `${periodKey(period)} ${deadline}`);
    expect(open).toEqual(expected);
    const cells = termCells([{ ...client, term: kind }], terms, [], NOW);
    expect(cells.map((cell) => `${periodKey(cell.period)} ${cell.deadline}`)).toEqual(expected);
  });

  it('of a week are those of the last six weeks, across a year with 53', () => {
    const weeks = openTerms('uke', Date.UTC(2027, 0, 20));
    expect(weeks.at(-1)?.period).toEqual({ kind: 'uke', number: 3, year: 2027 });
    expect(weeks.map(({ period }) => `${period.year}-${period.number}`)).toContain('2026-53');
    expect(weeks.length).toBeGreaterThan(5);
    expect(weeks.length).toBeLessThan(9);
  });

  it('of reverse charge alone are three months long and have a category of their own', () => {
    const [cell] = termCells([{ ...client, term: 'treMaaneder' }], terms, [], NOW);
    expect(cell?.category).toBe('omvendtAvgiftsplikt');
  });
});
