import { describe, expect, it } from 'vitest';
import { termCells, termsShown } from '../../../../electron/engine/mva/terms.ts';

const terms = termsShown(Date.UTC(2026, 10, 21));
const client = { organisationNumber: '310000019', name: 'Fjell og Fjord AS', systemUser: null };

describe('the terms waited for', () => {
  it('are all that are shown, for a client that delivers every second month', () => {
    expect(termCells([client], terms, []).map((cell) => cell.state)).toEqual(terms.map(() => 'missing'));
  });

  it('are none for a client that owes no return of its own', () => {
    expect(termCells([{ ...client, vatScheduled: false }], terms, [])).toEqual([]);
  });

  it('begin with the term that the firm took over in', () => {
    const cells = termCells([{ ...client, deliversFrom: '2026-07-15' }], terms, []);
    expect(cells.map((cell) => cell.period.number)).toEqual([4, 5, 6]);
  });
});
