import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { periodOfKey } from '../../../shared/mva/periods.ts';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from '../mva/period-name.ts';

/** What an act was about, in words. A name or value we have no word for stands as it is, since a log leaves nothing out. */
export function Details({ params }: { params: Readonly<Record<string, string | number>> }) {
  const t = useText('log');
  const periodName = usePeriodName();
  const word = (key: string, otherwise: string) => (key in translations.log.nb ? t(key as TextKey<'log'>) : otherwise);
  const said = (name: string, value: string | number): string => {
    const period = name === 'period' ? periodOfKey(String(value)) : undefined;
    if (period) return periodName(period);
    return word(`value.${value}`, String(value));
  };
  return Object.entries(params)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const title = word(`param.${name}`, name);
      return `${title}: ${said(name, value)}`;
    })
    .join(' · ');
}
