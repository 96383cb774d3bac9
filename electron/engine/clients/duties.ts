import type { Selectable } from 'kysely';
import { type Category, category, type PeriodKind } from '../../../shared/contract/mva.ts';
import { dayInNorway } from '../../../shared/mva/periods.ts';
import type { Registered } from '../mva/rules/rule.ts';
import type { ClientTable } from '../store/schema/clients.ts';
import type { Queries } from '../store/store.ts';
import { categoriesOf } from './records.ts';
import { isVatScheduled, termOf, type VatDuty } from './schedule.ts';

/** What a client of the firm owes, and since when it is known here. */
export interface Duty {
  readonly organisationNumber: string;
  readonly name: string;
  readonly registered: Registered;
  readonly term: PeriodKind;
  readonly category: Category | null;
  readonly alsoDelivers: readonly Category[];
  readonly vatScheduled: boolean;
  readonly deliversFrom: string | null;
  readonly responsible: string;
  /** The unit that delivers for its joint registration, while it would deliver otherwise. */
  readonly deliveredBy: { readonly organisationNumber: string; readonly name: string } | null;
  /** yyyy-mm-dd; null where it is not known. */
  readonly since: string | null;
}

/** Every client in the firm's list or with a live link. */
export async function readDuties(db: Queries): Promise<Duty[]> {
  const rows = await db
    .selectFrom('clients')
    .leftJoin('client_endings', 'client_endings.organisation_number', 'clients.organisation_number')
    .selectAll('clients')
    .select('client_endings.begun_at')
    .execute();
  const links = await db
    .selectFrom('client_links')
    .select(['organisation_number', (each) => each.fn.min('linked_at').as('first')])
    .where('removed_at', 'is', null)
    .groupBy('organisation_number')
    .execute();
  const linkedAt = new Map(links.map((row) => [row.organisation_number, row.first]));
  const names = new Map(rows.map((row) => [row.organisation_number, row.name]));
  // Most were listed together.
  const days = new Map<string, string>();
  const dayOf = (instant: string): string => {
    const day = days.get(instant) ?? dayInNorway(Date.parse(instant));
    days.set(instant, day);
    return day;
  };
  return rows
    .filter((row) => row.in_list === 1 || linkedAt.has(row.organisation_number))
    .map((row) => {
      const duty = dutyOf(row);
      const unit = duty.jointUnit;
      const isMember = unit !== null && isVatScheduled({ ...duty, jointUnit: null });
      const parsed = category.safeParse(row.vat_category);
      const known = row.listed_at ?? linkedAt.get(row.organisation_number);
      return {
        organisationNumber: row.organisation_number,
        name: row.name,
        registered: { status: row.status, form: row.form },
        term: termOf(row.vat_term, row.vat_category),
        category: parsed.success ? parsed.data : null,
        alsoDelivers: categoriesOf(row.also_delivers),
        vatScheduled: isVatScheduled(duty),
        deliversFrom: row.delivers_from,
        responsible: row.responsible,
        deliveredBy: isMember ? { organisationNumber: unit, name: names.get(unit) ?? unit } : null,
        since: known ? dayOf(known) : null,
      };
    });
}

export const dutyOf = (row: Selectable<ClientTable> & { begun_at: string | null }): VatDuty => ({
  ending: row.begun_at !== null,
  status: row.status,
  parent: row.parent,
  jointUnit: row.joint_unit ?? row.register_joint_unit,
  vatTerm: row.vat_term,
  vatRegistered: row.vat_registered === null ? null : row.vat_registered === 1,
});
