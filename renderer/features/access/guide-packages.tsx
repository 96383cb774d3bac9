import { Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { type Translate, useText } from '../../ui/text.ts';
import { ChoiceCard } from './choice-card.tsx';
import { type Kind, kindPath } from './kinds.ts';
import { packageCode, packageName, packageSets } from './packages.tsx';

/** What the package means for the one who chooses, in plain words. */
function packageText(urn: string, kind: Kind, t: Translate<'access'>): string {
  const code = packageCode(urn);
  const keys = kind === 'standard' ? [`package.${code}.own`, `package.${code}.text`] : [`package.${code}.text`];
  const key = keys.find((each) => each in translations.access.nb);
  return key ? t(key as TextKey<'access'>) : urn;
}

export function ChoosePackages({ kind, registered }: { kind: Kind; registered: readonly string[] }) {
  const t = useText('access');
  const [, go] = useLocation();
  return (
    <>
      {kind === 'agent' && <Paragraph className="measure subtle">{t('guide.packages.hint')}</Paragraph>}
      <div className="choices">
        {packageSets(kind, registered).map((urn, index) => (
          <ChoiceCard
            key={urn}
            title={packageName(urn, t)}
            text={packageText(urn, kind, t)}
            primary={index === 0}
            onChoose={() => go(`/tilgang/systemtilgang/${kindPath[kind]}/${packageCode(urn)}`)}
          />
        ))}
      </div>
    </>
  );
}
