import { DateTime } from 'luxon';

const DAY = 86_400_000;
const OSLO = 'Europe/Oslo';

export interface Day {
  /** Midnight in Oslo, milliseconds since 1970. */
  readonly start: number;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly year: number;
  /** "10. desember 2026" */
  readonly long: string;
  /** The two-month term that had ended before the day: "4. termin 2026". */
  readonly term: string;
}

const LONG = new Intl.DateTimeFormat('nb-NO', { timeZone: OSLO, day: 'numeric', month: 'long', year: 'numeric' });

function dayOf(moment: DateTime): Day {
  const start = moment.startOf('day');
  const before = start.minus({ months: 2 });
  return {
    start: start.toMillis(),
    weekday: start.weekday,
    year: start.year,
    long: LONG.format(start.toMillis() + DAY / 2),
    term: `${Math.floor((before.month - 1) / 2) + 1}. termin ${before.year}`,
  };
}

/** The day of a moment in Oslo. */
export function osloDay(at: number): Day {
  return dayOf(DateTime.fromMillis(at, { zone: OSLO }));
}

/** Last second of the day `days` later. */
export function endOfDay(at: number, days: number): number {
  return (
    DateTime.fromMillis(at, { zone: OSLO })
      .plus({ days: days + 1 })
      .startOf('day')
      .toMillis() - 1_000
  );
}

/** Days around a moment, computed once: filling in 200,000 letters asks for each of them hundreds of times. */
export class Calendar {
  readonly #days: readonly Day[];
  readonly #today: number;

  constructor(now: number, back: number, ahead: number) {
    const today = DateTime.fromMillis(now, { zone: OSLO }).startOf('day');
    this.#days = Array.from({ length: back + ahead + 1 }, (_, n) => dayOf(today.plus({ days: n - back })));
    this.#today = back;
  }

  /** The day `offset` days from today. */
  day(offset: number): Day {
    const day = this.#days[this.#today + offset];
    if (!day) throw new Error('a day outside the calendar');
    return day;
  }
}
