import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useAppState } from '../../state/context.tsx';

/** The returns chosen on the board, by id, and the way to choose others. Empty: none is chosen. */
export function useChosenReturns(): readonly [ReadonlySet<string>, (returnIds: Iterable<string>) => void] {
  const { chosenReturns } = useAppState();
  const choose = useCallback(
    (returnIds: Iterable<string>) => chosenReturns.setState(new Set(returnIds), true),
    [chosenReturns],
  );
  return [useStore(chosenReturns), choose];
}
