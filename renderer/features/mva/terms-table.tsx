import type { KeyboardEvent } from 'react';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from './period-name.ts';
import { TermCellView } from './term-cell.tsx';
import type { Term, TermRow } from './terms-view.ts';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys move between the cells, past the empty ones. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>) {
  const step = steps[event.key];
  const place = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  if (step === undefined || place === null) return;
  const rows = [...event.currentTarget.tBodies].flatMap((body) => [...body.rows]);
  let row = rows.findIndex((candidate) => candidate.contains(place)) + step[0];
  let column = place.cellIndex + step[1];
  while (rows[row]?.cells[column]) {
    const target = rows[row]?.cells[column]?.querySelector<HTMLElement>('a');
    if (target) {
      event.preventDefault();
      target.focus();
      return;
    }
    row += step[0];
    column += step[1];
  }
}

interface Props {
  readonly terms: readonly Term[];
  readonly rows: readonly TermRow[];
}

/** Clients down, terms across. */
export function TermsTable({ terms, rows }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  return (
    <table className="terms" onKeyDown={moveFocus}>
      <caption className="sr-only">{t('terms.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="term-head term-first">
            {t('terms.client')}
          </th>
          {terms.map(({ period, deadline, current }) => (
            <th key={periodKey(period)} scope="col" className={current ? 'term-head term-current' : 'term-head'}>
              <span>{periodName(period)}</span>
              <span className="term-deadline">
                {current ? t('terms.deadline', { day: format.day(deadline) }) : format.day(deadline)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.client.organisationNumber}>
            <th scope="row" className="term-first">
              <span className="term-client">{row.client.name}</span>
            </th>
            {terms.map(({ period, current }) => {
              const shown = row.cells.get(periodKey(period));
              return (
                <td key={periodKey(period)} className={current ? 'term-current' : undefined}>
                  {shown ? (
                    <TermCellView shown={shown} wide={current} />
                  ) : (
                    <span className="sr-only">{t('terms.notSubject')}</span>
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
