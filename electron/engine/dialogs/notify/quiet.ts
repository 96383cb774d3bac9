import { DateTime } from 'luxon';
import type { QuietHours } from '../../../../shared/contract/background.ts';
import { isWorkingDay } from '../../mva/holidays.ts';

/** No quiet lasts longer than a few free days in a row. */
const MOST = 30;

/** When the quiet ends, ms; undefined: it is not quiet. Hours and days are Norway's, whatever the machine says. */
export function quietUntil(now: number, quiet: QuietHours): number | undefined {
  let at = DateTime.fromMillis(now, { zone: 'Europe/Oslo' });
  for (let step = 0; step < MOST; step += 1) {
    const end = stretchEnd(at, quiet);
    if (!end) break;
    at = end;
  }
  return at.toMillis() === now ? undefined : at.toMillis();
}

/** The end of the stretch of quiet that this instant lies in: of a free day, or of the night. */
function stretchEnd(at: DateTime, { hours, from, to, freeDays }: QuietHours): DateTime | undefined {
  const tomorrow = at.startOf('day').plus({ days: 1 });
  if (freeDays && !isWorkingDay(at.toISODate() ?? '')) return tomorrow;
  if (!hours) return undefined;
  const time = at.toFormat('HH:mm');
  const [hour = 0, minute = 0] = to.split(':').map(Number);
  const end = at.startOf('day').set({ hour, minute });
  if (from <= to) return time >= from && time < to ? end : undefined;
  if (time < to) return end;
  return time >= from ? tomorrow : undefined;
}
