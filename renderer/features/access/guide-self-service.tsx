import { Button, Details, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useText } from '../../ui/text.ts';
import { MakeInPortal } from './visible/make-in-portal.tsx';
import { VISIBLE } from './whom.ts';

/** The owner may make a standard system user alone in the portal, from a system that is visible there. */
export function SelfService({ access }: { access: AccessOverview }) {
  const t = useText('guide');
  const words = useText('visibleSystem');
  const [, go] = useLocation();
  const { guide, visible, system } = access;
  const chosen = guide.selfService === 'firm' ? system : visible.system;
  return (
    <Details data-size="sm">
      <Details.Summary>{t('self')}</Details.Summary>
      <Details.Content>
        <div className="stack-3">
          {chosen ? (
            <>
              <MakeInPortal access={access} system={chosen.name} />
              {guide.selfService === 'firm' && <Paragraph className="measure">{t('self.visible')}</Paragraph>}
            </>
          ) : (
            <>
              <Paragraph className="measure">{words('why', { system: system.name })}</Paragraph>
              <Paragraph className="measure">{words('why.offer')}</Paragraph>
            </>
          )}
          {guide.selfService === 'visible' && (
            <div className="row">
              <Button variant="secondary" data-size="sm" onClick={() => go(VISIBLE)}>
                {words(chosen ? 'open' : 'set.up')}
              </Button>
            </div>
          )}
        </div>
      </Details.Content>
    </Details>
  );
}
