import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import { ClientDelegation } from '../altinn/client-delegation.ts';
import type { Base } from '../base.ts';
import { filingWay } from '../filing-tokens.ts';
import { Delegation } from './delegation.ts';
import { endingHandlers, endingsDue } from './endings.ts';
import { AccessEnds, type AccessEndsOptions } from './ends.ts';
import { ClientFacts } from './facts.ts';
import { Linking } from './linking.ts';
import { LinkTasks } from './linking-tasks.ts';
import { ClientList, type ClientListOptions } from './list.ts';
import { ownListHandlers, stoppedUnseen } from './own-list.ts';
import { ClientRecords } from './records.ts';
import { RegisterWatch } from './register-watch.ts';
import { ClientStore } from './store.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `clients.${string}`>>;

export interface ClientsHooks extends Pick<ClientListOptions, 'unread' | 'nextDeadline'> {
  readonly stopFilings: AccessEndsOptions['stopFilings'];
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

type Named = { readonly organisationNumber: string; readonly name: string };

export interface Clients {
  readonly handlers: Handlers;
  readonly store: ClientStore;
  readonly list: ClientList;
  /** What follows when access is gone. */
  readonly ends: AccessEnds;
  /** Clients that were stopped by what the register said and that nobody has seen yet. */
  readonly stoppedUnseen: () => Promise<Named[]>;
  /** Clients whose day for deletion has come. */
  readonly toDelete: () => Promise<Named[]>;
  /** The client behind Altinn's id of it, as the last list told. */
  readonly behind: (clientId: string) => string | undefined;
  readonly lookUpUnits: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** A client administrator logged in: linking that waits for that goes on. */
  readonly onLogin: () => void;
}

/** The room's front: the firm's clients, and linking them to a system user. Defines its jobs, so make it before `jobs.start()`. */
export function createClients(base: Base, access: Access, hooks: ClientsHooks): Clients {
  const { http, clock, log, push, audit, jobs, person, endpoints } = base;
  const store = new ClientStore(base.store, clock, (why, numbers) => ends.told(why, numbers));
  const tasks = new LinkTasks(base.store, clock);
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
    tasks,
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
    onRoleEnded: (organisationNumber) => ends.told('roleEnded', [organisationNumber]),
    onStopped: (organisationNumber) => ends.over(organisationNumber, 'clients.stopped'),
  });
  const way = filingWay({ clients: store, systemUsers: access.systemUsers, state: access.state });
  const ends = new AccessEnds({
    store,
    tasks,
    audit,
    clock,
    log,
    push,
    forgetTokens: () => access.tokens.forget(),
    stopFilings: hooks.stopFilings,
    isReached: async (organisationNumber) => (await way.find(organisationNumber))?.systemUser != null,
    lookAgain: () => hooks.onChanged(),
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
      ...endingHandlers(base, {
        clients: store,
        ends,
        systemUserTitle: shared.systemUserTitle,
        onChanged: hooks.onChanged,
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
    behind: (clientId) => delegation.known(clientId)?.organisationNumber,
    ends,
    stoppedUnseen: () => stoppedUnseen(base.settings, records),
    toDelete: () => endingsDue(base.store.db, clock.now()),
    lookUpUnits: () => watch.run(),
    start: () => watch.start(),
    stop: async () => {
      await watch.stop();
      await ends.settled();
    },
    onLogin: () => {
      linking
        .onLogin()
        .catch((error: unknown) =>
          log.error('clients.onLoginFailed', { error: error instanceof Error ? error.message : 'thrown' }),
        );
    },
  };
}
