import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as Route } from 'wouter';
import type { SystemUserView } from '../../../../shared/contract/access.ts';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';
import { changePath } from '../whom.ts';

/** The way to changing a system user of the firm's own, and whether a change of it waits. */
export function ChangeWay({ user }: { user: SystemUserView }) {
  const t = useText('changes');
  const changes = useQuery('changes.list', {});
  if (user.kind === 'agent' || user.goneAt) return null;
  const waits = changes.value?.changes.some(
    (each) => each.systemUserId === user.id && (each.status === 'New' || each.status === 'Sending'),
  );
  return (
    <Paragraph>
      {waits && `${t('waits')} `}
      <Link asChild>
        <Route href={changePath(user.id)}>{t(waits ? 'see' : 'title')}</Route>
      </Link>
    </Paragraph>
  );
}

/** In the guide: one that is there can be changed instead of making another. */
export function ChangeInstead({ users }: { users: readonly SystemUserView[] }) {
  const t = useText('changes');
  const user = users.find((each) => each.kind === 'standard' && !each.goneAt);
  if (!user) return null;
  return (
    <Paragraph className="measure">
      {t('instead', { title: user.title })}{' '}
      <Link asChild>
        <Route href={changePath(user.id)}>{t('title')}</Route>
      </Link>
    </Paragraph>
  );
}
