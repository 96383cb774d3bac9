import { Button, Card, Checkbox, Paragraph } from '@digdir/designsystemet-react';
import { EnvelopeOpenIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { useDontAsk } from './dont-ask.ts';

interface Props {
  readonly dialog: DialogDetails;
  readonly onOpened: () => void;
}

/**
 * Stands where the text will be. Fetching the details marks the message as seen for everybody at the client
 * (dialogporten.md 3.3), so it happens only on this click.
 */
export function OpenGate({ dialog, onOpened }: Props) {
  const t = useText('message');
  const [dontAsk, setDontAsk] = useDontAsk();
  const [ticked, setTicked] = useState(false);
  const open = useAction('dialogs.open');
  if (dialog.gone !== null) return null;
  const run = async () => {
    const answer = await open.run({ dialogId: dialog.id });
    if (answer.ok && ticked) setDontAsk(true);
    onOpened();
  };
  return (
    <Card className="open-gate stack-3">
      {dialog.refused === null && dialog.text === null && <Paragraph data-size="sm">{t('open.notYet')}</Paragraph>}
      {!dontAsk && (
        <Paragraph data-size="sm" className="measure">
          <strong>{t('open.warning')}</strong>
        </Paragraph>
      )}
      <div className="row wrap">
        <Button data-size="sm" variant="secondary" loading={open.pending} onClick={() => void run()}>
          <EnvelopeOpenIcon aria-hidden fontSize="1.125rem" />
          {t(dialog.refused === null ? 'open' : 'tryAgain')}
        </Button>
        {!dontAsk && (
          <Checkbox
            data-size="sm"
            label={t('open.dontAsk')}
            checked={ticked}
            onChange={(event) => setTicked(event.target.checked)}
          />
        )}
      </div>
      {open.error && <Failure error={open.error} onRetry={() => void run()} />}
    </Card>
  );
}
