import { Button } from '@digdir/designsystemet-react';
import { CheckmarkIcon, FilesIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useAppState } from '../state/context.tsx';
import { useText } from './text.ts';

interface Props {
  /** Exactly what lands on the clipboard; numbers go through `plain` first. */
  readonly text: string;
  /** What it is, for the label: "Kopier KID". */
  readonly what: string;
  /** Shows the words as well as the symbol. */
  readonly label?: string | undefined;
}

export function CopyButton({ text, what, label }: Props) {
  const t = useText('common');
  const { queries } = useAppState();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const answer = await queries.run('app.copyText', { text });
    if (answer.ok) setCopied(true);
  };
  const Icon = copied ? CheckmarkIcon : FilesIcon;
  return (
    <Button
      variant={label ? 'secondary' : 'tertiary'}
      data-size="sm"
      icon={!label}
      className={label ? undefined : 'icon-button'}
      aria-label={label ? undefined : t('copyThis', { what })}
      onClick={() => void copy()}
    >
      <Icon aria-hidden fontSize="1.125rem" />
      {label && (copied ? t('copied') : label)}
      {!label && copied && (
        <span className="sr-only" role="status">
          {t('copied')}
        </span>
      )}
    </Button>
  );
}
