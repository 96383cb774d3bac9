import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { RecoveryReminder } from '../settings/backup/recovery-reminder.tsx';
import { CheckSetUp } from './check-set-up.tsx';
import { SelfLinkingCard } from './self-linking/self-linking-card.tsx';
import { SetUpCards } from './set-up-cards.tsx';
import { isDone, isReady, type StepName, type StepState, stepNames, stepStates } from './steps.ts';
import { SystemUserList } from './system-user-list.tsx';

export function SetUpPage() {
  const t = useText('access');
  const diagnostics = useText('tokens');
  const access = useQuery('access.overview', {});
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} actions={access.value && <CheckSetUp />}>
      <RecoveryReminder />
      <Loaded query={access}>
        {(value) => <SetUp access={value} states={stepStates(value, clients)} linked={linkedOf(clients)} />}
      </Loaded>
      {access.value?.systemUsers.some((user) => user.kind === 'agent' && !user.goneAt) && <SelfLinkingCard />}
      <Link className="ds-link small" href="/tilgang/diagnostikk">
        {diagnostics('title')}
      </Link>
    </Page>
  );
}

const linkedOf = (clients: readonly { own: boolean; systemUserId: string | null }[]): number =>
  clients.filter((client) => !client.own && client.systemUserId !== null).length;

interface SetUpProps {
  readonly access: AccessOverview;
  readonly states: Record<StepName, StepState>;
  readonly linked: number;
}

/** All green: one line, and the system users. Until then: the cards. */
function SetUp({ access, states, linked }: SetUpProps) {
  const t = useText('access');
  const [, go] = useLocation();
  const [shown, setShown] = useState(false);
  const ready = isReady(states);
  const works = access.systemUsers.every((user) => user.health === 'ok');
  const ask = () => go('/tilgang/systemtilgang');
  // With one system user the card that asks is folded, and the next may be what the firm came for.
  const another = (
    <Button variant="secondary" data-size="sm" onClick={ask}>
      {t('users.ask')}
    </Button>
  );
  const done = stepNames.filter((name) => isDone(states[name])).length;
  return (
    <>
      {ready ? (
        <div className="card row between wrap">
          <span className="row wrap">
            <StateTag tone={works ? 'good' : 'warning'}>{t(works ? 'ready' : 'ready.but')}</StateTag>
            {works && <span className="subtle">{t('ready.text')}</span>}
          </span>
          <Button variant="tertiary" data-size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'hide' : 'show')}
          </Button>
        </div>
      ) : (
        <p className="subtle">{t('progress', { done })}</p>
      )}
      {(!ready || shown) && <SetUpCards access={access} states={states} linked={linked} />}
      {(access.systemUsers.length > 0 || ready) && (
        <SystemUserList
          access={access}
          action={ready ? <PrimaryButton onClick={ask}>{t('users.ask')}</PrimaryButton> : another}
        />
      )}
    </>
  );
}
