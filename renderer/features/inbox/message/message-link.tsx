import { Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useAction } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useText } from '../../../ui/text.ts';

/** A link in a message says where it goes before the browser opens; the door in the shell decides whether it may. */
export function MessageLink({ href, children }: { href: string; children: ReactNode }) {
  const t = useText('message');
  const common = useText('common');
  const [asking, setAsking] = useState(false);
  const open = useAction('app.openLink');
  const host = URL.canParse(href) ? new URL(href).host : href;
  const go = async () => {
    const answer = await open.run({ url: href });
    if (answer.ok) setAsking(false);
  };
  const text = (
    <div className="stack-2">
      <Paragraph>{t('link.text', { host })}</Paragraph>
      <p className="link-address">{href}</p>
      <CopyButton text={href} what={common('copyLink')} label={common('copyLink')} />
    </div>
  );
  return (
    <>
      <button type="button" className="message-link" title={host} onClick={() => setAsking(true)}>
        {children}
      </button>
      {asking && (
        <Confirm
          open
          title={t('link.heading')}
          text={text}
          act={t('link.confirm', { host })}
          pending={open.pending}
          error={open.error}
          onAct={() => void go()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
