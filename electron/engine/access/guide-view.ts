import type { AccessOverview, GuideDraft, SystemUserRequest, SystemUserView } from '../../../shared/contract/access.ts';
import { mayBeVisible, packageSets, samePackages } from './package-sets.ts';

/** What the guide offers: each set of packages, and whether there is one of it already. `wanted`: what the firm's tasks ask for besides. */
export function guideView(
  systemPackages: readonly string[],
  wanted: readonly string[],
  hasVisibleSystem: boolean,
  users: readonly SystemUserView[],
  requests: readonly SystemUserRequest[],
  draft: GuideDraft | null,
): AccessOverview['guide'] {
  const sets = packageSets(systemPackages, wanted).map((set) => {
    const isSame = (other: { kind: string; packages: readonly string[] }) =>
      other.kind === set.kind && samePackages(other.packages, set.packages);
    const user = users.find((each) => each.goneAt === null && isSame(each));
    const request = requests.find((each) => each.status === 'New' && isSame(each));
    return { ...set, packages: [...set.packages], systemUserId: user?.id ?? null, requestId: request?.id ?? null };
  });
  return { sets, draft, selfService: !hasVisibleSystem && mayBeVisible(systemPackages) ? 'firm' : 'visible' };
}
