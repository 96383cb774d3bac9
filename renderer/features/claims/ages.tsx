import { type ClientClaims, claimAges } from '../../../shared/contract/claims.ts';
import { useText } from '../../ui/text.ts';
import { useKroner } from './money.ts';

/** What is open by how late it is; nothing where nothing is late. */
export function Ages({ ages }: Pick<ClientClaims, 'ages'>) {
  const t = useText('claims');
  const ore = useKroner();
  if (claimAges.every((age) => age === 'notDue' || ages[age] === 0)) return null;
  return (
    <table className="table claim-totals">
      <caption className="small subtle">{t('ages')}</caption>
      <thead>
        <tr>
          {claimAges.map((age) => (
            <th key={age} scope="col" className="right">
              {t(`age.${age}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {claimAges.map((age) => (
            <td key={age} className="number right">
              {ages[age] === 0 ? '–' : ore(ages[age])}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
