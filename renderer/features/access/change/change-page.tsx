import { Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '../../../state/context.tsx';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { userPath } from '../whom.ts';
import { ChangeForm } from './change-form.tsx';
import { ChangeStanding } from './change-standing.tsx';

/** More or fewer packages for a system user of the firm's own: chosen, waiting, answered (reference/systemuser.md 4.7). */
export function ChangePage({ id }: { id: string }) {
  const t = useText('changes');
  const access = useQuery('access.overview', {});
  const changes = useQuery('changes.list', {});
  const user = access.value?.systemUsers.find((each) => each.id === id && each.kind === 'standard' && !each.goneAt);
  const back = <LeaveButton to={userPath(id)}>{t('back')}</LeaveButton>;
  return (
    <Page title={t('title')} lead={user && t('lead', { title: user.title })} width="read" actions={back}>
      <Loaded query={access}>
        {(overview) =>
          user ? (
            <Loaded query={changes}>
              {(value) => {
                const change = value.changes.find((each) => each.systemUserId === id);
                return change ? (
                  <ChangeStanding change={change} user={user} />
                ) : (
                  <ChangeForm access={overview} user={user} />
                );
              }}
            </Loaded>
          ) : (
            <Paragraph>{t('missing')}</Paragraph>
          )
        }
      </Loaded>
    </Page>
  );
}
