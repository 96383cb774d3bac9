import { useCallback } from 'react';
import type { Right } from '../../shared/contract/people.ts';
import { useQuery } from './context.tsx';

/**
 * What whoever is here may do, for this client or for some client: for buttons that would only be refused. The engine
 * decides; until it has answered everything is offered.
 */
export function useRights(organisationNumber?: string): (right: Right) => boolean {
  const mine = useQuery('people.mine', organisationNumber === undefined ? {} : { organisationNumber }).value;
  return useCallback(
    (right) => mine === undefined || (right === 'setUp' ? mine.setUp : mine.rights.includes(right)),
    [mine],
  );
}

/** The same for acts that concern every client at once: whoever has some of them alone is refused. */
export function useMayForAll(): (right: Right) => boolean {
  const seesAll = useQuery('people.mine', {}).value?.everything ?? true;
  const may = useRights();
  return useCallback((right) => seesAll && may(right), [seesAll, may]);
}
