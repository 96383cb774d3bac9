import { Paragraph } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '../../../../shared/contract.ts';
import { useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { JobActs } from '../../../ui/job-acts.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { ImportAgain } from '../import-again.tsx';

/** `/mva/saft/<job>`: how far the reading is; goes on to the draft when it is there. */
export function ReadingPage({ jobId }: { jobId: string }) {
  const t = useText('saft');
  const mva = useText('mva');
  const query = useQuery('saft.reading', { id: jobId });
  const [, go] = useLocation();
  const returnId = query.value?.returnId ?? null;
  const isDone = query.value?.job.state === 'done';
  useEffect(() => {
    if (returnId !== null && isDone) go(`/mva/${returnId}`, { replace: true });
  }, [returnId, isDone, go]);
  const client = String(query.value?.job.params.client ?? '');
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {mva('return.back')}
      </Link>
      <Page title={t('reading.title', { client })}>
        <Loaded query={query}>{(reading) => <Reading {...reading} />}</Loaded>
      </Page>
    </>
  );
}

function Reading({ job, returnId }: OutputOf<'saft.reading'>) {
  const t = useText('saft');
  const jobs = useText('jobs');
  const format = useFormat();
  const { done, total, state, problem, client } = job;
  if (state === 'done') return returnId === null ? <Paragraph>{t('reading.gone')}</Paragraph> : null;
  if (job.finishedAt !== null) {
    return (
      <div className="stack-4 saft-reading">
        {problem ? <Failure error={problem} /> : <Paragraph>{t('reading.cancelled')}</Paragraph>}
        {client && <ImportAgain organisationNumber={client} />}
      </div>
    );
  }
  const isReading = state === 'running' && total > 0;
  const progress = t('reading.progress', { done: format.fileSize(done), total: format.fileSize(total) });
  return (
    <div className="stack-4 saft-reading">
      <Paragraph>{t('reading.text')}</Paragraph>
      <progress
        className="wide"
        {...(isReading ? { value: done, max: total } : {})}
        aria-label={jobs('kind.saft.read', job.params)}
      />
      <div className="row between wrap">
        <span className="small number" role="status">
          {isReading ? progress : state === 'running' ? '' : t('reading.waits')}
        </span>
        <JobActs job={job} />
      </div>
    </div>
  );
}
