import type { TermCell } from '../../shared/contract/mva.ts';

/** A term nobody has delivered yet, with nothing noted, unless told otherwise. */
export function termCell(change: Partial<TermCell> = {}): TermCell {
  return {
    client: { organisationNumber: '310000019', name: 'Fjell og Fjord AS' },
    period: { kind: 'toMaaneder', number: 5, year: 2026 },
    deadline: '2026-12-10',
    category: 'alminnelig',
    state: 'missing',
    returnId: null,
    wrongOrganisation: false,
    amount: null,
    checked: false,
    released: false,
    waitingFor: null,
    expected: true,
    responsible: '',
    mark: null,
    ownDeadline: null,
    deliveredBy: null,
    ...change,
  };
}
