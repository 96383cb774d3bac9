import { Checkbox, Dropdown } from '@digdir/designsystemet-react';
import { DownloadIcon, TableIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { type ExtraColumn, extraColumns } from './use-view.ts';

/** Which of the firm's own columns are shown. */
export function ColumnChooser({
  chosen,
  onChoose,
}: {
  chosen: readonly ExtraColumn[];
  onChoose: (columns: ExtraColumn[]) => void;
}) {
  const t = useText('clientList');
  const [open, setOpen] = useState(false);
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-size="sm" onClick={() => setOpen(!open)}>
        <TableIcon aria-hidden />
        {t('columns')}
      </Dropdown.Trigger>
      <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('columns.choose')}>
        <fieldset className="stack-3 column-choice">
          <legend className="sr-only">{t('columns.choose')}</legend>
          {extraColumns.map((each) => (
            <Checkbox
              key={each}
              data-size="sm"
              label={t(`col.${each}`)}
              checked={chosen.includes(each)}
              onChange={() =>
                onChoose(
                  extraColumns.filter((other) => (other === each ? !chosen.includes(each) : chosen.includes(other))),
                )
              }
            />
          ))}
        </fieldset>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}

/** The list as a file in the download folder. */
export function ExportList() {
  const t = useText('clientList');
  const run = useAction('clients.exportList');
  const show = useAction('app.showFile');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const save = async (format: 'csv' | 'xlsx') => {
    setOpen(false);
    const answer = await run.run({
      name: t('export.name'),
      format,
      headings: [
        t('column.number'),
        t('column.name'),
        t('export.form'),
        t('export.status'),
        t('export.vat'),
        t('column.group'),
        t('column.responsible'),
        t('column.deputy'),
        t('column.vatTerm'),
        t('column.deliversFrom'),
        t('export.joint'),
        t('column.notes'),
      ],
    });
    if (!answer.ok) return;
    toast(t('export.done'));
    await show.run({ handle: answer.value.handle });
  };
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger
          variant="tertiary"
          data-size="sm"
          aria-label={t('export.label')}
          loading={run.pending}
          onClick={() => setOpen(!open)}
        >
          <DownloadIcon aria-hidden />
          {t('export')}
        </Dropdown.Trigger>
        <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('export.label')}>
          <Dropdown.List>
            {(['xlsx', 'csv'] as const).map((format) => (
              <Dropdown.Item key={format}>
                <Dropdown.Button onClick={() => void save(format)}>{t(`export.${format}`)}</Dropdown.Button>
              </Dropdown.Item>
            ))}
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {run.error && <Failure error={run.error} />}
    </>
  );
}
