import { useLocation } from 'wouter';
import { useText } from '../../ui/text.ts';
import { ChoiceCard } from './choice-card.tsx';
import { GUIDE, whomPath } from './whom.ts';

export function ChooseWhom() {
  const t = useText('guide');
  const [, go] = useLocation();
  return (
    <div className="choices">
      {(['registered', 'delegated', 'own'] as const).map((whom) => (
        <ChoiceCard
          key={whom}
          title={t(`whom.${whom}`)}
          text={t(`whom.${whom}.text`)}
          primary={whom === 'registered'}
          onChoose={() => go(`${GUIDE}/${whomPath[whom]}`)}
        />
      ))}
    </div>
  );
}
