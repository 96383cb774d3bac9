import { describe, expect, it } from 'vitest';
import { type NewsRow, newsOf } from '../../../../../electron/engine/dialogs/notify/decide.ts';
import { quietUntil } from '../../../../../electron/engine/dialogs/notify/quiet.ts';

const LOOKED = Date.parse('2026-05-04T08:00:00Z');
const fresh: NewsRow = {
  status: 'NotApplicable',
  created_at: '2026-05-04T08:05:00.0000000Z',
  updated_at: '2026-05-04T08:05:00.0000000Z',
  content_updated_at: '2026-05-04T08:05:00.0000000Z',
  is_content_seen: 0,
  latest_activity_type: null,
};
const old: NewsRow = {
  ...fresh,
  created_at: '2025-11-20T10:00:00.0000000Z',
  updated_at: '2025-11-20T10:00:00.0000000Z',
  content_updated_at: '2025-11-20T10:00:00.0000000Z',
};
const MOVED = '2026-05-04T08:06:00.0000000Z';
const at = { lookedAt: LOOKED, isOurs: false };
const news = (before: NewsRow | undefined, after: NewsRow, change: Partial<typeof at> = {}) =>
  newsOf({ before, after }, { ...at, ...change });

describe('what is news', () => {
  it('is a message made since the last look, and content that moved', () => {
    expect(news(undefined, fresh)).toBe('message');
    expect(news(old, { ...old, updated_at: MOVED, content_updated_at: MOVED })).toBe('content');
  });

  it('is still a message that a look missed by half an hour, since access is cached', () => {
    const late = '2026-05-04T07:31:00.0000000Z';
    expect(news(undefined, { ...fresh, created_at: late, content_updated_at: late })).toBe('message');
  });

  it.each<[string, NewsRow | undefined, NewsRow]>([
    ['an old message that came by import or because access was gained', undefined, old],
    ['an import that stamps its content with now', undefined, { ...old, updated_at: MOVED, content_updated_at: MOVED }],
    ['a restored message, with its old stamps', old, old],
    ['a program that saves while somebody writes', undefined, { ...fresh, latest_activity_type: 'FormSaved' }],
    [
      'the same save of a message that is held',
      old,
      { ...old, updated_at: MOVED, content_updated_at: MOVED, latest_activity_type: 'FormSaved' },
    ],
    ['a draft', undefined, { ...fresh, status: 'Draft' }],
    ['what somebody at the client has read already', undefined, { ...fresh, is_content_seen: 1 }],
    ['a new activity alone', old, { ...old, updated_at: MOVED, latest_activity_type: 'Information' }],
    ['a silent update that moves the content’s time alone', old, { ...old, content_updated_at: MOVED }],
    ['labels and seen state', { ...old, is_content_seen: 1 }, old],
  ])('is not %s', (_what, before, after) => {
    expect(news(before, after)).toBeUndefined();
  });

  it('is nothing before the first look has ended, nor what a filing of ours made', () => {
    expect(news(undefined, fresh, { lookedAt: null as unknown as number })).toBeUndefined();
    expect(news(undefined, fresh, { isOurs: true })).toBeUndefined();
  });
});

describe('the quiet', () => {
  const quiet = { hours: true, from: '17:00', to: '07:00', freeDays: true };
  const until = (from: string, change: Partial<typeof quiet> = {}) => {
    const end = quietUntil(Date.parse(from), { ...quiet, ...change });
    return end === undefined ? undefined : new Date(end).toISOString();
  };

  it.each([
    ['a working day', '2026-05-04T10:00:00+02:00', undefined],
    ['the minute it ends', '2026-05-04T07:00:00+02:00', undefined],
    ['an evening', '2026-05-04T17:00:00+02:00', '2026-05-05T05:00:00.000Z'],
    ['a night', '2026-05-05T03:00:00+02:00', '2026-05-05T05:00:00.000Z'],
    ['a Friday evening', '2026-05-08T18:00:00+02:00', '2026-05-11T05:00:00.000Z'],
    ['a Saturday at noon', '2026-05-09T12:00:00+02:00', '2026-05-11T05:00:00.000Z'],
    // 1 April 2026 is the Wednesday before Maundy Thursday.
    ['the evening before Easter', '2026-04-01T18:00:00+02:00', '2026-04-07T05:00:00.000Z'],
    ['17 May, which is a Sunday', '2026-05-17T10:00:00+02:00', '2026-05-18T05:00:00.000Z'],
  ])('of %s', (_what, from, end) => {
    expect(until(from)).toBe(end);
  });

  it('ends at seven in Norway also in the night when the clocks change', () => {
    expect(until('2026-03-28T12:00:00+01:00', {})).toBe('2026-03-30T05:00:00.000Z');
    expect(until('2026-10-23T18:00:00+02:00', { freeDays: false })).toBe('2026-10-24T05:00:00.000Z');
    expect(until('2026-10-24T18:00:00+02:00', { freeDays: false })).toBe('2026-10-25T06:00:00.000Z');
  });

  it('may be of hours alone, of days alone, of midday, or not at all', () => {
    expect(until('2026-05-09T12:00:00+02:00', { freeDays: false })).toBeUndefined();
    expect(until('2026-05-04T20:00:00+02:00', { hours: false })).toBeUndefined();
    expect(until('2026-05-09T12:00:00+02:00', { hours: false })).toBe('2026-05-10T22:00:00.000Z');
    expect(until('2026-05-04T11:30:00+02:00', { from: '11:00', to: '12:00' })).toBe('2026-05-04T10:00:00.000Z');
    expect(until('2026-05-04T12:30:00+02:00', { from: '11:00', to: '12:00' })).toBeUndefined();
    expect(until('2026-05-04T12:30:00+02:00', { from: '08:00', to: '08:00' })).toBeUndefined();
  });
});
