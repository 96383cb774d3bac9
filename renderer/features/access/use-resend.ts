import { useLocation } from 'wouter';
import type { AccessOverview, SystemUserRequest } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { requestPath, userPath } from './whom.ts';

/** Deletes the request and sends it anew, then goes to where the new one is: its id is another. */
export function useResend(request: SystemUserRequest | undefined) {
  const [, go] = useLocation();
  const action = useAction('access.resendRequest');
  const run = async () => {
    if (!request) return;
    const answer = await action.run({ id: request.id });
    if (answer.ok) go(placeOf(answer.value, request), { replace: true });
  };
  return { ...action, run };
}

function placeOf(access: AccessOverview, old: SystemUserRequest): string {
  const isSame = (each: { title: string; externalRef: string }) =>
    each.externalRef === old.externalRef || each.title === old.title;
  const request = access.requests.find(isSame);
  if (request) return requestPath(request.id);
  const user = access.systemUsers.find((each) => each.goneAt === null && isSame(each));
  return user ? userPath(user.id) : '/tilgang';
}
