import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { RequestList } from './request-list.tsx';
import { GUIDE, setPath } from './whom.ts';

export function SystemUsersCard({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const [, go] = useLocation();
  const guide = useText('guide');
  const { draft } = access.guide;
  const ask = () => go(GUIDE);
  const waits = access.requests.some((request) => request.status === 'New');
  return (
    <>
      <Paragraph className="measure">{t('users.text')}</Paragraph>
      <RequestList requests={access.requests} />
      <div className="row wrap">
        {current && !waits ? (
          <PrimaryButton onClick={ask}>{t('users.ask')}</PrimaryButton>
        ) : (
          <Button variant="secondary" data-size="sm" disabled={access.system.state !== 'done'} onClick={ask}>
            {t('users.ask')}
          </Button>
        )}
        {draft && (
          <Button variant="tertiary" data-size="sm" onClick={() => go(setPath(draft))}>
            {guide('resume')}
          </Button>
        )}
      </div>
    </>
  );
}
