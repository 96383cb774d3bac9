import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { RequestEnded } from './request-ended.tsx';
import { RequestWaiting } from './request-waiting.tsx';
import { UserApproved } from './user-approved.tsx';

/** The approval: waits by itself until the request has become a system user, was rejected, or is gone. */
export function RequestPage({ id }: { id: string }) {
  const access = useQuery('access.overview', {});
  return <Loaded query={access}>{(value) => <Standing access={value} id={id} />}</Loaded>;
}

function Standing({ access, id }: { access: AccessOverview; id: string }) {
  const user = access.systemUsers.find((each) => each.id === id);
  const request = access.requests.find((each) => each.id === id);
  if (user) return <UserApproved user={user} />;
  if (request?.status === 'New') return <RequestWaiting access={access} request={request} />;
  return <RequestEnded request={request} />;
}
