/** Dates of messages as days in Norway, whatever the machine's time zone says. */
import { daysBetween, osloParts } from '../../ui/format.ts';

/** yyyy-mm-dd in Norway; empty when the text is no instant. */
export const dayInNorway = (at: string): string => osloParts(at)?.day ?? '';

export type Heading =
  | { readonly kind: 'today' | 'yesterday' | 'lastSevenDays' }
  | { readonly kind: 'month'; readonly month: number; readonly year: number };

export function headingOf(at: string, today: string): Heading {
  const day = dayInNorway(at);
  const age = daysBetween(day, today);
  if (age <= 0) return { kind: 'today' };
  if (age === 1) return { kind: 'yesterday' };
  if (age < 7) return { kind: 'lastSevenDays' };
  return { kind: 'month', month: Number(day.slice(5, 7)), year: Number(day.slice(0, 4)) };
}

export const headingKey = (heading: Heading): string =>
  heading.kind === 'month' ? `${heading.year}-${heading.month}` : heading.kind;

export type DueTone = 'danger' | 'neutral';

/** Red when passed or within a week (ui.md, Innboks), unless the case is finished or waits for the authority. */
export function dueTone(dueAt: string, status: string, done: boolean, today: string): DueTone {
  if (done || status === 'Completed' || status === 'Awaiting') return 'neutral';
  return daysBetween(today, dayInNorway(dueAt)) <= 7 ? 'danger' : 'neutral';
}
