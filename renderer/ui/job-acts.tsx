import { Button } from '@digdir/designsystemet-react';
import { PauseIcon, PlayIcon, XMarkIcon } from '@navikt/aksel-icons';
import type { JobRow } from '../../shared/contract/work.ts';
import { useAction } from '../state/context.tsx';
import { Failure } from './failure.tsx';
import { useText } from './text.ts';

/** True when nothing happens until a person logs in. */
export function waitsForLogin({ state, problem }: JobRow): boolean {
  return state === 'waiting' && (problem?.code === 'idporten.needed' || problem?.code === 'idporten.expired');
}

/** Pause, continue and cancel, as far as the job can. */
export function JobActs({ job }: { job: JobRow }) {
  const t = useText('jobs');
  const pause = useAction('jobs.pause');
  const resume = useAction('jobs.resume');
  const cancel = useAction('jobs.cancel');
  const error = pause.error ?? resume.error ?? cancel.error;
  if (job.finishedAt !== null) return null;
  return (
    <>
      <div className="row tight">
        {job.state === 'paused' && (
          <Button variant="tertiary" data-size="sm" onClick={() => void resume.run({ id: job.id })}>
            <PlayIcon aria-hidden /> {t('resume')}
          </Button>
        )}
        {job.canPause && job.state !== 'paused' && (
          <Button variant="tertiary" data-size="sm" onClick={() => void pause.run({ id: job.id })}>
            <PauseIcon aria-hidden /> {t('pause')}
          </Button>
        )}
        {job.canCancel && (
          <Button variant="tertiary" data-size="sm" onClick={() => void cancel.run({ id: job.id })}>
            <XMarkIcon aria-hidden /> {t('cancel')}
          </Button>
        )}
      </div>
      {error && <Failure error={error} />}
    </>
  );
}
