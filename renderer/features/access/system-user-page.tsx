import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview, SystemUserView } from '../../../shared/contract/access.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { ChangeWay } from './change/change-way.tsx';
import { PackageNames } from './packages.tsx';
import { PortalPicture } from './portal-picture.tsx';
import { UserStory } from './user-story.tsx';
import { GUIDE } from './whom.ts';

/** One system user: what it may do, that it works, where it is in Altinn, and the way out. */
export function SystemUserPage({ id }: { id: string }) {
  const t = useText('guide');
  const names = useText('access');
  const access = useQuery('access.overview', {});
  const user = access.value?.systemUsers.find((each) => each.id === id);
  return (
    <Page
      title={user?.title ?? (access.value ? t('user.missing') : names('users.name'))}
      actions={<LeaveButton to="/tilgang">{t('user.all')}</LeaveButton>}
    >
      <Loaded query={access}>{(value) => user && <Body access={value} user={user} />}</Loaded>
    </Page>
  );
}

/** Beside the overview in the portal (reference/systemuser.md 8). */
const placeOf = (access: AccessOverview, user: SystemUserView): string => new URL(user.id, access.links.portal).href;

/** Which of the firm's systems the portal names it with. */
const systemOf = ({ system, visible }: AccessOverview, user: SystemUserView): string =>
  user.system === 'firm' ? system.name : (visible.system?.name ?? '');

function Body({ access, user }: { access: AccessOverview; user: SystemUserView }) {
  const t = useText('guide');
  const names = useText('access');
  return (
    <div className="stack-6">
      {user.goneAt && <Gone user={user} />}
      <Fields
        rows={[
          { label: names('users.kind'), value: names(`kind.${user.kind}`) },
          {
            label: names('users.packages'),
            value: user.packages.length > 0 ? <PackageNames packages={user.packages} /> : t('user.unknownPackages'),
          },
          ...(user.holders.accessManager ? [{ label: t('who.accessManager'), value: user.holders.accessManager }] : []),
          ...(user.holders.clientAdministrator
            ? [{ label: t('who.clientAdministrator'), value: user.holders.clientAdministrator }]
            : []),
        ]}
      />
      {user.origin === 'found' && <Paragraph className="subtle">{t('user.found')}</Paragraph>}
      <ChangeWay user={user} />
      <UserStory user={user} />
      {!user.goneAt && <OpenLink url={placeOf(access, user)} label={t('user.see')} />}
      {!user.goneAt && <Remove access={access} user={user} />}
      <Technical>
        <Fields
          rows={[
            { label: t('externalRef'), value: <code>{user.externalRef}</code> },
            { label: t('id'), value: <code>{user.id}</code> },
            { label: t('urns'), value: <code>{user.packages.join(', ')}</code> },
          ]}
        />
      </Technical>
    </div>
  );
}

function Gone({ user }: { user: SystemUserView }) {
  const t = useText('guide');
  const [, go] = useLocation();
  return (
    <section className="card stack-3" aria-label={t('user.gone')}>
      <span className="row wrap">
        <StateTag tone="bad">{t('user.gone')}</StateTag>
        {user.goneAt && <At instant={user.goneAt} />}
      </span>
      <Paragraph className="measure">{t('user.gone.text')}</Paragraph>
      <div className="row">
        <PrimaryButton onClick={() => go(GUIDE)}>{t('again')}</PrimaryButton>
      </div>
    </section>
  );
}

/** Vendors cannot delete a system user: the owner does, in the portal, and the app watches (reference/systemuser.md 5, 8.4). */
function Remove({ access, user }: { access: AccessOverview; user: SystemUserView }) {
  const t = useText('guide');
  const common = useText('common');
  const open = useAction('app.openLink');
  const look = useAction('access.lookForSystemUsers');
  const [watching, setWatching] = useState(false);
  const url = placeOf(access, user);
  const name = user.holders.accessManager || t('wait.someone');
  const watch = async () => {
    setWatching(true);
    await open.run({ url });
    await look.run({ expecting: true });
  };
  const error = open.error ?? look.error;
  return (
    <section className="stack-4" aria-label={t('remove')}>
      <Heading level={2} data-size="2xs">
        {t('remove')}
      </Heading>
      <div className="wait-columns">
        <div className="stack-3">
          <Paragraph>{t('remove.who', { name })}</Paragraph>
          <Paragraph>{t('remove.how')}</Paragraph>
          {user.kind === 'agent' && <Paragraph>{t('remove.clients')}</Paragraph>}
          <Paragraph>{t('remove.follows')}</Paragraph>
          <div className="row wrap">
            <Button variant="secondary" data-size="sm" onClick={() => void watch()}>
              {t('remove.watch')}
            </Button>
            <CopyButton text={url} what={t('user.see')} label={common('copyLink')} />
          </div>
          {watching && (
            <span className="subtle" role="status">
              {t('remove.watching')}
            </span>
          )}
          {error && <Failure error={error} />}
        </div>
        <PortalPicture page="remove" firm={access.firm?.name ?? ''} title={user.title} text={systemOf(access, user)} />
      </div>
    </section>
  );
}
