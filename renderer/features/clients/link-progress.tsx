import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import type { LinkTasksView } from '../../../shared/contract/clients.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { JobActs, waitsForLogin } from '../../ui/job-acts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { LinkResults } from './link-results.tsx';

interface Props {
  readonly jobId: string;
  /** What failed goes on in another job. */
  readonly onJob: (jobId: string) => void;
  readonly onDone: () => void;
  /** Called once, when every client is done. */
  readonly onAllDone?: (() => void) | undefined;
  /** Shown while it runs. */
  readonly onMore?: (() => void) | undefined;
}

/** A linking job in place: how far it is, then a line for each client. It goes on when nobody looks. */
export function LinkProgress({ jobId, onJob, onDone, onAllDone, onMore }: Props) {
  const query = useQuery('clients.linkTasks', { jobId });
  const told = useRef(false);
  const allDone = query.value?.job.state === 'done' && query.value.rows.every((row) => row.state === 'done');
  useEffect(() => {
    if (!allDone || told.current) return;
    told.current = true;
    onAllDone?.();
  }, [allDone, onAllDone]);
  return (
    <Loaded query={query}>
      {(view) =>
        view.job.finishedAt === null ? (
          <Running view={view} onMore={onMore} />
        ) : (
          <Ended view={view} onJob={onJob} onDone={onDone} />
        )
      }
    </Loaded>
  );
}

function Running({ view: { job, act, rows }, onMore }: { view: LinkTasksView; onMore: Props['onMore'] }) {
  const t = useText('clients');
  const jobs = useText('jobs');
  const handled = rows.filter((row) => row.state !== 'open').length;
  const failed = rows.filter((row) => row.state === 'failed').length;
  const forLogin = waitsForLogin(job);
  return (
    <div className="stack-3">
      <div className="row wrap between">
        <Heading level={2} data-size="2xs">
          {t(`progress.${act}`)}
        </Heading>
        <StateTag tone={job.state === 'paused' ? 'todo' : 'waiting'}>
          {jobs(forLogin ? 'state.login' : `state.${job.state}`)}
        </StateTag>
      </div>
      <progress className="wide" value={handled} max={rows.length} aria-label={t(`progress.${act}`)}>
        {handled}/{rows.length}
      </progress>
      <div className="row wrap" role="status">
        <span>{t('progress.count', { handled, total: rows.length })}</span>
        {failed > 0 && <StateTag tone="bad">{t(`result.failed.${act}`, { count: failed })}</StateTag>}
      </div>
      {forLogin ? <LoginBox purpose="clientAdministration" /> : job.problem && <Failure error={job.problem} />}
      <Paragraph className="subtle">{t('progress.goesOn')}</Paragraph>
      <div className="row wrap">
        <JobActs job={job} />
        {onMore && (
          <Button variant="tertiary" data-size="sm" onClick={onMore}>
            {t('progress.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Ended({ view, onJob, onDone }: { view: LinkTasksView; onJob: Props['onJob']; onDone: Props['onDone'] }) {
  const t = useText('clients');
  const retry = useAction('clients.retryLink');
  const { jobId, job, act, rows } = view;
  const left = rows.filter((row) => row.state !== 'done');
  const again = async (clientIds?: string[]) => {
    const answer = await retry.run({ jobId, ...(clientIds ? { clientIds } : {}) });
    if (answer.ok) onJob(answer.value.jobId);
  };
  return (
    <div className="stack-4">
      {job.state === 'failed' && job.problem && <Failure error={job.problem} />}
      <LinkResults rows={rows} act={act} onRetry={(clientId) => void again([clientId])} />
      {retry.error && <Failure error={retry.error} />}
      <div className="row wrap">
        <PrimaryButton onClick={onDone}>{t('result.done')}</PrimaryButton>
        {left.length > 0 && (
          <Button variant="secondary" data-size="sm" loading={retry.pending} onClick={() => void again()}>
            {t('result.retryAll', { count: left.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
