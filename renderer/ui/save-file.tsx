import { Button } from '@digdir/designsystemet-react';
import { DownloadIcon, FolderIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { FileHandle } from '../../shared/contract/common.ts';
import type { Failure as FailureValue, Outcome } from '../../shared/outcome.ts';
import { useAction, useToast } from '../state/context.tsx';
import { Failure } from './failure.tsx';
import { useText } from './text.ts';

interface Props {
  /** What the button says to someone who cannot see what stands beside it: "Lagre kvittering.pdf". */
  readonly label: string;
  /** What the button says to everyone, where "Lagre" alone does not tell what. */
  readonly text?: string;
  /** The toast: "Lagret i nedlastinger". */
  readonly done: string;
  readonly save: () => Promise<Outcome<FileHandle>>;
  readonly disabled?: boolean;
}

/** Saves into the download folder; afterwards the file can be shown there. */
export function SaveFile({ label, text, done, save, disabled = false }: Props) {
  const t = useText('common');
  const toast = useToast();
  const show = useAction('app.showFile');
  const [saved, setSaved] = useState<FileHandle | undefined>();
  const [error, setError] = useState<FailureValue | undefined>();
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    setError(undefined);
    const answer = await save();
    setPending(false);
    if (!answer.ok) return setError(answer.error);
    setSaved(answer.value);
    toast(done);
  };
  return (
    <div className="save-file">
      <div className="row tight">
        {saved && (
          <Button variant="tertiary" data-size="sm" onClick={() => void show.run({ handle: saved.handle })}>
            <FolderIcon aria-hidden fontSize="1.125rem" />
            {t('showInFolder')}
          </Button>
        )}
        <Button
          variant="secondary"
          data-size="sm"
          aria-label={label}
          loading={pending}
          disabled={disabled}
          onClick={() => void run()}
        >
          <DownloadIcon aria-hidden fontSize="1.125rem" />
          {text ?? t('save')}
        </Button>
      </div>
      {(error ?? show.error) && <Failure error={(error ?? show.error) as FailureValue} onRetry={() => void run()} />}
    </div>
  );
}
