import { describe, expect, it } from 'vitest';
import type { RightsGaps } from '../../../electron/engine/mva/rights/rights.ts';
import { vatRows } from '../../../electron/engine/overview-vat.ts';
import type { TermMark } from '../../../shared/contract/marks.ts';
import type { TermCell } from '../../../shared/contract/mva.ts';
import { clientRow, clientWay } from '../../support/client-row.ts';
import { termCell } from '../../support/term-cell.ts';

const TODAY = '2026-12-05';
const reminders = { notDrafted: 14, notReleased: 5, notSent: 2 };
const A = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const B = { organisationNumber: '310000027', name: 'Bakeri AS' };
const mark: TermMark = {
  id: '00000001-0000-4000-8000-000000000001',
  kind: 'filedOutside',
  on: '2026-12-01',
  who: 'Ida',
  note: '',
  standing: false,
  notedBy: 'Ida',
  notedAt: '2026-12-01T08:00:00.000Z',
};

function rows(
  cells: Partial<TermCell>[],
  clients = [] as ReturnType<typeof clientRow>[],
  rules = reminders,
  rightsGaps: RightsGaps = new Map(),
) {
  const facts = { today: TODAY, reminders: rules, clients, rightsGaps, waitsForLogin: () => false };
  return vatRows(
    cells.map((cell) => termCell(cell)),
    facts,
  ).filter(({ count }) => count > 0);
}
const told = (cells: Partial<TermCell>[], rules = reminders) => rows(cells, [], rules).map((row) => row.kind);

describe('the reminders of a term', () => {
  it('follow how far it has come, each from its own day', () => {
    const due = { deadline: '2026-12-10' };
    expect(told([{ ...due }])).toEqual(['returnDue']);
    expect(told([{ ...due, state: 'draft' }])).toEqual(['releaseDue']);
    expect(told([{ ...due, state: 'draft', released: true }])).toEqual(['draftReady']);
    expect(told([{ deadline: '2026-12-07', state: 'draft', released: true }])).toEqual(['sendDue']);
    expect(told([{ deadline: '2026-12-11', state: 'draft' }])).toEqual(['draftReady']);
    expect(told([{ deadline: '2026-12-20' }])).toEqual([]);
    expect(told([{ deadline: '2026-12-20' }], { ...reminders, notDrafted: 20 })).toEqual(['returnDue']);
  });

  it('are counted from our deadline where there is one, and say it', () => {
    const ownDeadline = { day: '2026-12-18', reason: 'Fast', standing: true };
    expect(rows([{ deadline: '2026-12-28', ownDeadline }])).toMatchObject([{ kind: 'returnDue', by: '2026-12-18' }]);
  });

  it('make one row of many with the same deadline', () => {
    expect(
      rows([
        { client: A, deadline: TODAY },
        { client: B, deadline: TODAY },
      ]),
    ).toMatchObject([{ kind: 'returnDue', count: 2, client: null, by: TODAY }]);
  });

  it('stop for what is noted as delivered elsewhere or is another unit’s', () => {
    expect(
      told([
        { deadline: TODAY, mark },
        { deadline: '2026-10-12', mark },
        { state: 'draft', mark },
      ]),
    ).toEqual([]);
    expect(told([{ deadline: TODAY, mark: { ...mark, kind: 'question' } }])).toEqual(['returnDue']);
    expect(told([{ deadline: TODAY, deliveredBy: B }])).toEqual([]);
  });

  it('call a term late only when it fell due while the firm had the client', () => {
    expect(told([{ deadline: '2026-12-04' }])).toEqual(['returnLate']);
    expect(told([{ deadline: '2026-10-12', expected: false }])).toEqual([]);
  });
});

describe('the alarm for missing access', () => {
  const without = clientRow({ ...A, ways: [clientWay('mva', 'canBeLinked')], responsible: 'Ida', deputy: 'Per' });

  it('names whom it is for, within ten days of the deadline', () => {
    expect(rows([{ client: A, deadline: '2026-12-15' }], [without])).toMatchObject([
      {
        kind: 'accessMissing',
        client: A,
        by: '2026-12-15',
        persons: ['Ida', 'Per'],
        to: `/klienter/${A.organisationNumber}`,
      },
      { kind: 'returnDue' },
    ]);
    expect(rows([{ client: A, deadline: '2026-12-16' }], [without]).map((row) => row.kind)).toEqual(['returnDue']);
  });

  it('is silent where access is there, and for what is delivered elsewhere', () => {
    const ready = clientRow({ ...A, ways: [clientWay('mva')] });
    expect(rows([{ client: A, deadline: TODAY }], [ready]).map((row) => row.kind)).toEqual(['returnDue']);
    expect(rows([{ client: A, deadline: TODAY, mark }], [without])).toEqual([]);
  });
});

describe('the warning that whoever files lacks the right', () => {
  const gaps: RightsGaps = new Map([
    [A.organisationNumber, ['Kari Nordlie']],
    [B.organisationNumber, ['Kari Nordlie', 'Jonas Berg']],
  ]);
  const warned = (cells: Partial<TermCell>[]) =>
    rows(cells, [], reminders, gaps).filter(({ kind }) => kind === 'signingMissing');

  it('names who, within ten days of the deadline', () => {
    expect(
      warned([
        { client: A, deadline: '2026-12-15' },
        { client: B, deadline: '2026-12-10', state: 'draft' },
      ]),
    ).toMatchObject([
      { count: 2, client: null, by: '2026-12-10', persons: ['Kari Nordlie', 'Jonas Berg'], to: '/mva/send/fullmakter' },
    ]);
    expect(warned([{ client: A, deadline: '2026-12-16' }])).toEqual([]);
  });

  it('is silent for what was sent or noted as delivered, and where no lack is known', () => {
    expect(warned([{ client: A, deadline: TODAY, state: 'sent' }])).toEqual([]);
    expect(warned([{ client: A, deadline: TODAY, mark }])).toEqual([]);
    expect(warned([{ client: { organisationNumber: '310000099', name: 'Ukjent AS' }, deadline: TODAY }])).toEqual([]);
  });
});
