import type { OwnDeadline } from '../../../../shared/contract/marks.ts';
import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { addDays, periodKey } from '../../../../shared/mva/periods.ts';
import type { Queries } from '../../store/store.ts';
import { isWorkingDay } from '../holidays.ts';

/** The firm's own day for a term whose deadline is `deadline`; null where the authority's holds. */
export type OwnDeadlineOf = (
  of: { readonly organisationNumber: string; readonly category: Category; readonly period: Period },
  deadline: string,
) => OwnDeadline | null;

export async function readOwnDeadlines(db: Queries): Promise<OwnDeadlineOf> {
  const rows = await db.selectFrom('own_deadlines').selectAll().execute();
  const kept = new Map(rows.map((row) => [`${row.organisation_number} ${row.category} ${row.period}`, row]));
  return ({ organisationNumber, category, period }, deadline) => {
    if (kept.size === 0) return null;
    const whose = `${organisationNumber} ${category}`;
    const own = kept.get(`${whose} ${periodKey(period)}`);
    if (own?.day) return { day: own.day < deadline ? own.day : deadline, reason: own.reason, standing: false };
    const standing = kept.get(`${whose} `);
    if (!standing?.days_before) return null;
    return { day: daysBefore(deadline, standing.days_before), reason: standing.reason, standing: true };
  };
}

/** A working day, at least so many days earlier. */
function daysBefore(deadline: string, days: number): string {
  let day = addDays(deadline, -days);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

export type When = { readonly day: string } | { readonly daysBefore: number };

interface Place {
  readonly organisationNumber: string;
  readonly category: Category;
  readonly period: Period;
}

export async function setOwnDeadlines(
  trx: Queries,
  places: readonly Place[],
  when: When,
  noted: { readonly reason: string; readonly by: string; readonly at: string },
): Promise<void> {
  const days = 'day' in when ? { day: when.day, days_before: null } : { day: null, days_before: when.daysBefore };
  const row = { ...days, reason: noted.reason, noted_by: noted.by, noted_at: noted.at };
  for (const { organisationNumber, category, period } of places)
    await trx
      .insertInto('own_deadlines')
      .values({
        ...row,
        organisation_number: organisationNumber,
        category,
        period: 'day' in when ? periodKey(period) : '',
      })
      .onConflict((conflict) => conflict.columns(['organisation_number', 'category', 'period']).doUpdateSet(row))
      .execute();
}

/** Those of the terms and those that stand. */
export async function clearOwnDeadlines(trx: Queries, places: readonly Place[]): Promise<void> {
  for (const { organisationNumber, category, period } of places)
    await trx
      .deleteFrom('own_deadlines')
      .where('organisation_number', '=', organisationNumber)
      .where('category', '=', category)
      .where('period', 'in', [periodKey(period), ''])
      .execute();
}
