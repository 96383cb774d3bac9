import { Button } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { useAction } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { useDontAsk } from './dont-ask.ts';

interface Props {
  readonly dialog: DialogDetails;
  readonly onOpened: () => void;
}

/** An opened message, fetched once more. Where it has changed since, that shows at the client once more (3.3), and is asked about. */
export function FetchAgain({ dialog, onOpened }: Props) {
  const t = useText('message');
  const format = useFormat();
  const [dontAsk] = useDontAsk();
  const [asking, setAsking] = useState(false);
  const open = useAction('dialogs.open');
  if (dialog.gone !== null || dialog.openedAt === null) return null;
  const run = async () => {
    const answer = await open.run({ dialogId: dialog.id });
    setAsking(false);
    if (answer.ok) onOpened();
  };
  const time = format.dateTime(dialog.openedAt);
  return (
    <div className="stack-2">
      <p className="row wrap tight">
        <span className={dialog.changedSince ? undefined : 'subtle'}>
          {t(dialog.changedSince ? 'again.changed' : 'again.opened', { time })}
        </span>
        <Button
          data-size="sm"
          variant={dialog.changedSince ? 'secondary' : 'tertiary'}
          loading={open.pending}
          onClick={() => (dialog.changedSince && !dontAsk ? setAsking(true) : void run())}
        >
          <ArrowsCirclepathIcon aria-hidden fontSize="1.125rem" />
          {t('again')}
        </Button>
      </p>
      {open.error && <Failure error={open.error} onRetry={() => void run()} />}
      {asking && (
        <Confirm
          open
          title={t('again.heading')}
          text={t('open.warning')}
          act={t('again')}
          pending={open.pending}
          onAct={() => void run()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
