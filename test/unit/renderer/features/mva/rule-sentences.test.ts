import { describe, expect, it } from 'vitest';
import { rules } from '../../../../../electron/engine/mva/rules/check.ts';
import { checkedInRegisters, registerSentenceOf } from '../../../../../renderer/features/mva/register-rules.ts';
import { sentenceOf, sentences } from '../../../../../renderer/features/mva/rule-sentences.ts';
import type { Category } from '../../../../../shared/contract/mva.ts';
import { mvaRegisterRules } from '../../../../../shared/i18n/mva-register-rules.ts';
import { mvaRules } from '../../../../../shared/i18n/mva-rules.ts';

/** Marked R in reference/mva-melding.md 3.4. */
const registers: Readonly<Record<string, readonly number[]>> = {
  A: [47, 49, 51, 61, 62, 72, 80, 83, 126, 131, 132, 133],
  P: [48, 50, 51, 61, 62, 73, 80, 83, 126, 131, 132, 133],
  O: [80, 117, 118, 119, 121, 123, 126],
  K: [80, 94, 96, 97, 98, 99, 101, 125, 126, 128, 129, 130, 134, 135],
};
const numbered = (number: number): string => `R${String(number).padStart(3, '0')}`;

describe('a rule that is checked here', () => {
  it.each([...new Set(rules.map(({ number }) => number))])('%s has its sentence', (rule) => {
    const { sentence } = sentenceOf(rule);
    expect(sentence).not.toBeNull();
    for (const texts of [mvaRules.nb, mvaRules.nn, mvaRules.en] as Record<string, string>[]) {
      expect(texts[`rule.${sentence}`]?.length).toBeGreaterThan(20);
    }
  });

  it('may be the only user of a sentence, but no sentence is without a rule', () => {
    const used = Array.from({ length: 136 }, (_, number) => sentenceOf(numbered(number)).sentence);
    const all = new Set([...used, sentenceOf('ORGNR').sentence]);
    expect(sentences.filter((sentence) => !all.has(sentence))).toEqual([]);
  });
});

describe('a rule that needs registers', () => {
  it.each([
    ['A', 'alminnelig'],
    ['P', 'primaernaering'],
    ['O', 'omvendtAvgiftsplikt'],
    ['K', 'kompensasjon'],
  ] as const)('is shown in the returns it is about (%s)', (letter, category: Category) => {
    const shown = checkedInRegisters(category).map(({ rule }) => rule);
    expect(shown).toEqual(registers[letter]?.map(numbered));
  });

  it('has its sentence in three languages, and none of ours beside it', () => {
    for (const rule of new Set(Object.values(registers).flat().map(numbered))) {
      const key = `register.${registerSentenceOf(rule)}`;
      for (const texts of Object.values(mvaRegisterRules) as Record<string, string>[]) {
        expect([rule, typeof texts[key]]).toEqual([rule, 'string']);
      }
      expect([rule, sentenceOf(rule).sentence]).toEqual([rule, null]);
    }
    expect(registerSentenceOf('R018')).toBeNull();
  });
});
