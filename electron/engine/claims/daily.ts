import { DateTime } from 'luxon';
import { isWorkingDay } from '../mva/holidays.ts';

/** What is known of when a client was asked about. Milliseconds; null: never. */
export interface Asked {
  readonly organisationNumber: string;
  /** By the background, whatever came of it. */
  readonly askedAt: number | null;
  /** Answered, whoever asked. */
  readonly fetchedAt: number | null;
  /** Set by a question that failed, and taken away by one that did not. */
  readonly pausedUntil: number | null;
}

const MINUTE_MS = 60_000;
/** A morning's window, so that not every firm's clients are asked about in the same minute. */
const FROM_HOUR = 5;
const HOURS = 2;

/**
 * When the background asks about a client next: once a working day in Norway, at a minute of the morning that is drawn anew each day,
 * or when the machine is turned on after it. Whom a person has asked about that day has been asked about.
 */
export class Daily {
  readonly #random: () => number;
  readonly #minutes = new Map<string, number>();
  #day = '';

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Those whose time has come, in the order of it; and when the next one's comes. */
  due(clients: readonly Asked[], now: number): { readonly now: readonly string[]; readonly next: number } {
    const today = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).startOf('day');
    const tomorrow = workingDay(today.plus({ days: 1 }));
    const times = isWorkingDay(iso(today))
      ? clients.filter((each) => !isDone(each, today)).map((each) => this.#timeOf(each, today))
      : [];
    times.sort((a, b) => a.at - b.at);
    const later = times.find(({ at }) => at > now)?.at ?? Number.POSITIVE_INFINITY;
    return {
      now: times.filter(({ at }) => at <= now).map(({ organisationNumber }) => organisationNumber),
      next: Math.min(later, tomorrow.set({ hour: FROM_HOUR }).toMillis()),
    };
  }

  #timeOf({ organisationNumber, pausedUntil }: Asked, today: DateTime) {
    const at = today.set({ hour: FROM_HOUR }).toMillis() + this.#minute(organisationNumber, today) * MINUTE_MS;
    return { organisationNumber, at: Math.max(at, pausedUntil ?? 0) };
  }

  #minute(organisationNumber: string, today: DateTime): number {
    if (this.#day !== iso(today)) this.#minutes.clear();
    this.#day = iso(today);
    const drawn = this.#minutes.get(organisationNumber) ?? this.#random() * HOURS * 60;
    this.#minutes.set(organisationNumber, drawn);
    return drawn;
  }
}

const iso = (day: DateTime): string => day.toISODate() ?? '';

function workingDay(day: DateTime): DateTime {
  return isWorkingDay(iso(day)) ? day : workingDay(day.plus({ days: 1 }));
}

const isDone = ({ askedAt, fetchedAt, pausedUntil }: Asked, today: DateTime): boolean =>
  Math.max(pausedUntil === null ? (askedAt ?? 0) : 0, fetchedAt ?? 0) >= today.toMillis();
