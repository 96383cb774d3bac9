import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { importDelimiter, importEncoding } from '../../../../shared/contract/client-list.ts';
import {
  type TableColumn,
  type TableReading,
  type TableView,
  tableColumn,
} from '../../../../shared/contract/tables.ts';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly view: TableView;
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: TableColumn[]) => void;
  readonly onReading: (change: TableReading) => void;
}

const SHOWN = 6;

/** The first rows of the file, with what each column holds above it and how the file is read above that. */
export function ColumnsTable({ view, columns, onColumns, onReading }: Props) {
  const t = useText('tables');
  const { header } = view.reading;
  const shown = view.rows.slice(header === null ? 0 : header + 1).slice(0, SHOWN);
  // No kind stands twice: the column that had it gives it up.
  const choose = (at: number, kind: TableColumn) =>
    onColumns(columns.map((each, index) => (index === at ? kind : each === kind ? 'none' : each)));
  return (
    <>
      <ReadingFields view={view} onReading={onReading} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="table-box" tabIndex={0} aria-label={t('columns.preview')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              {columns.map((kind, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={at} scope="col" className="table-column" data-used={kind !== 'none'}>
                  <Select
                    data-size="sm"
                    aria-label={view.headings[at] || t('column.number', { number: at + 1 })}
                    value={kind}
                    onChange={(event) => choose(at, tableColumn.parse(event.target.value))}
                  >
                    {tableColumn.options.map((each) => (
                      <Select.Option key={each} value={each}>
                        {t(`column.${each}`)}
                      </Select.Option>
                    ))}
                  </Select>
                  <span className="table-heading clip">{view.headings[at]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, cells }) => (
              <tr key={line}>
                <td className="number subtle">{line}</td>
                {columns.map((kind, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={at} className={kind === 'base' || kind === 'tax' ? 'clip number right' : 'clip'}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** What was found out about the file itself. Another choice reads it anew. */
function ReadingFields({ view, onReading }: Pick<Props, 'view' | 'onReading'>) {
  const t = useText('tables');
  const { reading, sheets, rows } = view;
  return (
    <div className="row wrap end table-reading">
      {sheets.length > 1 && (
        <Choice label={t('sheet')} value={reading.sheet ?? ''} onChange={(sheet) => onReading({ sheet })}>
          {sheets.map((sheet) => (
            <Select.Option key={sheet} value={sheet}>
              {sheet}
            </Select.Option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('header')}
        value={reading.header === null ? '' : String(reading.header)}
        onChange={(value) => onReading({ header: value === '' ? null : Number(value) })}
      >
        <Select.Option value="">{t('header.none')}</Select.Option>
        {rows.map(({ line }, at) => (
          <Select.Option key={line} value={String(at)}>
            {t('header.row', { line })}
          </Select.Option>
        ))}
      </Choice>
      {reading.delimiter && (
        <Choice
          label={t('delimiter')}
          value={reading.delimiter}
          onChange={(value) => onReading({ delimiter: importDelimiter.parse(value) })}
        >
          {importDelimiter.options.map((each) => (
            <Select.Option key={each} value={each}>
              {t(`delimiter.${each}`)}
            </Select.Option>
          ))}
        </Choice>
      )}
      {reading.encoding && (
        <Choice
          label={t('encoding')}
          value={reading.encoding}
          onChange={(value) => onReading({ encoding: importEncoding.parse(value) })}
        >
          {importEncoding.options.map((each) => (
            <Select.Option key={each} value={each}>
              {each}
            </Select.Option>
          ))}
        </Choice>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

/** A small labelled list to choose from. */
export function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </Select>
    </Field>
  );
}
