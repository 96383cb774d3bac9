import { Button } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon, PauseIcon, PlayIcon, StopIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { BatchView } from '../../../../shared/contract/batch.ts';
import { useAction } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { needsOwnPage } from './batch-rows.tsx';

/** Pause, go on, stop; and when it is done, those that were not sent once more. */
export function BatchActs({ view: { id: batchId, state, rows } }: { view: BatchView }) {
  const t = useText('batch');
  const may = useRights();
  const pause = useAction('batch.pause');
  const resume = useAction('batch.resume');
  const stop = useAction('batch.stop');
  const retry = useAction('batch.retry');
  const [stopping, setStopping] = useState(false);
  const again = rows.filter(
    (row) => row.sent === 'notSent' && (row.state === 'failed' || row.state === 'stopped') && !needsOwnPage(row),
  );
  const error = pause.error ?? resume.error ?? stop.error ?? retry.error;
  if (!may('file')) return null;
  return (
    <>
      {error && <Failure error={error} />}
      {state === 'paused' && (
        <Button
          variant="secondary"
          data-size="sm"
          loading={resume.pending}
          onClick={() => void resume.run({ batchId })}
        >
          <PlayIcon aria-hidden /> {t('resume')}
        </Button>
      )}
      {(state === 'running' || state === 'login') && (
        <Button variant="secondary" data-size="sm" loading={pause.pending} onClick={() => void pause.run({ batchId })}>
          <PauseIcon aria-hidden /> {t('pause')}
        </Button>
      )}
      {state !== 'done' && (
        <Button variant="tertiary" data-size="sm" onClick={() => setStopping(true)}>
          <StopIcon aria-hidden /> {t('stop')}
        </Button>
      )}
      {state === 'done' && again.length > 0 && (
        <Button
          variant="secondary"
          data-size="sm"
          loading={retry.pending}
          onClick={() => void retry.run({ batchId, returnIds: again.map(({ returnId }) => returnId) })}
        >
          <ArrowsCirclepathIcon aria-hidden /> {t('retry', { count: again.length })}
        </Button>
      )}
      {stopping && (
        <Confirm
          open
          title={t('stop.title')}
          text={t('stop.text')}
          act={t('stop')}
          danger
          onAct={() => {
            setStopping(false);
            void stop.run({ batchId });
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </>
  );
}
