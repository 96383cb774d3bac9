import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { SystemUserView } from '../../../../shared/contract/access.ts';
import type { SystemUserChange } from '../../../../shared/contract/changes.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { Technical } from '../../../ui/technical.tsx';
import { useText } from '../../../ui/text.ts';
import { Ago } from '../../../ui/time.tsx';
import { PackageNames } from '../packages.tsx';
import { userPath } from '../whom.ts';

const tones: Record<SystemUserChange['status'], Tone> = {
  Sending: 'waiting',
  New: 'waiting',
  Accepted: 'good',
  Rejected: 'bad',
  Denied: 'bad',
  Timedout: 'warning',
  Gone: 'warning',
};

interface Props {
  readonly change: SystemUserChange;
  readonly user: SystemUserView;
}

/** Where a change stands, and the way on from there. */
export function ChangeStanding({ change, user }: Props) {
  const t = useText('changes');
  const guide = useText('guide');
  const { status } = change;
  const text = status === 'Denied' ? 'Rejected' : status === 'Timedout' ? 'Gone' : status;
  return (
    <div className="stack-4">
      <div className="stack-2" aria-live="polite">
        <span className="row wrap">
          <StateTag tone={tones[status]}>{t(status)}</StateTag>
          <span className="subtle small">
            {guide('asked')} <Ago instant={change.checkedAt} />
          </span>
        </span>
        <Paragraph className="measure">
          {t(`${text}.text`, { name: user.holders.accessManager || t('someone') })}
        </Paragraph>
      </div>
      <Fields
        rows={(['added', 'removed'] as const)
          .filter((which) => change[which].length > 0)
          .map((which) => ({ label: t(which), value: <PackageNames packages={change[which]} /> }))}
      />
      <WayOn change={change} user={user} />
      <Technical>
        <Fields rows={[{ label: guide('id'), value: <code>{change.id}</code> }]} />
      </Technical>
    </div>
  );
}

function WayOn({ change, user }: Props) {
  const t = useText('changes');
  const [, go] = useLocation();
  const check = useAction('changes.refresh');
  const remove = useAction('changes.remove');
  const resend = useAction('changes.resend');
  const { id, status } = change;
  const waits = status === 'New' || status === 'Sending';
  const error = check.error ?? remove.error ?? resend.error;
  const approved = status === 'Accepted';
  return (
    <>
      {status === 'New' && <OpenLink primary url={change.confirmUrl} label={t('open')} />}
      {error && <Failure error={error} />}
      <div className="row wrap">
        {waits && (
          <Button variant="secondary" data-size="sm" loading={check.pending} onClick={() => void check.run({})}>
            {t('checkNow')}
          </Button>
        )}
        {approved && <PrimaryButton onClick={() => go(userPath(user.id))}>{t('done')}</PrimaryButton>}
        {!waits && !approved && (
          <PrimaryButton loading={resend.pending} onClick={() => void resend.run({ id })}>
            {t('resend')}
          </PrimaryButton>
        )}
        <Button variant="tertiary" data-size="sm" loading={remove.pending} onClick={() => void remove.run({ id })}>
          {t(waits ? 'withdraw' : approved ? 'more' : 'forget')}
        </Button>
      </div>
    </>
  );
}
