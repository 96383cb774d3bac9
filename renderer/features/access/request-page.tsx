import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AccessOverview, SystemUserRequest, SystemUserView } from '../../../shared/contract/access.ts';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { Ago } from '../../ui/time.tsx';
import { GuidePage } from './guide-page.tsx';
import { PortalPicture } from './portal-picture.tsx';
import { RequestTag } from './request-list.tsx';

/** The approval: waits by itself until the request has become a system user, was rejected, or is gone. */
export function RequestPage({ id }: { id: string }) {
  const access = useQuery('access.overview', {});
  return <Loaded query={access}>{(value) => <Standing access={value} id={id} />}</Loaded>;
}

function Standing({ access, id }: { access: AccessOverview; id: string }) {
  const t = useText('access');
  const request = access.requests.find((each) => each.id === id);
  const user = access.systemUsers.find((each) => each.id === id);
  if (user) return <Approved user={user} />;
  if (request?.status === 'New') return <Waiting access={access} request={request} />;
  const rejected = request?.status === 'Rejected' || request?.status === 'Denied';
  return (
    <GuidePage number={4} question={t(rejected ? 'guide.rejected' : 'guide.expired')}>
      <Paragraph className="measure">{t(rejected ? 'guide.rejected.text' : 'guide.expired.text')}</Paragraph>
      <SendAgain />
    </GuidePage>
  );
}

function SendAgain() {
  const t = useText('access');
  const [, go] = useLocation();
  return (
    <div className="row">
      <PrimaryButton onClick={() => go('/tilgang/systemtilgang')}>{t('request.again')}</PrimaryButton>
      <Button variant="tertiary" data-size="sm" onClick={() => go('/tilgang')}>
        {t('guide.done')}
      </Button>
    </div>
  );
}

function Approved({ user }: { user: SystemUserView }) {
  const t = useText('access');
  const [, go] = useLocation();
  const agent = user.kind === 'agent';
  return (
    <GuidePage number={4} question={t('guide.approved')}>
      <div className="row wrap">
        <StateTag tone="good">{t('request.Accepted')}</StateTag>
        <strong>{user.title}</strong>
      </div>
      <Paragraph className="measure">{t(`guide.approved.${user.kind}`)}</Paragraph>
      <div className="row">
        <PrimaryButton data-size="md" onClick={() => go(agent ? '/klienter/legg-til' : '/tilgang')}>
          {t(agent ? 'clients.add' : 'guide.done')}
        </PrimaryButton>
        {agent && (
          <Button variant="tertiary" data-size="md" onClick={() => go('/tilgang')}>
            {t('guide.done')}
          </Button>
        )}
      </div>
    </GuidePage>
  );
}

function Waiting({ access, request }: { access: AccessOverview; request: SystemUserRequest }) {
  const t = useText('access');
  const [, go] = useLocation();
  return (
    <GuidePage
      number={4}
      question={t('guide.wait')}
      aside={
        <Button variant="tertiary" data-size="sm" onClick={() => go('/tilgang')}>
          {t('guide.later')}
        </Button>
      }
    >
      <div className="wait-columns">
        <div className="stack-4">
          <Paragraph className="measure">{t('guide.wait.text')}</Paragraph>
          <OpenLink primary url={request.confirmUrl} label={t('guide.open')} />
          <div className="card stack-2" aria-live="polite">
            <span className="row wrap">
              <strong>{request.title}</strong>
              <RequestTag request={request} />
            </span>
            <span className="subtle">{t('guide.waiting')}</span>
            <span className="subtle small">
              {t('guide.asked', { when: '' })}
              <Ago instant={request.checkedAt} />
            </span>
          </div>
        </div>
        <PortalPicture kind={request.kind} title={request.title} access={access} />
      </div>
    </GuidePage>
  );
}
