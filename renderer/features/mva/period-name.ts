import { useCallback } from 'react';
import type { Period } from '../../../shared/contract/mva.ts';
import { periodDates } from '../../../shared/mva/periods.ts';
import { type TextParams, useText } from '../../ui/text.ts';

const monthOf = (day: string) => Number(day.slice(5, 7)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** "5. termin 2026": a period as people say it. */
export function usePeriodName(): (period: Period) => string {
  const t = useText('mva');
  return useCallback(
    (period) => {
      const { number, year } = period;
      const month = t(`month.${monthOf(periodDates(period).start)}`);
      const params: TextParams = { number, year, month };
      if (period.kind === 'halvMaaned')
        return t(number % 2 === 1 ? 'period.halvMaaned1' : 'period.halvMaaned2', params);
      return t(`period.${period.kind}`, params);
    },
    [t],
  );
}

/** "september–oktober": the months a period covers; empty when its name says them already. */
export function usePeriodMonths(): (period: Period) => string {
  const t = useText('mva');
  return useCallback(
    (period) => {
      if (period.kind === 'maaned' || period.kind === 'halvMaaned' || period.kind === 'uke') return '';
      const { start, end } = periodDates(period);
      return `${t(`month.${monthOf(start)}`)}–${t(`month.${monthOf(end)}`)}`;
    },
    [t],
  );
}
