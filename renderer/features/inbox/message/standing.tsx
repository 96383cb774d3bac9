import { Alert, Paragraph } from '@digdir/designsystemet-react';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useText } from '../../../ui/text.ts';

const goneKey = (gone: string): TextKey<'message'> => {
  const key = `gone.${gone}`;
  return key in translations.message.nb ? (key as TextKey<'message'>) : 'gone.gone';
};

/** Why a message can no longer, or never, be fetched here. */
export function Standing({ dialog }: { dialog: DialogDetails }) {
  const t = useText('message');
  const { gone, refused } = dialog;
  if (gone === null && refused === null) return null;
  const said = gone === null ? refused && t(`refused.${refused}`) : t(goneKey(gone));
  return (
    <Alert data-color="warning" data-size="sm" className="message-standing">
      <Paragraph>{said}</Paragraph>
    </Alert>
  );
}
