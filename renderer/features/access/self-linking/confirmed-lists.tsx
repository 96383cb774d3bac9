import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import { osloParts, useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** What is known of Altinn's lists, from when, and what they wait for. */
export function ConfirmedLists({ value }: { value: SelfLinkingView }) {
  const t = useText('selfLinking');
  const format = useFormat();
  if (value.lists.length === 0) return null;
  const waits = value.state !== 'on';
  return (
    <section className="stack-3" aria-label={t('lists')}>
      <Heading level={2} data-size="2xs">
        {t('lists')}
      </Heading>
      <ul className="needs">
        {value.lists.map(({ systemUserId, title, confirmedAt }) => (
          <li key={systemUserId} className="stack-1">
            <strong>{title}</strong>
            <span className="subtle">
              {confirmedAt ? t('lists.at', { day: format.day(osloParts(confirmedAt)?.day ?? '') }) : t('lists.never')}{' '}
              {t(waits ? 'lists.login' : 'lists.self')}
            </span>
          </li>
        ))}
      </ul>
      {waits && (
        <div>
          <Link className="ds-link" href="/klienter/legg-til">
            {t('lists.logIn')}
          </Link>
        </div>
      )}
    </section>
  );
}
