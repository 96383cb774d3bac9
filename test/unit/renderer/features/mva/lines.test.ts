import { describe, expect, it } from 'vitest';
import { directionOf, oreOf, sumOre } from '../../../../../renderer/features/mva/amounts.ts';
import { groupLines } from '../../../../../renderer/features/mva/lines.ts';
import { shownState } from '../../../../../renderer/features/mva/return-state.ts';
import { sentenceOf } from '../../../../../renderer/features/mva/rule-sentences.ts';
import type { MarkKind, TermMark } from '../../../../../shared/contract/marks.ts';
import type { ReturnLine } from '../../../../../shared/contract/mva.ts';
import { termCell } from '../../../../support/term-cell.ts';

function line(mvaKode: string, merverdiavgift: string, grunnlag: string | null = null): ReturnLine {
  const sats = grunnlag === null ? null : '25';
  return { mvaKode, spesifikasjon: null, mvaKodeRegnskapsystem: null, grunnlag, sats, merverdiavgift, merknad: null };
}

describe('the lines of a return', () => {
  const lines = [
    line('86', '-1850'),
    line('1', '-11200'),
    line('3', '53075', '212300'),
    line('86', '1850', '7400'),
    line('14', '-500'),
  ];

  it("stand under Skatteetaten's themes in their order, with the sum of each", () => {
    const groups = groupLines('alminnelig', lines);
    expect(groups.map((group) => [group.theme, group.sum])).toEqual([
      ['salesNorway', 53_075_00],
      ['purchasesNorway', -11_200_00],
      ['goodsFromAbroad', -500_00],
      ['servicesFromAbroad', 0],
    ]);
  });

  it('keep both halves of a reverse charge together, the deduction last', () => {
    const services = groupLines('alminnelig', lines).at(-1);
    expect(services?.lines.map(({ index, deduction }) => [index, deduction])).toEqual([
      [3, false],
      [0, true],
    ]);
  });

  it('with a code nobody knows are shown, not lost', () => {
    expect(groupLines('alminnelig', [line('99', '10')]).map((group) => group.theme)).toEqual(['unknownCodes']);
  });

  it('of the other categories have their own themes', () => {
    expect(groupLines('kompensasjon', [line('86', '-5', '-20')])[0]).toMatchObject({ theme: 'compensationServices' });
    expect(groupLines('omvendtAvgiftsplikt', [line('87', '5', '20')])[0]).toMatchObject({ theme: 'withoutDeduction' });
  });
});

describe('amounts', () => {
  it('are read as whole øre from the text of the file', () => {
    expect([oreOf('1000'), oreOf('-1850'), oreOf('1000.5'), oreOf('tusen')]).toEqual([
      100_000,
      -185_000,
      100_050,
      null,
    ]);
    expect(sumOre(['0.10', '0.20', 'x'])).toBe(30);
  });

  it('say who pays', () => {
    expect([directionOf(1), directionOf(-1), directionOf(0)]).toEqual(['toPay', 'toReceive', 'nothing']);
  });
});

describe('what is shown of a term', () => {
  const TODAY = '2026-11-21';
  const state = (change: Parameters<typeof termCell>[0]) => shownState(termCell(change), TODAY);
  const mark = (kind: MarkKind): TermMark => ({
    id: '00000001-0000-4000-8000-000000000001',
    kind,
    on: null,
    who: '',
    note: '',
    standing: false,
    notedBy: 'Ingrid Solberg',
    notedAt: '2026-11-20T08:00:00.000Z',
  });

  it('of another organisation is never a draft that may be sent', () => {
    expect(state({ state: 'draft', wrongOrganisation: true, released: true })).toBe('wrongOrganisation');
    expect(state({ state: 'accepted', wrongOrganisation: true })).toBe('accepted');
  });

  it('is how near its deadline is, ours before the authority’s', () => {
    expect(state({ deadline: '2026-11-20' })).toBe('overdue');
    expect(state({ deadline: '2026-12-05' })).toBe('missing');
    expect(state({ deadline: '2026-12-06' })).toBe('upcoming');
    const ownDeadline = { day: '2026-12-01', reason: 'Fast', standing: true };
    expect(state({ deadline: '2026-12-06', ownDeadline })).toBe('missing');
    expect(state({ state: 'draft', deadline: '2026-11-20', released: true })).toBe('overdue');
    expect(state({ state: 'sent', deadline: '2026-11-20' })).toBe('sent');
  });

  it('from before the firm had the client is not called late: it may be delivered elsewhere', () => {
    expect(state({ deadline: '2026-10-12', expected: false })).toBe('notHere');
    expect(state({ state: 'draft', deadline: '2026-10-12', expected: false })).toBe('draft');
  });

  it('is how far a draft has come', () => {
    expect(state({ state: 'draft' })).toBe('draft');
    expect(state({ state: 'draft', checked: true })).toBe('checked');
    expect(state({ state: 'draft', checked: true, released: true })).toBe('released');
    expect(state({ state: 'filing', waitingFor: 'login' })).toBe('waitingForLogin');
    expect(state({ state: 'accepted', waitingFor: 'attestation' })).toBe('waitingForAttestation');
  });

  it('is what is noted of it, until a return has been sent', () => {
    expect(state({ deadline: '2026-11-20', mark: mark('filedOutside') })).toBe('filedOutside');
    expect(state({ state: 'draft', mark: mark('notLiable') })).toBe('notLiable');
    expect(state({ state: 'accepted', mark: mark('filedOutside') })).toBe('accepted');
    expect(state({ state: 'draft', mark: mark('question') })).toBe('question');
    expect(state({ deadline: '2026-11-20', mark: mark('question') })).toBe('overdue');
  });

  it('of a member of a joint registration is the unit’s to deliver', () => {
    expect(state({ deliveredBy: { organisationNumber: '310000027', name: 'Konsern' } })).toBe('deliveredByUnit');
  });
});

describe('rules', () => {
  it('have a sentence and the code it is about', () => {
    expect(sentenceOf('R018')).toEqual({ sentence: 'sum', code: null });
    expect(sentenceOf('R030')).toEqual({ sentence: 'outputMissing', code: '86' });
    expect(sentenceOf('R999')).toEqual({ sentence: null, code: null });
  });
});
