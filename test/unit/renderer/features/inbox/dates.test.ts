import { describe, expect, it } from 'vitest';
import { dayInNorway, dueTone, headingOf } from '../../../../../renderer/features/inbox/dates.ts';

describe('the dates of messages', () => {
  it('are days in Norway, also around midnight UTC', () => {
    expect(dayInNorway('2026-11-20T23:30:00.0000000Z')).toBe('2026-11-21');
    expect(dayInNorway('2026-06-10T21:59:59.0000000Z')).toBe('2026-06-10');
  });

  it('stand under headings that grow coarser with age', () => {
    const heading = (at: string) => headingOf(at, '2026-11-21');
    expect(heading('2026-11-21T07:00:00Z')).toEqual({ kind: 'today' });
    expect(heading('2026-11-20T07:00:00Z')).toEqual({ kind: 'yesterday' });
    expect(heading('2026-11-15T12:00:00Z')).toEqual({ kind: 'lastSevenDays' });
    expect(heading('2026-11-14T12:00:00Z')).toEqual({ kind: 'month', month: 11, year: 2026 });
    expect(heading('2025-02-01T12:00:00Z')).toEqual({ kind: 'month', month: 2, year: 2025 });
  });

  it('turn red when the due date has passed or is within a week', () => {
    const tone = (dueAt: string, status = 'RequiresAttention', done = false) =>
      dueTone(dueAt, status, done, '2026-11-21');
    expect(tone('2026-11-01T12:00:00Z')).toBe('danger');
    expect(tone('2026-11-28T12:00:00Z')).toBe('danger');
    expect(tone('2026-11-29T12:00:00Z')).toBe('neutral');
    expect(tone('2026-11-01T12:00:00Z', 'Completed')).toBe('neutral');
    expect(tone('2026-11-01T12:00:00Z', 'RequiresAttention', true)).toBe('neutral');
  });
});
