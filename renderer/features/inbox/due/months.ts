/** Months as yyyy-mm, days as yyyy-mm-dd; no clock and no time zone takes part. */
export const monthOf = (day: string): string => day.slice(0, 7);

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`);
const DAY = 86_400_000;

export function nextMonth(month: string, by: 1 | -1): string {
  const start = new Date(startOf(month));
  start.setUTCMonth(start.getUTCMonth() + by);
  return monthOf(start.toISOString());
}

export function monthDays(month: string): { first: string; last: string } {
  return { first: `${month}-01`, last: dayOf(startOf(nextMonth(month, 1)) - DAY) };
}

/** Whole weeks from Monday that hold the month. */
export function weeksOf(month: string): string[][] {
  const { first, last } = monthDays(month);
  const weekday = (new Date(startOf(month)).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let monday = Date.parse(first) - weekday * DAY; dayOf(monday) <= last; monday += 7 * DAY)
    weeks.push(Array.from({ length: 7 }, (_, index) => dayOf(monday + index * DAY)));
  return weeks;
}
