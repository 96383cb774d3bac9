import type { DueRow } from '../../../../shared/contract/office.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { monthOf, weeksOf } from './months.ts';

interface Props {
  readonly month: string;
  readonly today: string;
  readonly rows: readonly DueRow[];
}

/** The month at a glance: how much each day asks for. A day with something leads to it in the list below. */
export function MonthGrid({ month, today, rows }: Props) {
  const t = useText('office');
  const format = useFormat();
  const weeks = weeksOf(month);
  const count = (day: string) => rows.filter((row) => row.day === day).length;
  const goTo = (day: string) => {
    const heading = document.getElementById(`due-${day}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <table className="month-grid" aria-label={t('due.calendar')}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {format.longDay(day).split(' ')[0]?.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const found = monthOf(day) === month ? count(day) : 0;
              return (
                <td key={day} data-outside={monthOf(day) !== month} aria-current={day === today ? 'date' : undefined}>
                  {found > 0 ? (
                    <button
                      type="button"
                      className="month-day"
                      data-passed={day < today}
                      aria-label={t('due.day', { day: format.longDay(day), count: found })}
                      onClick={() => goTo(day)}
                    >
                      <span>{Number(day.slice(8))}</span>
                      <strong>{format.number(found)}</strong>
                    </button>
                  ) : (
                    <span className="month-day">{Number(day.slice(8))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
