import { type Period, period } from '../../../shared/contract/mva.ts';

/** `2026-toMaaneder-5`, as acts and jobs carry a period. */
export function periodFromKey(key: string): Period | undefined {
  const [year, kind, number] = key.split('-');
  const parsed = period.safeParse({ year: Number(year), kind, number: Number(number) });
  return parsed.success ? parsed.data : undefined;
}
