import { type ClientRight, clientRights } from '../../../shared/contract/people.ts';

/** Every other right brings reading; without reading there is none. */
export function toggled(rights: readonly ClientRight[], right: ClientRight): ClientRight[] {
  if (!rights.includes(right))
    return clientRights.filter((each) => each === 'read' || each === right || rights.includes(each));
  return right === 'read' ? [] : rights.filter((each) => each !== right);
}
