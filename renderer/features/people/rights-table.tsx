import { Checkbox } from '@digdir/designsystemet-react';
import { type ClientRight, clientRights, type Grant } from '../../../shared/contract/people.ts';
import { useText } from '../../ui/text.ts';
import { toggled } from './toggled.ts';

interface Props {
  readonly groups: readonly string[];
  readonly grants: readonly Grant[];
  readonly onChange: (grants: Grant[]) => void;
}

/** A row for all clients, and one per group. */
export function RightsTable({ groups, grants, onChange }: Props) {
  const t = useText('people');
  const rightsOf = (group: string | null) => grants.find((grant) => grant.group === group)?.rights ?? [];
  const change = (group: string | null, right: ClientRight) =>
    onChange([...grants.filter((grant) => grant.group !== group), { group, rights: toggled(rightsOf(group), right) }]);
  return (
    <div className="table-box rights-box">
      <table className="table rights-table">
        <thead>
          <tr>
            <th scope="col">{t('col.group')}</th>
            {clientRights.map((right) => (
              <th key={right} scope="col">
                {t(`right.${right}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[null, ...groups].map((group) => (
            <tr key={group ?? ''}>
              <th scope="row">{group ?? t('everyClient')}</th>
              {clientRights.map((right) => (
                <td key={right}>
                  <Checkbox
                    data-size="sm"
                    aria-label={`${t(`right.${right}`)}, ${group ?? t('everyClient')}`}
                    checked={rightsOf(group).includes(right)}
                    onChange={() => change(group, right)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
