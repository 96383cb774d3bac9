import { Alert, Button, Details, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AccessOverview, SystemUserRequest } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { useFormat } from '../../ui/format.ts';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { Ago, today, useNow } from '../../ui/time.tsx';
import { GuidePage } from './guide-page.tsx';
import { PortalPicture } from './portal-picture.tsx';
import { QrCode } from './qr-code.tsx';
import { RequestDiffers } from './request-differs.tsx';
import { RequestTag } from './request-list.tsx';

interface Props {
  readonly access: AccessOverview;
  readonly request: SystemUserRequest;
}

/** Somebody else's turn: who, what they will meet, and what is known so far. */
export function RequestWaiting({ access, request }: Props) {
  const t = useText('guide');
  const firm = access.firm?.name ?? '';
  const name = request.holders.accessManager || t('wait.someone');
  return (
    <GuidePage
      number={4}
      question={t(request.escalated ? 'escalated' : 'wait')}
      aside={<LeaveButton to="/tilgang">{t('later')}</LeaveButton>}
    >
      <RequestDiffers request={request} />
      <div className="wait-columns">
        <div className="stack-4">
          <Paragraph className="measure">{t(request.escalated ? 'escalated.text' : 'wait.text', { name })}</Paragraph>
          <OpenLink primary url={request.confirmUrl} label={t('open')} />
          {request.escalated ? (
            <div>
              <CopyButton
                text={t('remind.text', { title: request.title, firm })}
                what={t('remind')}
                label={t('remind')}
              />
            </div>
          ) : (
            <Paragraph className="measure subtle">{t('wait.lacks')}</Paragraph>
          )}
          <Progress request={request} />
          <Details data-size="sm">
            <Details.Summary>{t('qr')}</Details.Summary>
            <Details.Content>
              <div className="stack-3">
                <Paragraph>{t('qr.text')}</Paragraph>
                <QrCode text={request.confirmUrl} label={t('qr.label')} />
              </div>
            </Details.Content>
          </Details>
          <Technical>
            <Fields
              rows={[
                { label: t('externalRef'), value: <code>{request.externalRef}</code> },
                { label: t('id'), value: <code>{request.id}</code> },
                { label: t('urns'), value: <code>{request.packages.join(', ')}</code> },
              ]}
            />
          </Technical>
        </div>
        <PortalPicture
          page={request.escalated ? 'pending' : request.kind}
          firm={firm}
          title={request.title}
          text={access.system.name}
        />
      </div>
    </GuidePage>
  );
}

/** What Altinn said last, and when it may take the request away unanswered. */
function Progress({ request }: { request: SystemUserRequest }) {
  const t = useText('guide');
  const [, go] = useLocation();
  const format = useFormat();
  const now = useNow();
  const check = useAction('access.refreshRequests');
  const remove = useAction('access.deleteRequest');
  const withdraw = async () => {
    if ((await remove.run({ id: request.id })).ok) go('/tilgang');
  };
  return (
    <div className="card stack-2">
      <div className="stack-2" aria-live="polite">
        <span className="row wrap">
          <strong>{request.title}</strong>
          <RequestTag request={request} />
        </span>
        <span className="subtle">{t('waiting')}</span>
        <span className="subtle small">
          {t('asked')} <Ago instant={request.checkedAt} />
        </span>
      </div>
      {now > Date.parse(request.mayLapseAt) - NOTICE_MS && (
        <Alert data-color="warning" data-size="sm">
          <Paragraph>{t('lapse', { when: format.day(today(Date.parse(request.mayLapseAt))) })}</Paragraph>
        </Alert>
      )}
      <div className="row wrap">
        <Button variant="secondary" data-size="sm" loading={check.pending} onClick={() => void check.run({})}>
          {t('checkNow')}
        </Button>
        <Button variant="tertiary" data-size="sm" loading={remove.pending} onClick={() => void withdraw()}>
          {t('withdraw')}
        </Button>
      </div>
      {check.error && <Failure error={check.error} onRetry={() => void check.run({})} />}
      {remove.error && <Failure error={remove.error} />}
    </div>
  );
}

const NOTICE_MS = 3 * 24 * 60 * 60_000;
