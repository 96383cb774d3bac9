import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import type { Translate } from '../../ui/text.ts';

/** The act in words; one we have none for stands as its code, since a log leaves nothing out. */
export function actName(act: string, t: Translate<'log'>): string {
  const key = `act.${act}`;
  return key in translations.log.nb ? t(key as TextKey<'log'>) : act;
}
