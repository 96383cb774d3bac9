import { useMemo } from 'react';
import type { WayIn } from '../../../shared/contract/client-list.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { packageName } from '../access/packages.tsx';
import { wayTones } from './client-state.ts';

interface WayWords {
  /** Why a way in is as it is, in one sentence. */
  readonly reason: (way: WayIn) => string;
  /** Its state, in a word or two. */
  readonly short: (way: WayIn) => string;
}

/** Put together once for all ways that say the same: a list asks for every row it draws. */
export function useWayWords(): WayWords {
  const t = useText('clientWay');
  const access = useText('access');
  return useMemo(() => {
    const reasons = new Map<string, string>();
    return {
      reason: (way) => {
        const key = `${way.reason} ${way.package}`;
        const known =
          reasons.get(key) ??
          t(`reason.${way.reason}`, { package: way.package ? packageName(way.package, access) : '' });
        reasons.set(key, known);
        return known;
      },
      short: ({ state, reason }) => {
        if (reason === 'noSystemUser') return t('short.noSystemUser');
        return state === 'waitingForDelegation' ? t('short.waitingForDelegation') : t(`state.${state}`);
      },
    };
  }, [t, access]);
}

/** One task's state; why, on hover and in the panel. */
export function WayTag({ way, words }: { way: WayIn | undefined; words: WayWords }) {
  if (!way) return null;
  return (
    <span title={words.reason(way)}>
      <StateTag tone={wayTones[way.state]} quiet={way.state === 'ready' || way.state === 'notAClient'}>
        {words.short(way)}
      </StateTag>
    </span>
  );
}
