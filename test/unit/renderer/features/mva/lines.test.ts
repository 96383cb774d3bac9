import { describe, expect, it } from 'vitest';
import { directionOf, oreOf, sumOre } from '../../../../../renderer/features/mva/amounts.ts';
import { groupLines } from '../../../../../renderer/features/mva/lines.ts';
import { shownState } from '../../../../../renderer/features/mva/return-state.ts';
import { sentenceOf } from '../../../../../renderer/features/mva/rule-sentences.ts';
import type { ReturnLine } from '../../../../../shared/contract/mva.ts';

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

describe('a return that is not delivered', () => {
  const state = (deadline: string, value: 'missing' | 'draft' | 'sent' = 'missing', isPastTerm = false) =>
    shownState({ state: value, deadline, wrongOrganisation: false }, '2026-11-21', isPastTerm);

  it('of another organisation is never shown as a draft that may be sent', () => {
    const draft = { state: 'draft', deadline: '2026-12-10', wrongOrganisation: true } as const;
    expect(shownState(draft, '2026-11-21')).toBe('wrongOrganisation');
    expect(shownState({ ...draft, state: 'accepted' }, '2026-11-21')).toBe('accepted');
  });

  it('is shown by how near its deadline is', () => {
    expect(state('2026-11-20')).toBe('overdue');
    expect(state('2026-12-05')).toBe('missing');
    expect(state('2026-12-06')).toBe('upcoming');
    expect(state('2026-11-20', 'draft')).toBe('overdue');
    expect(state('2026-11-20', 'sent')).toBe('sent');
  });

  it('for an earlier term is not called late: it may be delivered elsewhere', () => {
    expect(state('2026-10-12', 'missing', true)).toBe('notHere');
    expect(state('2026-10-12', 'draft', true)).toBe('draft');
  });
});

describe('rules', () => {
  it('have a sentence and the code it is about', () => {
    expect(sentenceOf('R018')).toEqual({ sentence: 'sum', code: null });
    expect(sentenceOf('R030')).toEqual({ sentence: 'outputMissing', code: '86' });
    expect(sentenceOf('R999')).toEqual({ sentence: null, code: null });
  });
});
