import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { DateTime } from 'luxon';
import type { MessageFilter } from '../../../../shared/contract/messages-list.ts';
import type { Sight } from '../../people/sight.ts';
import { among } from '../../store/among.ts';
import { firstPlaceAt } from './places.ts';

type Condition = RawBuilder<SqlBool>;
const DUE_DAYS = { week: 8, month: 31 } as const;

const PLACE = sql<number>`d.place`;

/**
 * What a filter asks of a row of `dialogs d`, all of it together; the search for words apart. `place` is what the row's place is
 * read from: in a search the index's own row number, which it then walks no further than the days that are asked for.
 */
export function conditionsOf(filter: MessageFilter, sight: Sight, now: number, place = PLACE): Condition {
  const { organisationNumber, party, statuses, owners, services, label } = filter;
  const all: Condition[] = [sql`d.gone IS NULL`];
  if (!sight.all) all.push(sight.where('d.organisation_number'));
  if (organisationNumber) all.push(sql`d.organisation_number = ${organisationNumber}`);
  if (party) all.push(sql`d.party = ${party}`);
  if (statuses?.length) all.push(among('d.status', statuses));
  if (owners?.length) all.push(among('d.org', owners));
  if (services?.length) all.push(among('d.service_resource', services));
  // As JSON it stands in quotation marks, and none of the labels is part of another with them.
  if (label) all.push(sql`instr(d.labels, ${`"${label}"`}) > 0`);
  if (filter.unreadOnly) all.push(sql`d.is_content_seen = 0`);
  if (filter.newContent) all.push(sql`d.has_unopened_content = 1`);
  if (filter.hideDone) all.push(sql`d.done = 0`);
  all.push(...ofClient(filter), ...ofOffice(filter), ...ofDays(filter, now, place));
  return sql.join(all, sql` AND `);
}

function ofClient({ group, responsible }: MessageFilter): Condition[] {
  const all: Condition[] = [];
  if (group)
    all.push(sql`d.organisation_number IN (
      SELECT clients.organisation_number FROM clients, json_each(clients.groups) AS g WHERE g.value = ${group})`);
  if (responsible)
    all.push(
      sql`d.organisation_number IN (SELECT organisation_number FROM clients WHERE responsible = ${responsible})`,
    );
  return all;
}

function ofOffice({ tag, person, followUp }: MessageFilter): Condition[] {
  const all: Condition[] = [];
  if (tag) all.push(sql`d.id IN (SELECT dialog_id FROM dialog_tags WHERE tag = ${tag})`);
  if (person === 'nobody') all.push(sql`d.id NOT IN (SELECT dialog_id FROM dialog_office WHERE person_id IS NOT NULL)`);
  else if (person && person !== 'astray')
    all.push(sql`d.id IN (SELECT dialog_id FROM dialog_office WHERE person_id = ${person})`);
  if (followUp) all.push(sql`d.id IN (SELECT dialog_id FROM dialog_office WHERE follow_up_on IS NOT NULL)`);
  return all;
}

function ofDays({ from, to, due }: MessageFilter, now: number, place: RawBuilder<number>): Condition[] {
  const all: Condition[] = [];
  if (from) all.push(sql`${place} >= ${firstPlaceAt(startOf(from).toMillis())}`);
  if (to) all.push(sql`${place} < ${firstPlaceAt(startOf(to).plus({ days: 1 }).toMillis())}`);
  const today = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).startOf('day');
  if (due === 'passed') all.push(sql`d.due_at < ${stampOf(today)}`);
  else if (due === 'any') all.push(sql`d.due_at IS NOT NULL`);
  else if (due)
    all.push(sql`d.due_at >= ${stampOf(today)} AND d.due_at < ${stampOf(today.plus({ days: DUE_DAYS[due] }))}`);
  return all;
}

const startOf = (day: string): DateTime => DateTime.fromISO(day, { zone: 'Europe/Oslo' });
/** Without a fraction: what was received has seven digits, and sorts after it. */
export const stampOf = (at: DateTime): string => at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss");
