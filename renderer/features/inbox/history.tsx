import { Heading } from '@digdir/designsystemet-react';
import type { DialogDetails } from '../../../shared/contract/dialogs.ts';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';

const isKey = (key: string): key is TextKey<'inbox'> => key in translations.inbox.nb;

/** What has happened to the message, and what support may ask for. */
export function History({ dialog }: { dialog: DialogDetails }) {
  const t = useText('inbox');
  const nameOf = (type: string) => {
    const key = `activity.${type}`;
    return t(isKey(key) ? key : 'activity.other');
  };
  return (
    <section className="stack-3">
      {dialog.activities.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t('history')}
          </Heading>
          <ul className="message-history">
            {dialog.activities.map((activity) => (
              <li key={activity.id}>
                {activity.at !== null && <At instant={activity.at} />}
                <span>{activity.text === '' ? nameOf(activity.type) : activity.text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Technical>
        <p>{t('resource', { resource: dialog.serviceResource })}</p>
        {dialog.externalReference !== null && <p>{t('reference', { reference: dialog.externalReference })}</p>}
      </Technical>
    </section>
  );
}
