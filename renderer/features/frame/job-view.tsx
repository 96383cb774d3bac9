import { Button } from '@digdir/designsystemet-react';
import { PauseIcon, PlayIcon, XMarkIcon } from '@navikt/aksel-icons';
import type { JobRow } from '../../../shared/contract/work.ts';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
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

export function JobView({ job }: { job: JobRow }) {
  const t = useText('jobs');
  const format = useFormat();
  const pause = useAction('jobs.pause');
  const resume = useAction('jobs.resume');
  const cancel = useAction('jobs.cancel');
  const clients = useQuery('clients.list', {}).value?.rows;
  const client = clients?.find((row) => row.organisationNumber === job.client)?.name;
  const name = jobName(job, t);
  const error = pause.error ?? resume.error ?? cancel.error;
  const open = job.finishedAt === null;
  return (
    <li className="job">
      <div className="row between wrap">
        <div className="stack-1">
          <span>{name}</span>
          <span className="row tight subtle small">
            <StateTag tone={tones[job.state]}>{t(`state.${job.state}`)}</StateTag>
            {job.client && <span>{client ?? format.organisationNumber(job.client)}</span>}
            <Ago instant={job.finishedAt ?? job.dueAt ?? job.createdAt} />
          </span>
        </div>
        <div className="row tight">
          {job.state === 'paused' && (
            <Button variant="tertiary" data-size="sm" onClick={() => void resume.run({ id: job.id })}>
              <PlayIcon aria-hidden /> {t('resume')}
            </Button>
          )}
          {open && job.canPause && job.state !== 'paused' && (
            <Button variant="tertiary" data-size="sm" onClick={() => void pause.run({ id: job.id })}>
              <PauseIcon aria-hidden /> {t('pause')}
            </Button>
          )}
          {open && job.canCancel && (
            <Button variant="tertiary" data-size="sm" onClick={() => void cancel.run({ id: job.id })}>
              <XMarkIcon aria-hidden /> {t('cancel')}
            </Button>
          )}
        </div>
      </div>
      {job.state === 'running' && job.total > 0 && (
        <progress value={job.done} max={job.total} aria-label={name}>
          {job.done}/{job.total}
        </progress>
      )}
      {job.problem && job.state !== 'done' && <Failure error={job.problem} />}
      {error && <Failure error={error} />}
    </li>
  );
}
