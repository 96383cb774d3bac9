import type { BadRow, ImportColumn, OwnFields } from '../../../../shared/contract/client-list.ts';
import type { RawRow } from '../../sheets/sheet.ts';
import type { NewClient } from '../records.ts';
import { readDay, readNumber, readTerm } from './columns.ts';

export interface ReadRows {
  readonly good: readonly (NewClient & { readonly line: number })[];
  readonly merged: readonly { readonly line: number; readonly organisationNumber: string; readonly into: number }[];
  readonly bad: readonly BadRow[];
}

type Draft = { organisationNumber: string; name: string; fields: Partial<OwnFields>; line: number };

/** Rows taken before others get the event loop. */
const AT_A_TIME = 2000;

/** Rows into clients. A bad row is told with line and reason and stops no other; a client that stands twice is joined. */
export async function readRows(
  rows: readonly RawRow[],
  columns: readonly ImportColumn[],
  header: boolean,
): Promise<ReadRows> {
  const good = new Map<string, Draft>();
  const merged: { line: number; organisationNumber: string; into: number }[] = [];
  const bad: BadRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
    if (header && index === 0) continue;
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(row, columns);
    if ('reason' in read) {
      bad.push({ line: row.line, reason: read.reason, text: row.cells.join(' · ').slice(0, 120) });
      continue;
    }
    const before = good.get(read.organisationNumber);
    if (!before) good.set(read.organisationNumber, read);
    else {
      merged.push({ line: row.line, organisationNumber: read.organisationNumber, into: before.line });
      good.set(read.organisationNumber, join(before, read));
    }
  }
  return { good: [...good.values()], merged, bad };
}

function readRow(row: RawRow, columns: readonly ImportColumn[]): Draft | { reason: BadRow['reason'] } {
  const cell = (kind: ImportColumn): string => {
    const at = columns.indexOf(kind);
    return at < 0 ? '' : (row.cells[at] ?? '').trim();
  };
  const number = readNumber(cell('number'));
  if (!number.ok) return { reason: number.reason };
  const fields: Partial<OwnFields> = {};
  const groups = cell('group')
    .split(/[,;]/)
    .map((each) => each.trim().slice(0, 60))
    .filter((each) => each !== '');
  if (groups.length > 0) fields.groups = groups.slice(0, 20);
  if (cell('responsible') !== '') fields.responsible = cell('responsible').slice(0, 120);
  if (cell('deputy') !== '') fields.deputy = cell('deputy').slice(0, 120);
  if (cell('notes') !== '') fields.notes = cell('notes').slice(0, 4000);
  if (cell('vatTerm') !== '') {
    const term = readTerm(cell('vatTerm'));
    if (term === undefined) return { reason: 'vatTerm' };
    fields.vatTerm = term;
  }
  if (cell('deliversFrom') !== '') {
    const day = readDay(cell('deliversFrom'));
    if (day === undefined) return { reason: 'date' };
    fields.deliversFrom = day;
  }
  return { organisationNumber: number.value, name: cell('name').slice(0, 200), fields, line: row.line };
}

/** What stood first holds; the later row fills what was empty and adds its groups. */
function join(first: Draft, later: Draft): Draft {
  const groups = [...new Set([...(first.fields.groups ?? []), ...(later.fields.groups ?? [])])].slice(0, 20);
  return {
    ...first,
    name: first.name || later.name,
    fields: { ...later.fields, ...first.fields, ...(groups.length > 0 && { groups }) },
  };
}
