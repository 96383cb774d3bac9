import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { SystemUserView } from '../../../shared/contract/access.ts';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { GuidePage } from './guide-page.tsx';
import { packageCode } from './packages.tsx';
import { UserStory } from './user-story.tsx';

/** The first act is done; for clients the second one is next, often by somebody else. */
export function UserApproved({ user }: { user: SystemUserView }) {
  const t = useText('guide');
  const access = useText('access');
  const [, go] = useLocation();
  const agent = user.kind === 'agent';
  const showsClaims = !agent && user.packages.every((urn) => packageCode(urn) === 'ske-krav-og-betalinger');
  const name = user.holders.clientAdministrator || t('approved.someone');
  return (
    <GuidePage number={5} question={t('approved')}>
      <strong>{user.title}</strong>
      <UserStory user={user} />
      <Paragraph className="measure">
        {showsClaims ? t('approved.claims') : t(`approved.${user.kind}`, { name })}
      </Paragraph>
      <div className="row">
        <PrimaryButton
          data-size="md"
          onClick={() => go(agent ? '/klienter/legg-til' : showsClaims ? '/krav' : '/tilgang')}
        >
          {agent ? access('clients.add') : t(showsClaims ? 'approved.toClaims' : 'done')}
        </PrimaryButton>
        {(agent || showsClaims) && (
          <Button variant="tertiary" data-size="md" onClick={() => go('/tilgang')}>
            {t('done')}
          </Button>
        )}
      </div>
    </GuidePage>
  );
}
