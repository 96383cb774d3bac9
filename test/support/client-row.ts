import type { Task, WayIn, WayReason, WayState } from '../../shared/contract/client-list.ts';
import type { ClientRow } from '../../shared/contract/clients.ts';

/** A client as the list has it: linked and in order, unless told otherwise. */
export function clientRow(change: Partial<ClientRow> = {}): ClientRow {
  return {
    organisationNumber: '310000388',
    name: 'Fjell og Fjord AS',
    form: 'AS',
    own: false,
    inList: true,
    bankrupt: false,
    status: 'active',
    vatRegistered: true,
    parent: null,
    jointUnit: null,
    jointUnitName: null,
    ending: null,
    deputy: '',
    groups: [],
    responsible: '',
    vatTerm: null,
    systemUserId: '00000001-0000-4000-8000-000000000001',
    systemUserTitle: 'Regnskapsklienter',
    ways: [clientWay('mva'), clientWay('dialogs')],
    nextDeadline: null,
    unread: 0,
    linkedAt: null,
    ...change,
  };
}

export function clientWay(
  task: Task,
  state: WayState = 'ready',
  reason: WayReason = 'linked',
  change: Partial<WayIn> = {},
): WayIn {
  return { task, state, reason, step: 'none', package: null, source: 'altinn', checkedAt: null, ...change };
}
