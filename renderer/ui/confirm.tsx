import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Failure, type FailureLike } from './failure.tsx';
import { useText } from './text.ts';

interface Props {
  readonly open: boolean;
  /** Names the thing: "Fjerne 12 klienter fra …?" */
  readonly title: string;
  /** Names the consequence. */
  readonly text: ReactNode;
  /** A verb: "Fjern", never "OK". Absent while there is nothing to do. */
  readonly act?: string | undefined;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly error?: FailureLike | undefined;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

export function Confirm({ open, title, text, act, danger = false, pending = false, error, onAct, onClose }: Props) {
  const t = useText('common');
  return (
    <Dialog open={open} onClose={onClose} closeButton={t('close')} data-size="sm" className="confirm">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {typeof text === 'string' ? <Paragraph>{text}</Paragraph> : text}
      {error && <Failure error={error} />}
      <div className="row wrap">
        {act !== undefined && (
          <Button data-color={danger ? 'danger' : 'accent'} onClick={onAct} loading={pending}>
            {act}
          </Button>
        )}
        <Button variant="tertiary" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
