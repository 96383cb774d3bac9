import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { JobRow } from '../../../shared/contract/work.ts';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { JobActs, waitsForLogin } from '../../ui/job-acts.tsx';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import { Ago } from '../../ui/time.tsx';

const tones: Record<JobRow['state'], Tone> = {
  queued: 'todo',
  running: 'waiting',
  paused: 'todo',
  waiting: 'waiting',
  done: 'good',
  failed: 'bad',
  cancelled: 'todo',
};

/** The job's sentence; a kind without one shows its name. */
export function jobName(job: JobRow, t: Translate<'jobs'>): string {
  const key = `kind.${job.kind}`;
  return key in translations.jobs.nb ? t(key as TextKey<'jobs'>, job.params) : job.kind;
}

/** Where more stands about a job than its line here. */
function pageOf({ kind, id, params }: JobRow): string | undefined {
  if (kind === 'mva.batch') return `/mva/send/${params.id}`;
  if (kind.startsWith('clients.')) return `/klienter/jobb/${id}`;
  return kind === 'saft.read' ? `/mva/saft/${id}` : undefined;
}

export function JobView({ job }: { job: JobRow }) {
  const t = useText('jobs');
  const format = useFormat();
  const [, go] = useLocation();
  const clients = useQuery('clients.list', {}).value?.rows;
  const client = clients?.find((row) => row.organisationNumber === job.client)?.name;
  const name = jobName(job, t);
  const forLogin = waitsForLogin(job);
  const page = pageOf(job);
  return (
    <li className="job">
      <div className="row between wrap">
        <div className="stack-1">
          <span>{name}</span>
          <span className="row tight subtle small">
            <StateTag tone={tones[job.state]}>{t(forLogin ? 'state.login' : `state.${job.state}`)}</StateTag>
            {job.client && <span>{client ?? format.organisationNumber(job.client)}</span>}
            <Ago instant={job.finishedAt ?? job.dueAt ?? job.createdAt} />
          </span>
        </div>
        <div className="row tight">
          {page && (
            <Button variant="tertiary" data-size="sm" onClick={() => go(page)}>
              {t('show')}
            </Button>
          )}
          <JobActs job={job} />
        </div>
      </div>
      {job.state === 'running' && job.total > 0 && (
        <progress value={job.done} max={job.total} aria-label={name}>
          {job.done}/{job.total}
        </progress>
      )}
      {job.problem && job.state !== 'done' && !forLogin && <Failure error={job.problem} />}
    </li>
  );
}
