import type { SqlValue } from '../core/database.ts';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { LIMITS, type Order, type OrderKey, type Search } from './query.ts';

/** Which services of which party the caller may see. */
export interface Reach {
  readonly parties: readonly string[];
  readonly resources: readonly string[];
}

export interface Page {
  readonly items: readonly Dialog[];
  readonly hasNextPage: boolean;
  readonly continuationToken?: string | undefined;
}

const COLUMN: Readonly<Record<OrderKey, string>> = {
  createdat: 'created_at',
  updatedat: 'updated_at',
  contentupdatedat: 'content_updated_at',
  dueat: 'due_at',
  id: 'id',
};
/** Stands for "no due date": after every date, so it sorts last ascending and first descending. */
const NO_DATE = '9999-12-31T23:59:59.9999999Z';

/** `due_at` may be null; the others are plain columns, so that their indexes serve. */
const expression = (key: OrderKey) => (key === 'dueat' ? `coalesce(due_at, '${NO_DATE}')` : COLUMN[key]);

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

class Conditions {
  readonly parts: string[] = [];
  readonly values: SqlValue[] = [];

  add(sql: string, ...values: SqlValue[]): void {
    this.parts.push(sql);
    this.values.push(...values);
  }

  oneOf(column: string, values: readonly string[]): void {
    if (values.length > 0) this.add(`${column} IN (${marks(values)})`, ...values);
  }

  /** Rows after the token's, whatever mix of directions. */
  after(order: readonly Order[], token: readonly string[]): void {
    const alternatives = order.map(({ key, direction }, index) => {
      const same = order.slice(0, index).map((before) => `${expression(before.key)} = ?`);
      return `(${[...same, `${expression(key)} ${direction === 'asc' ? '>' : '<'} ?`].join(' AND ')})`;
    });
    const values = order.flatMap((_, index) => token.slice(0, index + 1));
    this.add(`(${alternatives.join(' OR ')})`, ...values);
    // The same bound once more on the first key, where an index can use it.
    const [first] = order;
    if (first) this.add(`${expression(first.key)} ${first.direction === 'asc' ? '>=' : '<='} ?`, token[0] ?? '');
  }
}

function labelConditions(conditions: Conditions, labels: readonly string[]): void {
  for (const label of labels) {
    if (label === 'MarkedAsUnopened') conditions.add('marked_unopened = 1');
    else if (label === 'Sent') conditions.add('sent = 1');
    else conditions.add('label = ?', label);
  }
}

/** Words OR-ed, quoted phrases whole, `-word` left out; with a left-out word the others are AND-ed (2.5). */
export function textConditions(text: string): { readonly sql: string; readonly values: readonly string[] } | undefined {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const match of text.matchAll(/(-?)(?:"([^"]+)"|(\S+))/g)) {
    const word = (match[2] ?? match[3] ?? '').toLowerCase();
    if (word === '' || word === 'or' || word === 'and') continue;
    (match[1] ? unwanted : wanted).push(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  if (wanted.length + unwanted.length === 0) return undefined;
  const like = "words LIKE ? ESCAPE '\\'";
  const positive = wanted.map(() => like).join(unwanted.length > 0 ? ' AND ' : ' OR ');
  const negative = unwanted.map(() => `NOT ${like}`);
  return {
    sql: [...(positive ? [`(${positive})`] : []), ...negative].join(' AND '),
    values: [...wanted, ...unwanted],
  };
}

function tokenOf(dialog: Dialog, order: readonly Order[]): string {
  const value = (key: OrderKey) => {
    if (key === 'id') return dialog.id;
    if (key === 'dueat') return dialog.due_at ?? NO_DATE;
    return { createdat: dialog.created_at, updatedat: dialog.updated_at, contentupdatedat: dialog.content_updated_at }[
      key
    ];
  };
  return order.map(({ key }) => `${key}_${value(key)}`).join(',');
}

/** One for each party, whose rows come in order from an index: so they are merged, and not all of them sorted. SQLite merges only so many. */
function sources(reaches: readonly Reach[]): readonly Reach[] {
  const each = reaches.flatMap(({ parties, resources }) => parties.map((party) => ({ parties: [party], resources })));
  return each.length > LIMITS.party ? reaches : each;
}

/** One page of what the caller may see. `now` as a seven-digit UTC string. */
export function searchDialogs(dialogs: Dialogs, reaches: readonly Reach[], search: Search, now: string): Page {
  const empty: Page = { items: [], hasNextPage: false, continuationToken: search.rawToken };
  if (reaches.length === 0) return empty;
  const conditions = new Conditions();
  conditions.add(
    'deleted = 0 AND (visible_from IS NULL OR visible_from <= ?) AND (expires_at IS NULL OR expires_at > ?)',
    now,
    now,
  );
  conditions.oneOf('org', search.orgs);
  conditions.oneOf('status', search.statuses);
  conditions.oneOf('extended_status', search.extendedStatuses);
  labelConditions(conditions, search.labels);
  if (search.externalReference !== undefined) conditions.add('external_reference = ?', search.externalReference);
  if (search.process !== undefined) conditions.add('process = ?', search.process);
  if (search.excludeApiOnly) conditions.add('api_only = 0');
  if (search.isContentSeen !== undefined) {
    const seen = 'content_seen = 1 AND marked_unopened = 0';
    conditions.add(search.isContentSeen ? seen : `NOT (${seen})`);
  }
  for (const { column, after, before } of search.bounds) {
    if (after !== undefined) conditions.add(`${column} >= ?`, after);
    if (before !== undefined) conditions.add(`${column} <= ?`, before);
  }
  const text = search.search === undefined ? undefined : textConditions(search.search);
  if (text) conditions.add(text.sql, ...text.values);
  if (search.token) conditions.after(search.order, search.token);
  const by = search.order.map(({ key, direction }) => `${expression(key)} ${direction}`).join(', ');
  const each = sources(reaches);
  const where = each.map((reach) => {
    const own = `party IN (${marks(reach.parties)}) AND resource IN (${marks(reach.resources)})`;
    return `WHERE ${[own, ...conditions.parts].join(' AND ')}`;
  });
  const rows = dialogs.merged(where, `ORDER BY ${by} LIMIT ?`, [
    ...each.flatMap(({ parties, resources }) => [...parties, ...resources, ...conditions.values]),
    search.limit + 1,
  ]);
  const items = rows.slice(0, search.limit);
  const last = items.at(-1);
  return {
    items,
    hasNextPage: rows.length > search.limit,
    continuationToken: last ? tokenOf(last, search.order) : search.rawToken,
  };
}
