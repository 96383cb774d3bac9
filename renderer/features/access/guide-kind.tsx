import { useLocation } from 'wouter';
import { useText } from '../../ui/text.ts';
import { ChoiceCard } from './choice-card.tsx';
import { type Kind, kindPath } from './kinds.ts';

export function ChooseKind() {
  const t = useText('access');
  const [, go] = useLocation();
  const choose = (kind: Kind) => go(`/tilgang/systemtilgang/${kindPath[kind]}`);
  return (
    <div className="choices">
      <ChoiceCard title={t('guide.agent')} text={t('guide.agent.text')} primary onChoose={() => choose('agent')} />
      <ChoiceCard
        title={t('guide.standard')}
        text={t('guide.standard.text')}
        primary={false}
        onChoose={() => choose('standard')}
      />
    </div>
  );
}
