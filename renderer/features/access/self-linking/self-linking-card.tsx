import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';
import { LastRun } from './facts.tsx';
import { SelfLinkingTag } from './self-linking-tag.tsx';

/** On the page "Tilgang": how it stands, and the way there. */
export function SelfLinkingCard() {
  const t = useText('selfLinking');
  const [, go] = useLocation();
  const { value } = useQuery('selfLinking.view', {});
  if (!value) return null;
  return (
    <section className="card row between wrap" aria-label={t('title')}>
      <div className="stack-1">
        <div className="row wrap">
          <Heading level={2} data-size="2xs">
            {t('title')}
          </Heading>
          <SelfLinkingTag state={value.state} />
        </div>
        <Paragraph className="subtle measure">
          {value.state === 'off' || !value.lastRun ? t('lead') : <LastRun run={value.lastRun} />}
        </Paragraph>
      </div>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={`${t('open')}: ${t('title')}`}
        onClick={() => go('/tilgang/uten-innlogging')}
      >
        {t('open')}
      </Button>
    </section>
  );
}
