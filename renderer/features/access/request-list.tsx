import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { useLocation } from 'wouter';
import type { SystemUserRequest } from '../../../shared/contract/access.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import { Ago } from '../../ui/time.tsx';
import { requestPath } from './whom.ts';

const tones: Record<SystemUserRequest['status'], Tone> = {
  New: 'waiting',
  Accepted: 'good',
  Rejected: 'bad',
  Denied: 'bad',
  Timedout: 'warning',
  Gone: 'warning',
};

export function requestState(request: SystemUserRequest, t: Translate<'guide'>): string {
  return request.status === 'New' && request.escalated ? t('request.escalated') : t(`request.${request.status}`);
}

export function RequestTag({ request }: { request: SystemUserRequest }) {
  const t = useText('guide');
  return <StateTag tone={tones[request.status]}>{requestState(request, t)}</StateTag>;
}

/** Requests on their way, and those that came to nothing. */
export function RequestList({ requests }: { requests: readonly SystemUserRequest[] }) {
  return requests.length === 0 ? null : (
    <ul className="request-list">
      {requests.map((request) => (
        <RequestRow key={request.id} request={request} />
      ))}
    </ul>
  );
}

function RequestRow({ request }: { request: SystemUserRequest }) {
  const t = useText('guide');
  const toast = useToast();
  const [, go] = useLocation();
  const remove = useAction('access.deleteRequest');
  const forget = async () => {
    const answer = await remove.run({ id: request.id });
    if (answer.ok) toast(t('request.removed'));
  };
  return (
    <li className="stack-2">
      <div className="row wrap between">
        <span className="row wrap">
          <strong>{request.title}</strong>
          <RequestTag request={request} />
          <span className="subtle small">
            {t('asked')} <Ago instant={request.checkedAt} />
          </span>
        </span>
        <span className="row tight">
          <Button variant="secondary" data-size="sm" onClick={() => go(requestPath(request.id))}>
            {t('request.open')}
          </Button>
          <Button
            variant="tertiary"
            icon
            data-size="sm"
            aria-label={`${t('withdraw')}: ${request.title}`}
            loading={remove.pending}
            onClick={() => void forget()}
          >
            <TrashIcon aria-hidden />
          </Button>
        </span>
      </div>
      {remove.error && <Failure error={remove.error} onRetry={() => void forget()} />}
    </li>
  );
}
