import { useEffect, useState } from 'react';
import { daysBetween, osloParts, useFormat } from './format.ts';
import { type Translate, useText } from './text.ts';

/** The time now, anew every half minute; a component that shows relative time follows it. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Today's date in Norway, yyyy-mm-dd. */
export function today(now: number): string {
  return osloParts(now)?.day ?? '';
}

export function relativeDay(day: string, now: number, t: Translate<'common'>): string {
  const days = daysBetween(today(now), day);
  if (days === 0) return t('today');
  if (days === 1) return t('tomorrow');
  if (days === -1) return t('yesterday');
  return days > 0 ? t('inDays', { count: days }) : t('daysAgo', { count: -days });
}

export function relativeInstant(instant: string, now: number, t: Translate<'common'>): string {
  const parts = osloParts(instant);
  if (!parts) return instant;
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  if (Math.abs(minutes) < 1) return t('now');
  if (Math.abs(minutes) < 60)
    return minutes > 0 ? t('inMinutes', { count: minutes }) : t('minutesAgo', { count: -minutes });
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 24) return hours > 0 ? t('inHours', { count: hours }) : t('hoursAgo', { count: -hours });
  return relativeDay(parts.day, now, t);
}

/** Relative time, with the absolute one on hover and for assistive technology. */
export function Ago({ instant }: { instant: string }) {
  const t = useText('common');
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={instant} title={format.dateTime(instant)}>
      {relativeInstant(instant, now, t)}
    </time>
  );
}

/** A date, absolute. */
export function Day({ day }: { day: string }) {
  return <time dateTime={day}>{useFormat().day(day)}</time>;
}

/** The date of an instant, for narrow columns; its time on hover. */
export function DayOf({ instant }: { instant: string }) {
  const format = useFormat();
  return (
    <time dateTime={instant} title={format.dateTime(instant)}>
      {format.day(osloParts(instant)?.day ?? '')}
    </time>
  );
}

/** Date and time, absolute. */
export function At({ instant }: { instant: string }) {
  return <time dateTime={instant}>{useFormat().dateTime(instant)}</time>;
}
