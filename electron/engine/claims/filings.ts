import type { Category, Filing, Period } from '../../../shared/contract/mva.ts';
import { dayInNorway, periodOfKey } from '../../../shared/mva/periods.ts';
import type { Sight } from '../people/sight.ts';
import type { Store } from '../store/store.ts';
import type { FiledReturn } from './filed.ts';

/** A return that was sent and not rejected. */
export interface Filed extends FiledReturn {
  readonly returnId: string;
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly category: Category;
  readonly payment: Filing['payment'];
  /** yyyy-mm-dd in Norway. */
  readonly filedOn: string;
}

/** The newest first; of one client, or of all that are seen. */
export async function filedReturns(
  store: Store,
  of: { readonly organisationNumber: string } | { readonly sight: Sight },
): Promise<readonly Filed[]> {
  const all = store.db
    .selectFrom('filings')
    .innerJoin('returns', 'returns.id', 'filings.return_id')
    .leftJoin('filing_steps', (join) =>
      join.onRef('filing_steps.filing_id', '=', 'filings.id').on('filing_steps.step', '=', 'confirmed'),
    )
    .select(['filings.return_id', 'filings.organisation_number', 'filings.client_name', 'filings.category'])
    .select(['filings.period', 'filings.payment', 'filings.started_at', 'filing_steps.done_at', 'returns.document'])
    .where('filings.sent', '=', 'sent')
    .where((where) =>
      where.or([where('filings.verdict', 'is', null), where('filings.verdict', '!=', 'ugyldig skattemelding')]),
    );
  const chosen =
    'sight' in of
      ? all.where(of.sight.where('filings.organisation_number'))
      : all.where('filings.organisation_number', '=', of.organisationNumber);
  const rows = await chosen.orderBy('filings.started_at', 'desc').execute();
  return rows.flatMap((row) => {
    const period = periodOfKey(row.period);
    const { fastsattMerverdiavgift } = JSON.parse(row.document) as { readonly fastsattMerverdiavgift?: string };
    const kroner = Math.trunc(Number(fastsattMerverdiavgift));
    if (!period || Number.isNaN(kroner)) return [];
    const payment = row.payment === null ? null : (JSON.parse(row.payment) as NonNullable<Filing['payment']>);
    return [
      {
        ...{ returnId: row.return_id, organisationNumber: row.organisation_number, clientName: row.client_name },
        ...{ category: row.category as Category, period, payment, kid: payment?.kid || null },
        amount: kroner * 100,
        filedOn: dayInNorway(Date.parse(row.done_at ?? row.started_at)),
      },
    ];
  });
}

export const isSameTerm = (
  a: { readonly period: Period; readonly category: Category },
  b: { readonly period: Period; readonly category: Category },
): boolean =>
  a.category === b.category &&
  a.period.kind === b.period.kind &&
  a.period.number === b.period.number &&
  a.period.year === b.period.year;
