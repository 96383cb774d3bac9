import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { clientTables } from '../../../../electron/engine/clients/forget-client.ts';
import { keptUntil } from '../../../../electron/engine/clients/kept-returns.ts';
import { openTestStore } from '../support.ts';

describe('how long a return is kept', () => {
  it.each([
    [{ kind: 'toMaaneder', number: 5, year: 2026 }, '2032-01-01'],
    [{ kind: 'aar', number: 1, year: 2026 }, '2032-01-01'],
    [{ kind: 'maaned', number: 12, year: 2027 }, '2033-01-01'],
    // Week 53 of 2026 ends on 3 January 2027.
    [{ kind: 'uke', number: 53, year: 2026 }, '2033-01-01'],
  ] as const)('is five years after the year %o ends in', (period, until) => {
    expect(keptUntil(period)).toBe(until);
  });
});

it('deleting a client knows of every table that names clients', async () => {
  const { db } = openTestStore();
  const named = await sql<{ name: string }>`
    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'organisation_number'
  `.execute(db);
  // Gone through one by one, or never deleted.
  const apart = ['returns', 'filings', 'saft_drafts', 'audit'];
  expect(named.rows.map(({ name }) => name).sort()).toEqual([...clientTables, ...apart].sort());
});
