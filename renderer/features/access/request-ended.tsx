import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { SystemUserRequest } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { GuidePage } from './guide-page.tsx';
import { RequestTag } from './request-list.tsx';
import { useResend } from './use-resend.ts';
import { GUIDE } from './whom.ts';

/** Rejected, expired or deleted: each has its way on. */
export function RequestEnded({ request }: { request: SystemUserRequest | undefined }) {
  const t = useText('guide');
  const [, go] = useLocation();
  const resend = useResend(request);
  const remove = useAction('access.deleteRequest');
  const rejected = request?.status === 'Rejected' || request?.status === 'Denied';
  const how = rejected ? 'rejected' : request ? 'expired' : 'unknown';
  const forget = async (id: string) => {
    if ((await remove.run({ id })).ok) go('/tilgang');
  };
  return (
    <GuidePage number={4} question={t(how)} aside={<LeaveButton to="/tilgang">{t('done')}</LeaveButton>}>
      {request && (
        <div className="row wrap">
          <RequestTag request={request} />
          <strong>{request.title}</strong>
        </div>
      )}
      <Paragraph className="measure">{t(`${how}.text`)}</Paragraph>
      {resend.error && <Failure error={resend.error} onRetry={() => void resend.run()} />}
      {remove.error && <Failure error={remove.error} />}
      <div className="row wrap">
        {request ? (
          <>
            <PrimaryButton data-size="md" loading={resend.pending} onClick={() => void resend.run()}>
              {t('resend')}
            </PrimaryButton>
            <Button variant="secondary" data-size="md" loading={remove.pending} onClick={() => void forget(request.id)}>
              {t('withdraw')}
            </Button>
          </>
        ) : (
          <PrimaryButton data-size="md" onClick={() => go(GUIDE)}>
            {t('again')}
          </PrimaryButton>
        )}
      </div>
    </GuidePage>
  );
}
