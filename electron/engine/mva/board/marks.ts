import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { MarkWish } from '../../../../shared/contract/board.ts';
import { markKind, type TermMark } from '../../../../shared/contract/marks.ts';
import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { periodDates, periodKey } from '../../../../shared/mva/periods.ts';
import { among } from '../../store/among.ts';
import type { TermMarkTable } from '../../store/schema/board.ts';
import type { Queries } from '../../store/store.ts';

export interface MarkRef {
  readonly id: string;
  readonly organisationNumber: string;
}

/** What is noted of one term: what was noted of it alone goes before what stands from an earlier one on. */
export type MarkOf = (organisationNumber: string, category: Category, period: Period) => TermMark | null;

const whose = (organisationNumber: string, category: string) => `${organisationNumber} ${category}`;

export async function readMarks(db: Queries): Promise<MarkOf> {
  const rows = await db.selectFrom('term_marks').selectAll().orderBy('holds_from', 'desc').execute();
  const single = new Map<string, TermMark>();
  const standing = new Map<string, Selectable<TermMarkTable>[]>();
  for (const row of rows) {
    const key = whose(row.organisation_number, row.category);
    if (row.standing === 0) single.set(`${key} ${row.period}`, markOf(row));
    else standing.set(key, [...(standing.get(key) ?? []), row]);
  }
  return (organisationNumber, category, period) => {
    const key = whose(organisationNumber, category);
    const own = single.size > 0 && single.get(`${key} ${periodKey(period)}`);
    if (own) return own;
    const rows = standing.get(key);
    if (!rows) return null;
    const { start } = periodDates(period);
    const holding = rows.find(
      (row) => row.holds_from <= start && (row.holds_before === null || start < row.holds_before),
    );
    return holding ? markOf(holding) : null;
  };
}

export const isStanding = (what: MarkWish['what']): boolean => 'standing' in what && what.standing;

/** Writes a mark for each place; what was noted of the same place before goes. */
export async function addMarks(
  trx: Queries,
  { places, what, note }: MarkWish,
  noted: { readonly by: string; readonly at: string },
): Promise<MarkRef[]> {
  const made: MarkRef[] = [];
  for (const { organisationNumber, category, period } of places) {
    const id = randomUUID();
    const row = {
      id,
      kind: what.kind,
      holds_from: periodDates(period).start,
      holds_before: null,
      done_on: 'on' in what ? what.on : null,
      who: what.who,
      note,
      noted_by: noted.by,
      noted_at: noted.at,
    };
    await trx
      .insertInto('term_marks')
      .values({
        ...row,
        organisation_number: organisationNumber,
        category,
        period: periodKey(period),
        standing: isStanding(what) ? 1 : 0,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_number', 'category', 'period', 'standing']).doUpdateSet(row),
      )
      .execute();
    made.push({ id, organisationNumber });
  }
  return made;
}

/** The marks that are there, of those asked for. */
export async function findMarks(db: Queries, marks: readonly MarkRef[]): Promise<Selectable<TermMarkTable>[]> {
  const owners = new Map(marks.map(({ id, organisationNumber }) => [id, organisationNumber]));
  const found = db.selectFrom('term_marks').selectAll().where(among('id', owners.keys()));
  const rows = await found.orderBy('holds_from').execute();
  return rows.filter((row) => owners.get(row.id) === row.organisation_number);
}

export async function removeMarks(trx: Queries, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom('term_marks').where(among('id', ids)).execute();
}

export async function endMark(trx: Queries, id: string, from: Period): Promise<void> {
  const { start } = periodDates(from);
  await trx.updateTable('term_marks').set({ holds_before: start }).where('id', '=', id).execute();
}

function markOf(row: Selectable<TermMarkTable>): TermMark {
  return {
    id: row.id,
    kind: markKind.parse(row.kind),
    on: row.done_on,
    who: row.who,
    note: row.note,
    standing: row.standing === 1,
    notedBy: row.noted_by,
    notedAt: row.noted_at,
  };
}
