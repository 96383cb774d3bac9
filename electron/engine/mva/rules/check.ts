import type { Finding } from '../../../../shared/contract/mva.ts';
import { dayInNorway, periodDates } from '../../../../shared/mva/periods.ts';
import { kroner, type MvaReturn } from '../model.ts';
import { codesTogetherRules } from './codes-together.ts';
import { lineRules } from './lines.ts';
import type { Checked, Registered, Rule } from './rule.ts';
import { wholeReturnRules } from './whole-return.ts';

export const rules: readonly Rule[] = [...wholeReturnRules, ...lineRules, ...codesTogetherRules];

/**
 * Every rule that can be known without Skatteetaten's registers, in the order of their numbers. Not an official
 * validation: only Skatteetaten's own verdict decides.
 */
export function checkReturn(
  value: MvaReturn,
  nowMs: number,
  registered: Registered = { status: '', form: '' },
): Finding[] {
  const checked: Checked = {
    value,
    lines: value.lines.map((line, index) => ({
      index,
      code: line.mvaKode,
      specification: line.spesifikasjon,
      base: line.grunnlag === null ? null : kroner(line.grunnlag),
      tax: kroner(line.merverdiavgift),
      rate: line.sats,
      note: line.merknad,
    })),
    period: periodDates(value.period),
    total: kroner(value.fastsattMerverdiavgift),
    tolerance: BigInt(Math.max(10, value.lines.length)),
    today: dayInNorway(nowMs),
    registered,
  };
  return rules
    .filter(({ categories }) => categories.includes(value.category))
    .flatMap((rule) =>
      rule.broken(checked).map(({ line, element, params }) => ({
        rule: rule.number,
        severity: rule.severity,
        line: line?.index ?? null,
        element: element ?? rule.element,
        params: { ...(line ? { code: line.code } : {}), ...params },
      })),
    )
    .sort((a, b) => a.rule.localeCompare(b.rule, 'en') || (a.line ?? -1) - (b.line ?? -1));
}
