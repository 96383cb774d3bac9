import { describe, expect, it } from 'vitest';
import { joined } from '../../../../../renderer/features/log/pages.ts';
import type { AuditRow } from '../../../../../shared/contract/work.ts';

const rows = (...sequences: number[]) =>
  sequences.map(
    (sequence): AuditRow => ({
      sequence,
      at: '2026-11-22T08:00:00.000Z',
      person: 'Kari',
      act: 'key.create',
      client: null,
      outcome: 'done',
      params: {},
    }),
  );
const numbers = (newest: AuditRow[], held: AuditRow[]) => joined(newest, held).map(({ sequence }) => sequence);

describe('pages of the log', () => {
  it('keep what was read under rows that came since', () => {
    expect(numbers(rows(9, 8, 7), rows(8, 7, 6, 5, 4))).toEqual([9, 8, 7, 6, 5, 4]);
    expect(numbers(rows(9, 8, 7), rows())).toEqual([9, 8, 7]);
  });

  it('never show a hole: rows that the newest page does not reach are let go', () => {
    expect(numbers(rows(90, 88, 87), rows(80, 79))).toEqual([90, 88, 87]);
  });
});
