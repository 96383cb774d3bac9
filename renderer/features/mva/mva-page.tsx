import './mva.css';
import './terms.css';
import './form/form.css';
import './print.css';
import './saft/saft.css';
import { Button } from '@digdir/designsystemet-react';
import { FileTextIcon } from '@navikt/aksel-icons';
import { type DragEvent, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { BatchPage } from './batch/batch-page.tsx';
import { RightsPage } from './batch/rights-page.tsx';
import { SendPage } from './batch/send-page.tsx';
import { DueDayPage } from './board/due-day-page.tsx';
import { FileYourselfPage } from './board/file-yourself-page.tsx';
import { NewReturn } from './form/new-return.tsx';
import { NullPage } from './form/null-page.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MvaPageActions } from './page-actions.tsx';
import { PaymentsPage } from './payments-page.tsx';
import { ReturnPage } from './return-page.tsx';
import { ReadingPage } from './saft/reading-page.tsx';
import { TablePage } from './tables/table-page.tsx';
import { TermsPicture } from './terms-picture.tsx';

/** `/mva`, `/mva/importer` with or without a client, `/mva/send` with or without a batch, `/mva/send/fullmakter`, `/mva/saft/<job>`, `/mva/frist`, and `/mva/<return>` with or without the postings behind a line, or laid out for the portal. */
export function MvaPage() {
  const [sending, batch] = useRoute('/mva/send/:batchId?');
  const [importing, start] = useRoute('/mva/importer/:organisationNumber?');
  const [fromTable, table] = useRoute('/mva/importer/tabell/:organisationNumber?/:handle?');
  const [creating] = useRoute('/mva/ny');
  const [isNull] = useRoute('/mva/nullmelding');
  const [dueDay] = useRoute('/mva/frist');
  const [, yourself] = useRoute('/mva/:returnId/lever-selv');
  const [, one] = useRoute('/mva/:returnId');
  const [, reading] = useRoute('/mva/saft/:jobId');
  const [, behind] = useRoute('/mva/:returnId/bilag/:line');
  const [paying] = useRoute('/mva/betalinger');
  if (isNull) return <NullPage />;
  if (paying) return <PaymentsPage />;
  if (fromTable) return <TablePage {...{ organisationNumber: table.organisationNumber, handle: table.handle }} />;
  if (reading) return <ReadingPage key={reading.jobId} jobId={reading.jobId} />;
  if (behind) return <ReturnPage key={behind.returnId} returnId={behind.returnId} behind={Number(behind.line)} />;
  if (dueDay) return <DueDayPage />;
  if (yourself) return <FileYourselfPage key={yourself.returnId} returnId={yourself.returnId} />;
  if (batch?.batchId === 'fullmakter') return <RightsPage />;
  if (sending) return batch?.batchId ? <BatchPage batchId={batch.batchId} /> : <SendPage />;
  if (one && !importing && !creating) return <ReturnPage key={one.returnId} returnId={one.returnId} />;
  return <TermsPage importing={importing} creating={creating} organisationNumber={start?.organisationNumber} />;
}

interface Props {
  readonly importing: boolean;
  readonly creating: boolean;
  readonly organisationNumber: string | undefined;
}

/** "Hva er levert, hva gjenstår?" */
function TermsPage({ importing, creating, organisationNumber }: Props) {
  const t = useText('mva');
  const [, go] = useLocation();
  const [yearsBack, setYearsBack] = useState(0);
  const terms = useQuery('mva.terms', yearsBack === 0 ? {} : { yearsBack });
  const [file, setFile] = useState<File | undefined>();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    setFile(dropped);
    go('/mva/importer');
  };
  const close = () => {
    setFile(undefined);
    go('/mva');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an extra; the button does the same
    <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Page title={t('title')} actions={<MvaPageActions />}>
        <Loaded query={terms}>
          {(value) =>
            value.cells.length === 0 && yearsBack === 0 ? (
              <Empty icon={FileTextIcon} title={t('terms.emptyTitle')} text={t('terms.emptyText')}>
                <Button variant="secondary" data-size="sm" onClick={() => go('/klienter')}>
                  {t('import.toClients')}
                </Button>
              </Empty>
            ) : (
              <TermsPicture terms={value} yearsBack={yearsBack} onYearsBack={setYearsBack} />
            )
          }
        </Loaded>
      </Page>
      {creating && <NewReturn onClose={close} />}
      {importing && <ImportDialog start={{ organisationNumber, file }} onClose={close} />}
    </div>
  );
}
