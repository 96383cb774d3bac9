import type { WayIn } from '../../../shared/contract/client-list.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { packageName } from '../access/packages.tsx';
import { wayTones } from './client-state.ts';

/** Why a way in is as it is, in one sentence. */
export function useWayReason(): (way: WayIn) => string {
  const t = useText('clientWay');
  const access = useText('access');
  return (way) => t(`reason.${way.reason}`, { package: way.package ? packageName(way.package, access) : '' });
}

/** One task's state; why, on hover and in the panel. */
export function WayTag({ way }: { way: WayIn | undefined }) {
  const t = useText('clientWay');
  const reason = useWayReason();
  if (!way) return null;
  const short = ({ state, reason }: WayIn) => {
    if (reason === 'noSystemUser') return t('short.noSystemUser');
    return state === 'waitingForDelegation' ? t('short.waitingForDelegation') : t(`state.${state}`);
  };
  return (
    <span title={reason(way)}>
      <StateTag tone={wayTones[way.state]} quiet={way.state === 'ready' || way.state === 'notAClient'}>
        {short(way)}
      </StateTag>
    </span>
  );
}
