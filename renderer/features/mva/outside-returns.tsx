import { Heading, Table } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from './period-name.ts';
import { ReturnStateTag } from './state-symbol.tsx';
import type { ShownCell } from './terms-view.ts';

/** Returns the picture does not show: a yearly one, an old one that was read from a file, another kind for the same term. */
export function OutsideReturns({ shown }: { shown: readonly ShownCell[] }) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  return (
    <section className="stack-2">
      <Heading level={2} data-size="2xs">
        {t('terms.outside')}
      </Heading>
      <Table data-size="sm">
        <Table.Body>
          {shown.map(({ cell, state }) => (
            <Table.Row
              key={cell.returnId ?? `${cell.client.organisationNumber} ${cell.category} ${periodKey(cell.period)}`}
            >
              <Table.HeaderCell scope="row">
                <Link
                  href={
                    cell.returnId === null ? `/mva/importer/${cell.client.organisationNumber}` : `/mva/${cell.returnId}`
                  }
                  className="ds-link"
                >
                  {cell.client.name}
                </Link>
                <span className="form-detail">{`${periodName(cell.period)} · ${t(`category.${cell.category}`)}`}</span>
              </Table.HeaderCell>
              <Table.Cell>{t('terms.deadline', { day: format.day(cell.deadline) })}</Table.Cell>
              <Table.Cell>
                <ReturnStateTag state={state} />
              </Table.Cell>
              <Table.Cell className="number">{cell.amount === null ? '' : format.kroner(cell.amount)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
