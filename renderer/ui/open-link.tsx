import { Button } from '@digdir/designsystemet-react';
import { ExternalLinkIcon } from '@navikt/aksel-icons';
import { useAction } from '../state/context.tsx';
import { CopyButton } from './copy-button.tsx';
import { Failure } from './failure.tsx';
import { useText } from './text.ts';

interface Props {
  readonly url: string;
  readonly label: string;
  readonly primary?: boolean;
}

/** Opens the system browser. Success is reported even where no browser is, so the address can always be copied. */
export function OpenLink({ url, label, primary = false }: Props) {
  const t = useText('common');
  const open = useAction('app.openLink');
  return (
    <div className="stack-2">
      <div className="row wrap">
        <Button
          data-color={primary ? 'accent' : 'primary'}
          variant={primary ? 'primary' : 'secondary'}
          data-size="sm"
          onClick={() => void open.run({ url })}
        >
          {label}
          <ExternalLinkIcon aria-hidden fontSize="1.125rem" />
        </Button>
        <CopyButton text={url} what={label} label={t('copyLink')} />
      </div>
      {open.error && <Failure error={open.error} />}
    </div>
  );
}
