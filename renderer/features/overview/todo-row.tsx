import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { useOre } from '../claims/money.ts';
import { type OverviewRow, rowLook } from './rows.ts';

/** Symbol, what and for whom, by when, and the one button that does it. */
export function TodoRow({ row, primary }: { row: OverviewRow; primary: boolean }) {
  const t = useText('overview');
  const ore = useOre();
  const [, go] = useLocation();
  const { color, icon: Icon } = rowLook[row.kind];
  const what = row.kind === 'dialogsUnread' ? t('row.dialogsUnread', { count: row.count }) : t(`row.${row.kind}`);
  const many = row.kind !== 'dialogsUnread' && row.client === null && row.count > 1;
  return (
    <li className="todo-row" data-color={color}>
      <span className="todo-symbol">
        <Icon aria-hidden fontSize="1.25rem" />
      </span>
      <span className="todo-what">
        <span className="strong">{what}</span>
        {row.client && <span className="subtle">{row.client.name}</span>}
        {row.persons && (
          <span className="subtle small">
            {t(row.kind === 'signingMissing' ? 'lackedBy' : 'to', { persons: row.persons.join(', ') })}
          </span>
        )}
        {many && <span className="subtle">{t('clients', { count: row.count })}</span>}
        {row.amount !== undefined && <span className="subtle number">{ore(row.amount)}</span>}
      </span>
      <span className="todo-by">{row.by !== null && <By day={row.by} />}</span>
      <Button
        data-size="sm"
        data-color={primary ? 'accent' : 'primary'}
        variant={primary ? 'primary' : 'secondary'}
        onClick={() => go(row.to)}
      >
        {t(`do.${row.kind}`)}
      </Button>
    </li>
  );
}

function By({ day }: { day: string }) {
  const t = useText('overview');
  const format = useFormat();
  const now = today(useNow());
  if (day === now) return <strong className="todo-late">{t('byToday')}</strong>;
  if (day < now) return <strong className="todo-late">{t('byPassed', { day: format.day(day) })}</strong>;
  return t('by', { day: format.day(day) });
}
