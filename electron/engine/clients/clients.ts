import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import { ClientDelegation } from '../altinn/client-delegation.ts';
import type { Base } from '../base.ts';
import { Delegation } from './delegation.ts';
import { ClientFacts } from './facts.ts';
import { Linking } from './linking.ts';
import { LinkTasks } from './linking-tasks.ts';
import { ClientList, type ClientListOptions } from './list.ts';
import { ownListHandlers } from './own-list.ts';
import { ClientRecords } from './records.ts';
import { RegisterWatch } from './register-watch.ts';
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
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** A client administrator logged in: linking that waits for that goes on. */
  readonly onLogin: () => void;
}

/** The room's front: the firm's clients, and linking them to a system user. Defines its jobs, so make it before `jobs.start()`. */
export function createClients(base: Base, access: Access, hooks: ClientsHooks): Clients {
  const { http, clock, log, push, audit, jobs, person, endpoints } = base;
  const store = new ClientStore(base.store, clock);
  const shared = {
    api: new ClientDelegation(http, endpoints.platform, clock),
    login: access.login,
    audit,
    clock,
    push,
    systemUserTitle: async (id: string) => (await access.systemUsers.find(id))?.title,
    onChanged: hooks.onChanged,
  };
  const delegation = new Delegation({ ...shared, store });
  const linking = new Linking({
    ...shared,
    store: base.store,
    tasks: new LinkTasks(base.store, clock),
    clients: store,
    jobs,
    person,
    random: Math.random,
    known: (clientId) => delegation.known(clientId),
  });
  const records = new ClientRecords(base.store, clock);
  const facts = new ClientFacts(base.store, records, clock);
  const firm = () => access.state.firm();
  const watch = new RegisterWatch({
    store: base.store,
    records,
    units: access.units,
    audit,
    clock,
    log,
    push,
    firm: async () => (await firm())?.organisationNumber ?? null,
    isLinked: async (organisationNumber) =>
      (await store.linked()).some((row) => row.organisationNumber === organisationNumber),
    onChanged: hooks.onChanged,
  });
  const list = new ClientList({
    facts,
    firm,
    systemUsers: () => access.systemUsers.all(),
    unread: hooks.unread,
    nextDeadline: hooks.nextDeadline,
  });
  return {
    handlers: {
      ...ownListHandlers(base, access, {
        records,
        facts,
        watch,
        onEdited: () => push('mva.changed', { returnId: '' }),
      }),
      'clients.list': async () => ok({ rows: await list.rows() }),
      'clients.candidates': async ({ systemUserId }) => {
        const listed = await delegation.candidates(systemUserId);
        if (listed.ok) await facts.remember(systemUserId, listed.value.rows);
        return listed;
      },
      'clients.link': ({ systemUserId, clientIds }) => linking.start('link', systemUserId, clientIds),
      'clients.unlink': ({ systemUserId, clientIds }) => linking.start('unlink', systemUserId, clientIds),
      'clients.linkTasks': ({ jobId }) => linking.view(jobId),
      'clients.openLinkJob': ({ act, systemUserId }) => linking.open(act, systemUserId),
      'clients.retryLink': ({ jobId, clientIds }) => linking.retry(jobId, clientIds),
    },
    store,
    list,
    lookUpUnits: () => watch.run(),
    start: () => watch.start(),
    stop: () => watch.stop(),
    onLogin: () => {
      linking
        .onLogin()
        .catch((error: unknown) =>
          log.error('clients.onLoginFailed', { error: error instanceof Error ? error.message : 'thrown' }),
        );
    },
  };
}
