import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import { ClientDelegation } from '../altinn/client-delegation.ts';
import type { Base } from '../base.ts';
import { Delegation } from './delegation.ts';
import { ClientList, type ClientListOptions } from './list.ts';
import { ClientStore } from './store.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `clients.${string}`>>;

export interface ClientsHooks extends Pick<ClientListOptions, 'unread' | 'nextDeadline'> {
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

export interface Clients {
  readonly handlers: Handlers;
  readonly store: ClientStore;
  readonly list: ClientList;
  readonly lookUpUnits: () => Promise<void>;
}

/** The room's front: the firm's clients, and linking them to a system user. */
export function createClients(base: Base, access: Access, hooks: ClientsHooks): Clients {
  const { http, clock, push, audit, endpoints } = base;
  const store = new ClientStore(base.store, clock);
  const delegation = new Delegation({
    store,
    api: new ClientDelegation(http, endpoints.platform),
    units: access.units,
    login: access.login,
    audit,
    clock,
    push,
    systemUserTitle: async (id) => (await access.systemUsers.find(id))?.title,
    onChanged: hooks.onChanged,
  });
  const list = new ClientList({
    store,
    firm: () => access.state.firm(),
    systemUsers: () => access.systemUsers.all(),
    unread: hooks.unread,
    nextDeadline: hooks.nextDeadline,
  });
  return {
    handlers: {
      'clients.list': async () => ok({ rows: await list.rows() }),
      'clients.candidates': ({ systemUserId }) => delegation.candidates(systemUserId),
      'clients.link': ({ systemUserId, clientIds }) => delegation.link(systemUserId, clientIds),
      'clients.unlink': ({ systemUserId, clientIds }) => delegation.unlink(systemUserId, clientIds),
    },
    store,
    list,
    lookUpUnits: () => delegation.lookUpUnits(),
  };
}
