import type { ReturnLine, ReturnView } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { oreOf, sumOre } from './amounts.ts';

export interface Difference {
  readonly mvaKode: string;
  readonly spesifikasjon: string | null;
  /** Σ merverdiavgift in øre; null where the return has no such line. */
  readonly before: number | null;
  readonly now: number | null;
}

export interface Correction {
  readonly delivered: ReturnView;
  /** When Skatteetaten's answer came, an instant. */
  readonly deliveredAt: string | null;
  readonly differences: readonly Difference[];
  /** Øre. */
  readonly before: number;
  readonly now: number;
}

/** What this return would replace: the newest one delivered from here for the same client, category and period. */
export function correctionOf(view: ReturnView, others: readonly ReturnView[]): Correction | undefined {
  const delivered = others
    .filter(
      (other) =>
        other.id !== view.id &&
        other.client.organisationNumber === view.client.organisationNumber &&
        other.category === view.category &&
        periodKey(other.period) === periodKey(view.period) &&
        (other.state === 'accepted' || other.state === 'acceptedWithDeviations'),
    )
    .toSorted((a, b) => (settledAt(b) ?? '').localeCompare(settledAt(a) ?? ''))[0];
  if (!delivered) return undefined;
  return {
    delivered,
    deliveredAt: settledAt(delivered),
    differences: differences(delivered.lines, view.lines),
    before: oreOf(delivered.fastsattMerverdiavgift) ?? 0,
    now: oreOf(view.fastsattMerverdiavgift) ?? 0,
  };
}

const settledAt = ({ filings }: ReturnView): string | null => filings[0]?.settledAt ?? null;

/** Lines of one code and specification count as one, and both halves of a reverse charge together. */
export function differences(before: readonly ReturnLine[], now: readonly ReturnLine[]): Difference[] {
  const keyOf = ({ mvaKode, spesifikasjon }: ReturnLine) => JSON.stringify([mvaKode, spesifikasjon]);
  const sumOf = (lines: readonly ReturnLine[], key: string): number | null => {
    const own = lines.filter((line) => keyOf(line) === key);
    return own.length === 0 ? null : sumOre(own.map(({ merverdiavgift }) => merverdiavgift));
  };
  return [...new Set([...now, ...before].map(keyOf))].flatMap((key): Difference[] => {
    const [was, is] = [sumOf(before, key), sumOf(now, key)];
    const [mvaKode, spesifikasjon] = JSON.parse(key) as [string, string | null];
    return was === is ? [] : [{ mvaKode, spesifikasjon, before: was, now: is }];
  });
}
