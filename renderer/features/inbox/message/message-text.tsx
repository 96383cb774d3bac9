import type { DialogDetails, MessageText } from '../../../../shared/contract/reading.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { SafeView } from './safe-view.tsx';

/** The message's own text, and what the message says beside it. */
export function Body({ dialog }: { dialog: DialogDetails }) {
  const t = useText('message');
  const { text, info } = dialog;
  return (
    <>
      {(text !== null || info === null) && (
        <section aria-label={t('body')} className="message-body">
          {text === null ? <p className="subtle">{t('body.empty')}</p> : <TextView text={text} />}
        </section>
      )}
      {info !== null && (
        <section aria-label={t('info')} className="message-body">
          <SafeView source={info.body} type={info.type} />
        </section>
      )}
    </>
  );
}

/** A text, how it came here when nobody opened it, and why it did not come when it did not. */
export function TextView({ text }: { text: MessageText }) {
  const t = useText('message');
  const format = useFormat();
  const isEmpty = text.body.trim() === '';
  return (
    <>
      {text.source === 'background' && (
        <p className="subtle small">{t('body.background', { time: format.dateTime(text.at) })}</p>
      )}
      {text.problem !== null && (
        <>
          {isEmpty && <p>{t('body.failed')}</p>}
          <Failure error={text.problem} />
        </>
      )}
      {!isEmpty && <SafeView source={text.body} type={text.type} />}
      {isEmpty && text.problem === null && <p className="subtle">{t('body.empty')}</p>}
    </>
  );
}
