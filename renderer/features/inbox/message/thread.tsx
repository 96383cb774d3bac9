import { Details, Heading } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { DialogDetails, TransmissionView } from '../../../../shared/contract/reading.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { newestOf, threadsOf } from './threads.ts';
import { Transmission } from './transmission.tsx';

const isKey = (key: string): key is TextKey<'message'> => key in translations.message.nb;

interface Props {
  readonly dialog: DialogDetails;
  readonly onChange: () => void;
}

/** What has gone between the sender and the client, as threads; folded, except the newest. */
export function Thread({ dialog, onChange }: Props) {
  const t = useText('message');
  const { transmissions } = dialog;
  const threads = useMemo(() => threadsOf(transmissions), [transmissions]);
  const newest = newestOf(threads);
  if (transmissions.length === 0) return null;
  return (
    <section className="stack-2">
      <Heading level={3} data-size="2xs">
        {t('thread')}
      </Heading>
      {threads.map((thread) => (
        <ul className="message-thread" key={thread[0]?.id}>
          {thread.map((each, index) => (
            <li key={each.id} data-answer={index > 0}>
              <Details data-size="sm" defaultOpen={each.id === newest}>
                <Details.Summary>
                  <Summary transmission={each} sender={dialog.sender} />
                </Details.Summary>
                <Details.Content>
                  <Transmission dialog={dialog} transmission={each} onChange={onChange} />
                </Details.Content>
              </Details>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}

function Summary({ transmission, sender }: { transmission: TransmissionView; sender: string }) {
  const t = useText('message');
  const { type, fromParty, deleted, opened } = transmission;
  const key = `type.${type}`;
  const who = transmission.sender || (fromParty ? t('thread.client') : sender);
  return (
    <span className="message-thread-summary">
      <strong>{transmission.title}</strong>
      <span className="subtle">
        {[isKey(key) ? t(key) : type, who, deleted && t('thread.deleted'), opened === false && t('thread.unopened')]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        <At instant={transmission.at} />
      </span>
    </span>
  );
}
