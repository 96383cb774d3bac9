import { Alert, Details, Paragraph } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Category, Period } from '../../../../shared/contract/mva.ts';
import type {
  TableCodes,
  TablePreview,
  TableReading,
  TableSetup,
  TableView,
} from '../../../../shared/contract/tables.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { ReturnSum } from '../return-sum.tsx';
import { CodesTable } from './codes-table.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { LinesTable } from './lines-table.tsx';
import { SignFields } from './sign-fields.tsx';
import { LeftOut, Problems } from './told.tsx';

interface Props {
  readonly view: TableView;
  readonly organisationNumber: string;
  readonly period: Period;
  readonly category: Category;
  readonly onReading: (change: TableReading) => void;
}

/** How the table is understood, every part of it changeable, and the lines it gives as they are now. */
export function TableWork({ view, organisationNumber, period, category, onReading }: Props) {
  const t = useText('tables');
  const [, go] = useLocation();
  const [setup, setSetup] = useState<TableSetup>(view.setup);
  const [codes, setCodes] = useState<TableCodes>({});
  const input = { tableId: view.tableId, organisationNumber, category, period, setup, codes };
  const query = useQuery('tables.preview', input);
  // What was shown stays until the answer to the last change is there.
  const last = useRef<TablePreview>(undefined);
  if (query.value) last.current = query.value;
  const preview = query.value ?? last.current;
  const draft = useAction('tables.draft');
  const submit = async () => {
    const made = await draft.run(input);
    if (made.ok) go(`/mva/${made.value.returnId}`);
  };
  if (query.error && !query.loading) return <Failure error={query.error} />;
  if (!preview) return <SkeletonLines />;
  const hasColumns = setup.columns.includes('code') && setup.columns.includes('tax');
  return (
    <>
      <Understanding {...{ view, setup, preview, setSetup, onReading }} />
      {!hasColumns && <Alert data-color="warning">{t('columns.missing')}</Alert>}
      {hasColumns && (
        <>
          <CodesTable preview={preview} onChoose={(own, standard) => setCodes({ ...codes, [own]: standard })} />
          {preview.problemCount > 0 && <Problems preview={preview} file={view.name} />}
          <LinesTable preview={preview} category={category} />
          {preview.leftOutCount > 0 && <LeftOut preview={preview} />}
          {preview.lines.length > 0 && <ReturnSum amount={preview.fastsattMerverdiavgift} />}
        </>
      )}
      {draft.error && <Failure error={draft.error} />}
      <div className="row">
        <PrimaryButton
          data-size="md"
          loading={draft.pending}
          disabled={!preview.ready || query.loading}
          onClick={() => void submit()}
        >
          {t('draft')}
        </PrimaryButton>
      </div>
    </>
  );
}

interface UnderstandingProps extends Pick<Props, 'view' | 'onReading'> {
  readonly setup: TableSetup;
  readonly preview: TablePreview;
  readonly setSetup: (setup: TableSetup) => void;
}

/** Folded away when it is as last time and nothing stands in the way. */
function Understanding({ view, setup, preview, setSetup, onReading }: UnderstandingProps) {
  const t = useText('tables');
  const format = useFormat();
  const isDoubtful = preview.sign.proposed !== null && preview.sign.proposed !== preview.sign.used;
  const [open] = useState(view.saved === null || isDoubtful);
  return (
    <Details data-size="sm" defaultOpen={open} className="table-understanding">
      <Details.Summary>
        <span className="row wrap">
          {t('columns')}
          {view.saved && (
            <>
              <StateTag tone="good" quiet>
                {t('saved')}
              </StateTag>
              <span className="subtle small">
                {t('saved.by', { at: format.dateTime(view.saved.at), by: view.saved.by })}
              </span>
            </>
          )}
        </span>
      </Details.Summary>
      <Details.Content className="stack-4">
        <Paragraph data-size="sm">{t('columns.text')}</Paragraph>
        <ColumnsTable
          view={view}
          columns={setup.columns}
          onColumns={(columns) => setSetup({ ...setup, columns })}
          onReading={onReading}
        />
        <SignFields preview={preview} setup={setup} onSetup={setSetup} />
        {isDoubtful && <Alert data-color="warning">{t('sign.doubt')}</Alert>}
      </Details.Content>
    </Details>
  );
}
