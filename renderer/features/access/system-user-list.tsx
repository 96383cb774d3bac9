import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AccessOverview, SystemUserView } from '../../../shared/contract/access.ts';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { Ago, DayOf } from '../../ui/time.tsx';
import { PackageNames } from './packages.tsx';
import { RequestList } from './request-list.tsx';
import { userPath } from './whom.ts';

/** The firm's system users with packages, clients and health; below them the requests on their way. */
export function SystemUserList({ access, action }: { access: AccessOverview; action: ReactNode }) {
  const t = useText('access');
  const guide = useText('guide');
  const broken = access.systemUsers.find((user) => user.health !== 'ok' && !user.goneAt);
  return (
    <section className="stack-3" aria-label={t('users.table')}>
      <div className="row between wrap">
        <Heading level={2} data-size="2xs">
          {t('users.table')}
        </Heading>
        {action}
      </div>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('users.name')}</th>
              <th scope="col">{t('users.kind')}</th>
              <th scope="col">{t('users.packages')}</th>
              <th scope="col" className="right">
                {t('users.clients')}
              </th>
              <th scope="col">{t('users.health')}</th>
              <th scope="col">{t('users.approved')}</th>
            </tr>
          </thead>
          <tbody>
            {access.systemUsers.map((user) => (
              <Row key={user.id} user={user} />
            ))}
          </tbody>
        </table>
      </div>
      {broken && (
        <Failure error={{ code: broken.health, params: { name: broken.title }, retryable: false, sent: undefined }} />
      )}
      {access.requests.length > 0 && (
        <section className="stack-2" aria-label={guide('requests')}>
          <Heading level={2} data-size="2xs">
            {guide('requests')}
          </Heading>
          <RequestList requests={access.requests} />
        </section>
      )}
    </section>
  );
}

function Row({ user }: { user: SystemUserView }) {
  const t = useText('access');
  const guide = useText('guide');
  const format = useFormat();
  const works = user.health === 'ok';
  return (
    <tr>
      <th scope="row">
        <Link href={userPath(user.id)}>{user.title}</Link>
      </th>
      <td className="nowrap">{t(`kind.${user.kind}`)}</td>
      <td>
        <PackageNames packages={user.packages} />
      </td>
      <td className="right number">
        {user.kind === 'agent' ? <Link href="/klienter">{format.number(user.clients)}</Link> : ''}
      </td>
      <td>
        <div className="stack-1">
          <StateTag tone={works ? 'good' : 'bad'}>
            {user.goneAt ? guide('story.gone') : t(works ? 'health.ok' : 'health.problem')}
          </StateTag>
          {user.checkedAt && (
            <span className="subtle small">
              {t('users.checked')} <Ago instant={user.checkedAt} />
            </span>
          )}
        </div>
      </td>
      <td className="nowrap">
        <DayOf instant={user.approvedAt} />
        {user.origin === 'found' && <div className="subtle small">{guide('story.found')}</div>}
      </td>
    </tr>
  );
}
