import type { DueRow } from '../../../../shared/contract/office.ts';

export interface CalendarWords {
  readonly due: string;
  readonly followUp: string;
  readonly from: string;
}

/** Longest line in bytes, without its end (RFC 5545 3.1). */
const LINE = 75;

/**
 * Days as a calendar (RFC 5545): an all-day event for each, with an id that stays the same from one export to the next, so that
 * a calendar that reads the file again moves them instead of adding them once more.
 */
export function calendarOf(rows: readonly DueRow[], words: CalendarWords, now: number): Uint8Array {
  const stamp = compact(new Date(now).toISOString().replace(/\.\d+/, ''));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Klientbro//Innboks//NO',
    'CALSCALE:GREGORIAN',
    ...rows.flatMap((row) => eventOf(row, words, stamp)),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(lines.map((line) => `${folded(line)}\r\n`).join(''));
}

function eventOf(row: DueRow, words: CalendarWords, stamp: string): string[] {
  const what = row.kind === 'due' ? words.due : words.followUp;
  const about = [`${words.from} ${row.sender}`, row.client.organisationNumber, ...(row.person ? [row.person] : [])];
  return [
    'BEGIN:VEVENT',
    `UID:${row.id}-${row.kind}@klientbro`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(row.day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(row.day))}`,
    `SUMMARY:${escaped(`${what}: ${row.client.name} – ${row.title}`)}`,
    `DESCRIPTION:${escaped(about.join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (text: string): string => text.replace(/[-:]/g, '');

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a title from outside may hold them, a calendar may not.
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
  );
}

/** Long lines go on after a line end and a blank; no letter is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LINE) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += letter;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n');
}
