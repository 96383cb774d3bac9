import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as Route } from 'wouter';
import type { AccessOverview, SystemUserView } from '../../../../shared/contract/access.ts';
import type { SystemUserChange } from '../../../../shared/contract/changes.ts';
import { useQuery } from '../../../state/context.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { userPath } from '../whom.ts';
import { ChangeForm } from './change-form.tsx';
import { ChangeStanding } from './change-standing.tsx';

/** More or fewer packages for a system user of the firm's own: chosen, waiting, answered (reference/systemuser.md 4.7). */
export function ChangePage({ id }: { id: string }) {
  const access = useQuery('access.overview', {});
  const changes = useQuery('changes.list', {});
  return (
    <Loaded query={access}>
      {(overview) => (
        <Loaded query={changes}>
          {(value) => (
            <Body
              access={overview}
              user={overview.systemUsers.find((each) => each.id === id)}
              change={value.changes.find((each) => each.systemUserId === id)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface Props {
  readonly access: AccessOverview;
  readonly user: SystemUserView | undefined;
  readonly change: SystemUserChange | undefined;
}

function Body({ access, user, change }: Props) {
  const t = useText('changes');
  if (!user || user.kind === 'agent' || user.goneAt)
    return (
      <Page title={t('missing')} width="read">
        <Paragraph>{t('missing.text')}</Paragraph>
        <Link asChild>
          <Route href="/tilgang">{t('back')}</Route>
        </Link>
      </Page>
    );
  const back = (
    <Link asChild>
      <Route href={userPath(user.id)}>{t('back')}</Route>
    </Link>
  );
  return (
    <Page title={t('title')} lead={t('lead', { title: user.title })} width="read" actions={back}>
      {change ? <ChangeStanding change={change} user={user} /> : <ChangeForm access={access} user={user} />}
    </Page>
  );
}
