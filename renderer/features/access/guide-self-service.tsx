import { Button, Details, Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { useText } from '../../ui/text.ts';

/** The owner may make a standard system user alone in the portal, where the system may be visible (reference/systemuser.md 8.2). */
export function SelfService({ access }: { access: AccessOverview }) {
  const t = useText('guide');
  const look = useAction('access.lookForSystemUsers');
  return (
    <Details data-size="sm">
      <Details.Summary>{t('self')}</Details.Summary>
      <Details.Content>
        {access.guide.selfService ? (
          <div className="stack-3">
            <Paragraph className="measure">{t('self.how', { system: access.system.name })}</Paragraph>
            <Paragraph className="measure">{t('self.visible')}</Paragraph>
            <div className="row wrap top">
              <OpenLink url={access.links.portal} label={t('self.open')} />
              <Button
                variant="secondary"
                data-size="sm"
                loading={look.pending}
                onClick={() => void look.run({ expecting: true })}
              >
                {t('self.look')}
              </Button>
            </div>
            <span className="subtle">{t('self.looking')}</span>
            {look.error && <Failure error={look.error} />}
          </div>
        ) : (
          <Paragraph className="measure">{t('self.not')}</Paragraph>
        )}
      </Details.Content>
    </Details>
  );
}
