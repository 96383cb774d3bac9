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

/** Norwegian Excel opens UTF-8 with a mark and semicolons in columns. */
export function clientsCsv(headings: readonly string[], records: readonly ClientRecord[]): Uint8Array {
  const lines = [headings, ...records.map(cellsOf)].map((cells) => cells.map(csvCell).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe first (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
