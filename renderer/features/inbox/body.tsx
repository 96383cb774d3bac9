import type { DialogDetails } from '../../../shared/contract/dialogs.ts';
import { useText } from '../../ui/text.ts';
import { htmlToText } from './html-text.ts';
import { Markdown } from './markdown-view.tsx';

/** A message's text. Whatever it says it is, only our own elements are made of it. */
export function Body({ dialog }: { dialog: DialogDetails }) {
  const t = useText('inbox');
  const { body, bodyType } = dialog;
  return (
    <section aria-label={t('body')} className="message-body">
      {body.trim() === '' ? (
        <p className="subtle">{t('body.empty')}</p>
      ) : bodyType === 'text/markdown' ? (
        <Markdown source={body} />
      ) : (
        <p className="message-plain">{bodyType === 'text/html' ? htmlToText(body) : body}</p>
      )}
    </section>
  );
}
