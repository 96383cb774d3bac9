import { Checkbox, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import {
  type ImportChoice,
  type ImportColumn,
  type ImportView,
  importColumn,
  importDelimiter,
  importEncoding,
} from '../../../shared/contract/client-list.ts';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ImportTold } from './import-told.tsx';

interface Props {
  readonly view: ImportView;
  readonly pending: boolean;
  readonly onChoose: (choice: ImportChoice) => void;
  readonly onImport: () => void;
}

/** How the table was understood: everything guessed can be corrected before anything is written. */
export function ImportTable({ view, pending, onChoose, onImport }: Props) {
  const t = useText('clientList');
  const now: ImportChoice = {
    header: view.header,
    columns: [...view.columns],
    ...(view.encoding && { encoding: view.encoding }),
    ...(view.delimiter && { delimiter: view.delimiter }),
  };
  // Another way of reading has other columns: they are guessed anew.
  const { columns: _, header: __, ...reading } = now;
  const choose = (at: number, kind: ImportColumn) =>
    onChoose({
      ...now,
      // No kind stands twice: the column that had it gives it up.
      columns: view.columns.map((each, index) =>
        index === at ? kind : each === kind && kind !== 'none' ? 'none' : each,
      ),
    });
  return (
    <section className="stack-4" aria-label={t('table.preview')}>
      <div className="row wrap end import-reading">
        {view.encoding && (
          <Field data-size="sm">
            <Label>{t('table.encoding')}</Label>
            <Select
              value={view.encoding}
              onChange={(event) => onChoose({ ...reading, encoding: importEncoding.parse(event.target.value) })}
            >
              {importEncoding.options.map((each) => (
                <Select.Option key={each} value={each}>
                  {each}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        {view.delimiter && (
          <Field data-size="sm">
            <Label>{t('table.delimiter')}</Label>
            <Select
              value={view.delimiter}
              onChange={(event) => onChoose({ ...reading, delimiter: importDelimiter.parse(event.target.value) })}
            >
              {importDelimiter.options.map((each) => (
                <Select.Option key={each} value={each}>
                  {t(`delimiter.${each}`)}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <Checkbox
          data-size="sm"
          label={t('table.header')}
          checked={view.header}
          onChange={(event) => onChoose({ ...reading, header: event.target.checked })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="table-box import-preview" tabIndex={0} aria-label={t('table.preview')}>
        <table className="table">
          <thead>
            <tr>
              {view.columns.map((kind, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={at} scope="col">
                  <div className="stack-1">
                    <Select
                      data-size="sm"
                      aria-label={view.headings[at] || t('table.column', { number: at + 1 })}
                      value={kind}
                      onChange={(event) => choose(at, importColumn.parse(event.target.value))}
                    >
                      {importColumn.options.map((each) => (
                        <Select.Option key={each} value={each}>
                          {t(`column.${each}`)}
                        </Select.Option>
                      ))}
                    </Select>
                    <span className="subtle small">{view.headings[at]}</span>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.preview.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a preview never changes order
              <tr key={row}>
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={at} className="clip">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {view.columns.includes('number') ? <ImportTold view={view} /> : <Paragraph>{t('table.noNumber')}</Paragraph>}
      <div className="row">
        <PrimaryButton loading={pending} disabled={view.good === 0} onClick={onImport}>
          {t('table.import', { count: view.good })}
        </PrimaryButton>
      </div>
    </section>
  );
}
