import { Field, Label, Select } from '@digdir/designsystemet-react';
import { KeyVerticalIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SystemUserView } from '../../../shared/contract/access.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { AddWays } from './add-ways.tsx';
import { Candidates } from './candidates.tsx';
import { LinkProgress } from './link-progress.tsx';

/** Log in as client administrator, choose among those Altinn lists, add. */
export function AddClients() {
  const t = useText('clients');
  const access = useQuery('access.overview', {});
  return (
    <Page
      fill
      title={t('add.title')}
      lead={t('add.lead')}
      actions={<LeaveButton to="/klienter">{t('back')}</LeaveButton>}
    >
      <AddWays current="altinn" />
      <Loaded query={access}>
        {({ systemUsers }) => {
          const agents = systemUsers.filter((user) => user.kind === 'agent');
          return agents.length > 0 ? <Steps agents={agents} /> : <NoSystemUser />;
        }}
      </Loaded>
    </Page>
  );
}

function NoSystemUser() {
  const t = useText('clients');
  const people = useText('people');
  const may = useRights();
  const [, go] = useLocation();
  return (
    <Empty icon={KeyVerticalIcon} title={t('add.noUser')} text={t('add.noUser.text')}>
      {may('setUp') ? (
        <PrimaryButton onClick={() => go('/tilgang')}>{t('add.toAccess')}</PrimaryButton>
      ) : (
        people('only.setUp')
      )}
    </Empty>
  );
}

function Steps({ agents }: { agents: readonly SystemUserView[] }) {
  const t = useText('clients');
  const [chosen, setChosen] = useState(agents[0]?.id ?? '');
  return (
    <>
      {agents.length > 1 && (
        <Field className="list-search">
          <Label>{t('add.systemUser')}</Label>
          <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {agents.map((user) => (
              <Select.Option key={user.id} value={user.id}>
                {user.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Linking key={chosen} systemUserId={chosen} />
    </>
  );
}

/** The job under way for this system user, whoever began it and whenever; else the choosing. */
function Linking({ systemUserId }: { systemUserId: string }) {
  const [, go] = useLocation();
  const open = useQuery('clients.openLinkJob', { systemUserId, act: 'link' });
  const [jobId, setJobId] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const shown = jobId ?? open.value?.jobId ?? undefined;
  // Kept when it is finished: its result is what the person came for.
  if (shown !== jobId) setJobId(shown);
  const follow = (next: string) => {
    setJobId(next);
    setChoosing(false);
  };
  return (
    <Loaded query={open}>
      {() =>
        shown && !choosing ? (
          <div className="card">
            <LinkProgress
              key={shown}
              jobId={shown}
              onJob={follow}
              onDone={() => go('/klienter')}
              onMore={() => setChoosing(true)}
            />
          </div>
        ) : (
          <Choosing systemUserId={systemUserId} onStarted={follow} />
        )
      }
    </Loaded>
  );
}

function Choosing({ systemUserId, onStarted }: { systemUserId: string; onStarted: (jobId: string) => void }) {
  const login = useQuery('access.login', { purpose: 'clientAdministration' });
  return (
    <Loaded query={login}>
      {({ state }) =>
        state === 'loggedIn' ? (
          <Candidates systemUserId={systemUserId} onStarted={onStarted} />
        ) : (
          <LoginBox purpose="clientAdministration" />
        )
      }
    </Loaded>
  );
}
