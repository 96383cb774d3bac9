/** What decides whether a client owes two-monthly returns of its own. */
export interface VatDuty {
  readonly status: string;
  /** Main unit of a sub-unit. */
  readonly parent: string | null;
  readonly jointUnit: string | null;
  /** As the firm wrote it; it knows better than the register. */
  readonly vatTerm: string | null;
  readonly vatRegistered: boolean | null;
}

/**
 * Whether anybody is reminded of the client's returns. Bankrupt, deleted and taken-over clients stop; a sub-unit never paid
 * VAT; a joint registration is reported by one unit (R051). Terms are drawn two months at a time, so a client known to
 * deliver otherwise is not reminded of terms it does not have.
 */
export function isVatScheduled({ status, parent, jointUnit, vatTerm, vatRegistered }: VatDuty): boolean {
  if (status === 'bankrupt' || status === 'deleted' || status === 'takenOver') return false;
  if (parent !== null || jointUnit !== null) return false;
  return vatTerm === null ? vatRegistered !== false : vatTerm === 'toMaaneder';
}
