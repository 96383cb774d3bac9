import { createHash } from 'node:crypto';

/** What the first row's `previous` is. */
export const CHAIN_START = '0'.repeat(64);

/** The content of one row that its hash covers: everything but the hashes. */
export interface ChainedContent {
  readonly sequence: number;
  readonly at: string;
  readonly person: string;
  readonly act: string;
  readonly organisation_number: string | null;
  readonly client_name: string | null;
  readonly outcome: string;
  /** JSON text as stored. */
  readonly params: string;
  readonly begun: number | null;
}

/** SHA-256, hex, over the hash before and the row's fields as a JSON array in a fixed order. */
export function chainHash(previous: string, row: ChainedContent): string {
  const content = JSON.stringify([
    row.sequence,
    row.at,
    row.person,
    row.act,
    row.organisation_number,
    row.client_name,
    row.outcome,
    row.params,
    row.begun,
  ]);
  return createHash('sha256').update(previous).update('\n').update(content).digest('hex');
}

/** JSON with keys in order, so that the same params are the same text. */
export function canonicalJson(params: Readonly<Record<string, string | number>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));
}
