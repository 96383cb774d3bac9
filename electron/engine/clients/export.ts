import { csvOf } from '../csv.ts';
import { xlsxOf } from '../xlsx.ts';
import type { ClientRecord } from './records.ts';

/** In the order of `clients.exportList`'s headings. */
function cellsOf(record: ClientRecord): readonly string[] {
  const { fields } = record;
  return [
    record.organisationNumber,
    record.name,
    record.form,
    record.status,
    record.vatRegistered === null ? '' : String(record.vatRegistered),
    fields.groups.join(', '),
    fields.responsible,
    fields.deputy,
    fields.vatTerm ?? '',
    fields.deliversFrom ?? '',
    fields.jointUnit ?? record.registerJointUnit ?? '',
    fields.notes,
  ];
}

export function clientsTable(
  format: 'csv' | 'xlsx',
  headings: readonly string[],
  records: readonly ClientRecord[],
): Uint8Array {
  const rows = [headings, ...records.map(cellsOf)];
  return format === 'xlsx' ? xlsxOf(rows) : csvOf(rows);
}
