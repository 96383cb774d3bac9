import { Button, Details } from '@digdir/designsystemet-react';
import type { DialogDetails, WhyView } from '../../../../shared/contract/reading.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

const isKey = (key: string): key is TextKey<'message'> => key in translations.message.nb;

interface Props {
  readonly dialog: DialogDetails;
  readonly onChange: () => void;
}

/** By which right the firm sees this message, as Altinn tells it; asking leaves no trace. */
export function Why({ dialog, onChange }: Props) {
  const t = useText('message');
  const look = useAction('dialogs.lookInto');
  const run = async () => {
    const answer = await look.run({ dialogId: dialog.id, what: 'why' });
    if (answer.ok) onChange();
  };
  return (
    <Details data-size="sm">
      <Details.Summary>{t('why')}</Details.Summary>
      <Details.Content>
        <div className="stack-2">
          {dialog.why && <Grounds why={dialog.why} />}
          {dialog.gone === null && (
            <div className="row wrap tight">
              <Button data-size="sm" variant="secondary" loading={look.pending} onClick={() => void run()}>
                {t('why.fetch')}
              </Button>
              {dialog.why === null && <span className="subtle small">{t('history.quiet')}</span>}
            </div>
          )}
          {look.error && <Failure error={look.error} onRetry={() => void run()} />}
        </div>
      </Details.Content>
    </Details>
  );
}

function Grounds({ why }: { why: WhyView }) {
  const t = useText('message');
  const format = useFormat();
  const grantOf = (grant: string) => (isKey(`why.${grant}`) ? t(`why.${grant}` as TextKey<'message'>) : grant);
  return (
    <>
      {why.evidence.length === 0 ? (
        <p>{t('why.none')}</p>
      ) : (
        <>
          <p>{t('why.intro')}</p>
          <ul className="message-why">
            {why.evidence.map((each) => (
              <li key={`${each.grant} ${each.subject}`}>
                {grantOf(each.grant)}: <strong>{each.name === '' ? each.subject : each.name}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {why.level !== null && why.minimumLevel !== null && (
        <p>{t('why.level', { level: why.level, minimum: why.minimumLevel })}</p>
      )}
      <p className="subtle small">{t('why.at', { time: format.dateTime(why.at) })}</p>
    </>
  );
}
