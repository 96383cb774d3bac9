import { Button } from '@digdir/designsystemet-react';
import { EnvelopeOpenIcon } from '@navikt/aksel-icons';
import type { DialogDetails, TransmissionView } from '../../../../shared/contract/reading.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { Attachments } from './attachments.tsx';
import { MessageLink } from './message-link.tsx';
import { TextView } from './message-text.tsx';

interface Props {
  readonly dialog: DialogDetails;
  readonly transmission: TransmissionView;
  readonly onChange: () => void;
}

/** One transmission. Its text is fetched only when a person asks for it, and only from a message that was opened. */
export function Transmission({ dialog, transmission, onChange }: Props) {
  const t = useText('message');
  const openPart = useAction('dialogs.openPart');
  const { summary, text, links, files, authorized } = transmission;
  const fetchText = async () => {
    const answer = await openPart.run({ dialogId: dialog.id, transmissionId: transmission.id });
    if (answer.ok) onChange();
  };
  const canFetch = dialog.opened && dialog.gone === null && transmission.hasText;
  return (
    <div className="stack-3">
      {summary !== '' && <p className="measure">{summary}</p>}
      {!authorized && <p className="subtle">{t('thread.unauthorized')}</p>}
      {text !== null && (
        <div className="message-body">
          <TextView text={text} />
        </div>
      )}
      {canFetch && (text === null || text.problem !== null) && (
        <div>
          <Button data-size="sm" variant="secondary" loading={openPart.pending} onClick={() => void fetchText()}>
            <EnvelopeOpenIcon aria-hidden fontSize="1.125rem" />
            {t('thread.text')}
          </Button>
        </div>
      )}
      {openPart.error && <Failure error={openPart.error} onRetry={() => void fetchText()} />}
      {links.map((link) => (
        <p key={link.url}>
          <MessageLink href={link.url}>{link.title}</MessageLink>
        </p>
      ))}
      <Attachments dialog={dialog} files={files} inside />
    </div>
  );
}
