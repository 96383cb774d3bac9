import type { ClientClaims } from '../../../shared/contract/claims.ts';
import { useText } from '../../ui/text.ts';
import { useKroner } from './money.ts';

/** Skatteetaten's own sums, in all and of each group. */
export function Totals({ value: { row, groups } }: { value: ClientClaims }) {
  const t = useText('claims');
  const ore = useKroner();
  const { totals } = row;
  if (!totals) return null;
  const columns = ['overdue', 'interest', 'notDue', 'balance'] as const;
  return (
    <table className="table claim-totals">
      <caption className="small subtle">{t('totals')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('group')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="right">
              {t(`sum.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.group} ${group.name}`}>
            <th scope="row">
              {group.group === 'other' ? (group.name ?? t('group.other')) : t(`group.${group.group}`)}
            </th>
            {columns.map((column) => (
              <td key={column} className="number right">
                {ore(group[column])}
              </td>
            ))}
          </tr>
        ))}
        {totals.unplaced !== null && totals.unplaced !== 0 && (
          <tr>
            <th scope="row">{t('unplaced')}</th>
            <td colSpan={3} />
            <td className="number right">{ore(-Math.abs(totals.unplaced))}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('sum.all')}</th>
          {columns.map((column) => (
            <td key={column} className="number right">
              {ore(totals[column])}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
