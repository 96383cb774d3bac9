import { Field, Label, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { type Category, category as categories, type Period } from '../../../../shared/contract/mva.ts';
import type { TableReading } from '../../../../shared/contract/tables.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { FileButton } from '../../../ui/file-field.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';
import { TableWork } from './table-work.tsx';

interface Props {
  readonly organisationNumber: string;
  readonly handle: string;
  readonly clientSelect: ReactNode;
  readonly onFile: (file: File) => void;
}

/** Terms a table may be for: the client's own that are open, and the two-monthly ones on the board, late ones too. */
function useTerms(
  organisationNumber: string,
): { readonly periods: readonly Period[]; readonly category: Category } | undefined {
  const own = useQuery('saft.terms', { organisationNumber }).value;
  const board = useQuery('mva.terms', {}).value;
  if (!own) return undefined;
  const late = own.kind === 'toMaaneder' ? (board?.terms ?? []) : [];
  const periods = new Map([...own.terms, ...late].map(({ period }) => [periodKey(period), period]));
  return { periods: [...periods.values()], category: own.category };
}

/** Whom the table is for, which term, and the file; under it what it becomes. */
export function TableTerm({ organisationNumber, handle, clientSelect, onFile }: Props) {
  const t = useText('tables');
  const mva = useText('mva');
  const periodName = usePeriodName();
  const terms = useTerms(organisationNumber);
  const [reading, setReading] = useState<TableReading>({});
  const table = useQuery('tables.read', { from: { handle }, organisationNumber, reading });
  const [chosen, setChosen] = useState<string>();
  const [chosenCategory, setCategory] = useState<Category>();
  const period = terms?.periods.find((each) => periodKey(each) === chosen) ?? terms?.periods[0];
  const category = chosenCategory ?? terms?.category;
  const view = table.loading ? undefined : table.value;
  return (
    <div className="stack-6">
      <div className="table-choices">
        {clientSelect}
        <Field>
          <Label>{t('period')}</Label>
          <Select value={period ? periodKey(period) : ''} onChange={(event) => setChosen(event.target.value)}>
            {terms?.periods.map((each) => (
              <Select.Option key={periodKey(each)} value={periodKey(each)}>
                {periodName(each)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('category')}</Label>
          <Select value={category ?? ''} onChange={(event) => setCategory(categories.parse(event.target.value))}>
            {categories.options.map((each) => (
              <Select.Option key={each} value={each}>
                {mva(`category.${each}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <div className="table-file">
          {view && <span className="clip">{t('file.rows', { name: view.name, count: view.rowCount })}</span>}
          <FileButton label={t('file')} word={t('file.another')} accept=".csv,.txt,.tsv,.xlsx" onFile={onFile} />
        </div>
      </div>
      {table.error && <Failure error={table.error} />}
      {!table.error && (!view || !period || !category) && <SkeletonLines />}
      {view && !table.error && period && category && (
        <TableWork
          key={view.tableId}
          {...{ view, organisationNumber, period, category }}
          onReading={(change) => setReading({ ...reading, ...change })}
        />
      )}
    </div>
  );
}
