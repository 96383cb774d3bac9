import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../../electron/engine/dialogs/office/calendar.ts';
import type { DueRow } from '../../../../../shared/contract/office.ts';

const words = { due: 'Frist', followUp: 'Oppfølging', from: 'Fra' };
const row = (change: Partial<DueRow> = {}): DueRow => ({
  id: '0197a1c2-0000-7000-8000-000000000001',
  client: { organisationNumber: '310000019', name: 'Fjell og Fjord AS' },
  sender: 'Skatteetaten',
  title: 'Vedtak om tvangsmulkt',
  kind: 'due',
  day: '2026-12-31',
  status: 'RequiresAttention',
  person: null,
  done: false,
  ...change,
});

/** Reads a calendar by the letter of RFC 5545: line ends and lengths (3.1), parts within each other (3.6), escapes (3.3.11). */
function read(bytes: Uint8Array) {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  expect(text.endsWith('\r\n')).toBe(true);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(new TextEncoder().encode(line).byteLength).toBeLessThanOrEqual(75);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
    expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
  }
  const logical = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const open: string[] = [];
  const events: Record<string, string>[] = [];
  const head: Record<string, string> = {};
  for (const line of logical) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[A-Z-]+)*):(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') expect(open.pop()).toBe(value);
    else (open.at(-1) === 'VEVENT' ? (events.at(-1) ?? {}) : head)[name] = value;
  }
  expect(open).toEqual([]);
  const plain = (value = '') => value.replace(/\\([nN\\;,])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign));
  return { head, events: events.map((event) => ({ ...event, SUMMARY: plain(event.SUMMARY), raw: event })), plain };
}

describe('the calendar of what is due', () => {
  it('is one whole day for each, to its day after, over the end of a year', () => {
    const { head, events } = read(calendarOf([row()], words, Date.UTC(2026, 10, 22, 8, 30)));
    expect(head).toMatchObject({ VERSION: '2.0', PRODID: expect.stringContaining('Klientbro') });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      'DTSTART;VALUE=DATE': '20261231',
      'DTEND;VALUE=DATE': '20270101',
      DTSTAMP: '20261122T083000Z',
      SUMMARY: 'Frist: Fjell og Fjord AS – Vedtak om tvangsmulkt',
    });
  });

  it('keeps an event’s id from one export to the next, and apart for a due day and our own', () => {
    const rows = [row(), row({ kind: 'followUp', day: '2026-12-01' })];
    const ids = (at: number) => read(calendarOf(rows, words, at)).events.map((event) => event.raw.UID);
    expect(ids(1)).toEqual(ids(Date.UTC(2030, 0, 1)));
    expect(new Set(ids(1)).size).toBe(2);
  });

  it('folds long lines between letters, and takes signs and control characters for text', () => {
    const title = `Æøå, semikolon; omvendt \\ skråstrek\r\nny linje \u0007BEGIN:VEVENT ${'økonomi '.repeat(30)}😀`;
    const { events } = read(calendarOf([row({ title }), row({ id: 'b' })], words, 0));
    expect(events).toHaveLength(2);
    expect(events[0]?.SUMMARY).toBe(`Frist: Fjell og Fjord AS – ${title.replace('\r\n', '\n').replace('\u0007', ' ')}`);
  });

  it('of nothing is a calendar without events', () => {
    expect(read(calendarOf([], words, 0)).events).toEqual([]);
  });
});
