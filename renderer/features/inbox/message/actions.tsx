import { Heading } from '@digdir/designsystemet-react';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { useText } from '../../../ui/text.ts';
import { MessageLink } from './message-link.tsx';

/** What the sender lets one do. What leads somewhere opens in the browser; what changes something is done there, never here. */
export function Actions({ dialog }: { dialog: DialogDetails }) {
  const t = useText('message');
  if (dialog.actions.length === 0) return null;
  return (
    <section className="stack-2">
      <Heading level={3} data-size="2xs">
        {t('actions')}
      </Heading>
      <ul className="message-actions">
        {dialog.actions.map(({ id, title, url, primary, authorized }) => (
          <li key={id} data-primary={primary}>
            {url === null ? title : <MessageLink href={url}>{title}</MessageLink>}
            {!authorized && <span className="subtle"> ({t('actions.unauthorized')})</span>}
          </li>
        ))}
      </ul>
      <p className="subtle small">{t('actions.note')}</p>
    </section>
  );
}
