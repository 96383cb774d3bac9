import type { AuditRow } from '../../../shared/contract/work.ts';
import { csvOf } from '../csv.ts';
import type { StoredRow } from './audit.ts';

/** Codes of acts, outcomes and details in the reader's language; one without words stands as it is. */
export type AuditWords = Readonly<Record<string, string>>;

/**
 * The log for an auditor, oldest first. Each row carries the hash it was given, so that a copy kept elsewhere binds whoever
 * could recompute the chain here; the person's own words stand beside the codes, never instead of them.
 */
export function auditCsv(headings: readonly string[], rows: readonly StoredRow[], words: AuditWords): Uint8Array {
  return csvOf([headings, ...rows.map((row) => cellsOf(row, words))]);
}

function cellsOf({ hash, ...row }: StoredRow, words: AuditWords): readonly string[] {
  return [
    String(row.sequence),
    row.at,
    row.person,
    words[`act.${row.act}`] ?? row.act,
    row.client?.organisationNumber ?? '',
    row.client?.name ?? '',
    words[`outcome.${row.outcome}`] ?? row.outcome,
    detailsOf(row.params, words),
    row.act,
    hash,
  ];
}

function detailsOf(params: AuditRow['params'], words: AuditWords): string {
  return Object.entries(params)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${words[`param.${name}`] ?? name}: ${words[`value.${value}`] ?? value}`)
    .join(' · ');
}
