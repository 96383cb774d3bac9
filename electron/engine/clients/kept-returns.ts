import { sql } from 'kysely';
import type { Period } from '../../../shared/contract/mva.ts';
import { periodDates, periodOfFiling } from '../../../shared/mva/periods.ts';
import type { Queries } from '../store/store.ts';

/** Returns and receipts are kept five years after the year they are for (bokføringsloven § 13). */
export const KEPT_YEARS = 5;

/** A return that was sent, or may have been. It stays whole: figures, papers, journal, controls and the postings behind it. */
export interface SentReturn {
  readonly id: string;
  readonly client: { readonly organisationNumber: string; readonly name: string };
  /** The first day on which it may go, `yyyy-mm-dd`. */
  readonly until: string;
}

/** What is still held of a client that was deleted here. */
export interface DeletedClient {
  readonly organisationNumber: string;
  /** As the newest return has it. */
  readonly name: string;
  /** The first day on which all of it may go. */
  readonly until: string;
}

export function keptUntil(period: Period): string {
  return `${Number(periodDates(period).end.slice(0, 4)) + KEPT_YEARS + 1}-01-01`;
}

/** Newest first. */
export async function sentReturns(db: Queries, organisationNumber?: string): Promise<SentReturn[]> {
  const sent = db
    .selectFrom('filings')
    .select(['return_id', 'organisation_number', 'client_name', 'period'])
    .where('sent', '!=', 'notSent')
    .orderBy(sql`rowid`, 'desc');
  const rows = await (organisationNumber === undefined
    ? sent
    : sent.where('organisation_number', '=', organisationNumber)
  ).execute();
  const found = new Map<string, SentReturn>();
  for (const row of rows) {
    if (found.has(row.return_id)) continue;
    const until = keptUntil(periodOfFiling(row));
    const client = { organisationNumber: row.organisation_number, name: row.client_name };
    found.set(row.return_id, { id: row.return_id, client, until });
  }
  return [...found.values()];
}

/** `own`: the firm itself, which files without being in its own list. */
export async function deletedClients(db: Queries, own: string | null): Promise<DeletedClient[]> {
  const rows = await db.selectFrom('clients').select('organisation_number').execute();
  const known = new Set([own, ...rows.map((row) => row.organisation_number)]);
  const found = new Map<string, DeletedClient>();
  for (const { client, until } of await sentReturns(db)) {
    if (known.has(client.organisationNumber)) continue;
    const held = found.get(client.organisationNumber) ?? { ...client, until };
    found.set(client.organisationNumber, until > held.until ? { ...held, until } : held);
  }
  return [...found.values()];
}
