/** What is known of whoever logs in, as the lists use it. No words, no components. */
import type { FilingRight, FilingRightsView } from '../../../../shared/contract/filing-rights.ts';

/** The right that is known to be missing; without fill-in there is nothing to sign. */
export function lacking(right: FilingRight | null): 'fillIn' | 'sign' | undefined {
  if (right?.fillIn === 'no') return 'fillIn';
  return right?.sign === 'no' ? 'sign' : undefined;
}

type Row = FilingRightsView['rows'][number];

export interface Gap {
  readonly lacks: 'fillIn' | 'sign';
  readonly rows: readonly Row[];
}

export interface KnownRights {
  readonly gaps: readonly Gap[];
  readonly able: number;
  readonly unknown: number;
}

export function knownRights({ rows }: FilingRightsView): KnownRights {
  const gaps = (['sign', 'fillIn'] as const).map((lacks) => ({
    lacks,
    rows: rows.filter(({ right }) => lacking(right) === lacks),
  }));
  const able = rows.filter(({ right }) => right?.sign === 'yes' && right.fillIn !== 'no').length;
  const short = gaps.reduce((sum, gap) => sum + gap.rows.length, 0);
  return { gaps: gaps.filter((gap) => gap.rows.length > 0), able, unknown: rows.length - able - short };
}
