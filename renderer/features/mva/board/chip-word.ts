import { useText } from '../../../ui/text.ts';
import type { ShownState } from '../return-state.ts';

/** States whose own words are too long for a row of chips. */
const short = [
  'rejected',
  'overdue',
  'toLookAt',
  'waitingForLogin',
  'waitingForAttestation',
  'question',
  'sent',
  'acceptedWithDeviations',
  'filedOutside',
  'filedByOthers',
  'deliveredByUnit',
] as const satisfies readonly ShownState[];
type Short = (typeof short)[number];

const isShort = (state: ShownState): state is Short => (short as readonly ShownState[]).includes(state);

export function useChipWord(): (state: ShownState) => string | undefined {
  const t = useText('board');
  return (state) => (isShort(state) ? t(`chip.${state}`) : undefined);
}
