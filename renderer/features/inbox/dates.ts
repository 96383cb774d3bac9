/** Dates of messages as days in Norway, whatever the machine's time zone says. */
const norway = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** yyyy-mm-dd in Norway. */
export function dayInNorway(at: string | number | Date): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : norway.format(date);
}

export type Heading =
  | { readonly kind: 'today' | 'yesterday' | 'lastSevenDays' }
  | { readonly kind: 'month'; readonly month: number; readonly year: number };

export function headingOf(at: string, today: string): Heading {
  const day = dayInNorway(at);
  const age = daysFrom(day, today);
  if (age <= 0) return { kind: 'today' };
  if (age === 1) return { kind: 'yesterday' };
  if (age < 7) return { kind: 'lastSevenDays' };
  return { kind: 'month', month: Number(day.slice(5, 7)), year: Number(day.slice(0, 4)) };
}

export const headingKey = (heading: Heading): string =>
  heading.kind === 'month' ? `${heading.year}-${heading.month}` : heading.kind;

const daysFrom = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export type DueTone = 'danger' | 'neutral';

/** Red when passed or within a week (ui.md, Innboks), unless the case is finished or waits for the authority. */
export function dueTone(dueAt: string, status: string, done: boolean, today: string): DueTone {
  if (done || status === 'Completed' || status === 'Awaiting') return 'neutral';
  return daysFrom(today, dayInNorway(dueAt)) <= 7 ? 'danger' : 'neutral';
}
