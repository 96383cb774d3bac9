import { Button } from '@digdir/designsystemet-react';
import type { EngineState } from '../../../shared/contract/app.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useLate } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';

/** Says when the background part is not there, and why that is not dangerous. */
export function EngineBanner({ engine }: { engine: EngineState }) {
  if (engine.state === 'restarting') return <Restarting />;
  if (engine.state === 'failed' && !engine.code) return <Failed />;
  if (engine.state === 'starting') return <Starting />;
  return null;
}

function Starting() {
  const t = useText('frame');
  return useLate(600) ? (
    <div className="engine-banner" role="status">
      {t('engine.starting')}
    </div>
  ) : null;
}

function Restarting() {
  const t = useText('frame');
  return (
    <div className="engine-banner warning" role="status">
      {t('engine.restarting')}
    </div>
  );
}

function Failed() {
  const t = useText('frame');
  const restart = useAction('app.restartEngine');
  return (
    <div className="engine-banner danger row wrap" role="alert">
      <span className="grow">
        <strong>{t('engine.failed')}</strong> {t('engine.failed.text')}
      </span>
      <Button
        variant="secondary"
        data-color="danger"
        data-size="sm"
        loading={restart.pending}
        onClick={() => void restart.run({})}
      >
        {t('engine.restart')}
      </Button>
      {restart.error && <Failure error={restart.error} />}
    </div>
  );
}
