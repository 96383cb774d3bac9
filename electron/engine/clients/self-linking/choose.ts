import type { SystemUserView } from '../../../../shared/contract/access.ts';
import type { Task, UnitStatus } from '../../../../shared/contract/client-list.ts';
import { opens, systemUserFor } from '../../access/choice.ts';
import type { DelegationClient } from '../../altinn/client-delegation.ts';
import type { KnownClient } from '../facts.ts';
import { wayIn } from '../way-in.ts';

export interface Offered {
  readonly agent: SystemUserView;
  /** Listed by Altinn and not linked. */
  readonly clients: readonly DelegationClient[];
}

const tasks: readonly Task[] = ['mva', 'dialogs'];
const over: ReadonlySet<UnitStatus> = new Set<UnitStatus>(['deleted', 'takenOver', 'bankrupt']);

/**
 * Of what Altinn offers, what is linked without asking anybody: clients of the firm's own list that a task lacks a way in for and
 * that may be linked, each to the system user that suits the task best. Not what the firm took off itself, nor clients it takes
 * leave of, nor whoever Altinn refused lately (`refused`: `system user + client id`).
 */
export function toLink(
  known: readonly KnownClient[],
  offered: readonly Offered[],
  refused: ReadonlySet<string>,
): Map<string, string[]> {
  const chosen = new Map<string, string[]>();
  for (const { record, way, ending } of known) {
    if (!record.inList || ending || over.has(record.status)) continue;
    const agents = offered.flatMap(({ agent, clients }) => {
      const client = clients.find((each) => each.organisationNumber === record.organisationNumber);
      return client && !refused.has(`${agent.id} ${client.clientId}`) ? [{ agent, clientId: client.clientId }] : [];
    });
    const taken: SystemUserView[] = [];
    for (const task of tasks) {
      const { state, reason } = wayIn(task, way);
      if (state !== 'canBeLinked' || reason !== 'listed') continue;
      if (taken.some((agent) => opens(task, agent.packages))) continue;
      const best = systemUserFor(
        task,
        agents.map(({ agent }) => agent),
      );
      const clientId = agents.find(({ agent }) => agent === best)?.clientId;
      if (!best || !clientId) continue;
      taken.push(best);
      chosen.set(best.id, [...(chosen.get(best.id) ?? []), clientId]);
    }
  }
  return chosen;
}
