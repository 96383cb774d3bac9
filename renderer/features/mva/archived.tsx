import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

/** That a return outlives its client here, and until when. */
export function KeptAfterDeletion({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('wayOut');
  const format = useFormat();
  const view = useQuery('clients.ending', { organisationNumber }).value;
  if (view?.state !== 'deleted') return null;
  return (
    <Alert data-color="info" className="screen-only">
      <Paragraph>
        {view.kept ? t('deleted.return', { day: format.day(view.kept.until) }) : t('deleted.returnDue')}
      </Paragraph>
      <Link href={`/klienter/${organisationNumber}/avslutt`} className="ds-link">
        {t('deleted.returns')}
      </Link>
    </Alert>
  );
}

/** Whether the papers of a filing lie in the firm's archive folder, and where. Nothing where no folder is chosen. */
export function Archived({ returnId }: { returnId: string }) {
  const t = useText('archive');
  const answer = useQuery('archive.ofReturn', { returnId }).value;
  if (!answer) return null;
  return (
    <div className="screen-only">
      <StateTag tone={answer.complete ? 'good' : 'waiting'} quiet>
        {t(answer.complete ? 'return.written' : 'return.waiting')}
      </StateTag>
      {answer.place !== null && <span className="form-detail">{answer.place}</span>}
    </div>
  );
}
