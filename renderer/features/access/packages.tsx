import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { type Translate, useText } from '../../ui/text.ts';

/** The last part of a package's URN: what its texts are named by. */
export const packageCode = (urn: string): string => urn.split(':').at(-1) ?? urn;

/** The package's name in the portal's words; one we have no words for shows its code. */
export function packageName(urn: string, t: Translate<'access'>): string {
  const key = `package.${packageCode(urn)}`;
  return key in translations.access.nb ? t(key as TextKey<'access'>) : packageCode(urn);
}

export function PackageNames({ packages }: { packages: readonly string[] }) {
  const t = useText('access');
  return (
    <ul className="plain-list">
      {packages.map((urn) => (
        <li key={urn}>{packageName(urn, t)}</li>
      ))}
    </ul>
  );
}
