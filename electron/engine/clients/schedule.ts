import { type PeriodKind, periodKind } from '../../../shared/contract/mva.ts';

/** What decides whether a client owes returns of its own. */
export interface VatDuty {
  readonly status: string;
  /** Main unit of a sub-unit. */
  readonly parent: string | null;
  readonly jointUnit: string | null;
  /** As the firm wrote it; it knows better than the register. */
  readonly vatTerm: string | null;
  readonly vatRegistered: boolean | null;
  /** The firm is taking leave of it, or has. */
  readonly ending: boolean;
}

const STOPPED: ReadonlySet<string> = new Set(['bankrupt', 'deleted', 'takenOver']);

/** Nothing is scheduled for a unit in this state any more. */
export const isStopped = (status: string): boolean => STOPPED.has(status);

/**
 * Whether anybody is reminded of the client's returns. Bankrupt, deleted and taken-over clients stop; a sub-unit never paid
 * VAT; a joint registration is reported by one unit (R051). A client that the firm is taking leave of is somebody else's.
 */
export function isVatScheduled({ status, parent, jointUnit, vatTerm, vatRegistered, ending }: VatDuty): boolean {
  if (ending || isStopped(status)) return false;
  if (parent !== null || jointUnit !== null) return false;
  return vatTerm === null ? vatRegistered !== false : vatTerm !== 'none';
}

/** How often each category is delivered where nobody has said otherwise (reference/mva-melding.md 1.2). */
const usual: Readonly<Partial<Record<string, PeriodKind>>> = {
  primaernaering: 'aar',
  omvendtAvgiftsplikt: 'treMaaneder',
};

/** How often it delivers: as the firm wrote, else as its category does, which for most is every second month. */
export function termOf(vatTerm: string | null, vatCategory: string | null = null): PeriodKind {
  const kind = periodKind.safeParse(vatTerm);
  return kind.success ? kind.data : (usual[vatCategory ?? ''] ?? 'toMaaneder');
}
