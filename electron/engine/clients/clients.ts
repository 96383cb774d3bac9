import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import { ClientDelegation } from '../altinn/client-delegation.ts';
import type { Base } from '../base.ts';
import { filingWay } from '../filing-tokens.ts';
import { clientExport } from './client-export.ts';
import { ConfirmLists } from './confirm-lists.ts';
import { Delegation } from './delegation.ts';
import { endingHandlers, endingsDue } from './endings.ts';
import { AccessEnds, type AccessEndsOptions } from './ends.ts';
import { ClientFacts } from './facts.ts';
import { personHand } from './hand.ts';
import { deletedClients } from './kept-returns.ts';
import { Linking } from './linking.ts';
import { LinkTasks } from './linking-tasks.ts';
import { ClientList, type ClientListOptions } from './list.ts';
import { ownListHandlers, stoppedUnseen } from './own-list.ts';
import { ClientRecords } from './records.ts';
import { RegisterWatch } from './register-watch.ts';
import type { Machine } from './self-linking/machine.ts';
import { selfLinkingHandlers } from './self-linking/room.ts';
import { SelfLinking } from './self-linking/self-linking.ts';
import { SelfLinkingSwitch } from './self-linking/switch.ts';
import { ClientStore } from './store.ts';

type Handlers = Pick<
  EngineHandlers,
  Extract<keyof EngineHandlers, `${'clients' | 'clientExport' | 'selfLinking'}.${string}`>
>;

export interface ClientsHooks extends Pick<ClientListOptions, 'unread' | 'nextDeadlines'> {
  readonly stopFilings: AccessEndsOptions['stopFilings'];
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
  /** Which machine this is. */
  readonly machine: Machine;
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
  /** Deleted here, all but returns that must be kept. */
  readonly deleted: () => Promise<Named[]>;
  /** Linking without a login waits for a person to mend it. */
  readonly selfLinkingStopped: () => Promise<boolean>;
  /** The client behind Altinn's id of it, as the last list told. */
  readonly behind: (clientId: string) => string | undefined;
  readonly lookUpUnits: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** A client administrator logged in: linking that waits for that goes on, and every list is read. */
  readonly onLogin: () => void;
}

/** The room's front: the firm's clients, and linking them to a system user. Defines its jobs, so make it before `jobs.start()`. */
export function createClients(base: Base, access: Access, hooks: ClientsHooks): Clients {
  const { http, clock, log, push, audit, jobs, person, endpoints } = base;
  const store = new ClientStore(base.store, clock, (why, numbers) => ends.told(why, numbers));
  const api = new ClientDelegation(http, endpoints.platform, clock, 'systemUser');
  const power = new SelfLinkingSwitch({
    settings: base.settings,
    machine: hooks.machine,
    systemUser: (id) => access.systemUsers.find(id),
    tokens: access.selfLinkingTokens,
    api,
  });
  const tasks = new LinkTasks(base.store, clock);
  const shared = {
    hands: {
      person: personHand(new ClientDelegation(http, endpoints.platform, clock), access.login),
      systemUser: power.hand(),
    },
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
    onSelfEnded: (result) => inBackground('selfLinking.jobEnded', selfLinking.jobEnded(result)),
    onUnknown: () => access.systemUsers.suspect(),
  });
  const records = new ClientRecords(base.store, clock);
  const facts = new ClientFacts(base.store, records, clock);
  const firm = () => access.state.firm();
  const own = async () => (await firm())?.organisationNumber ?? null;
  const selfLinking = new SelfLinking({
    power,
    delegation,
    facts,
    linking,
    tasks,
    systemUsers: () => access.systemUsers.all(),
    setHealth: (id, health) => access.systemUsers.setHealth(id, health),
    asksOpen: async () => [...(await records.asks()).values()].flat().some((ask) => ask.settledAt === null),
    clock,
    random: Math.random,
    log,
    push,
  });
  const confirmLists = new ConfirmLists({
    delegation,
    facts,
    systemUsers: () => access.systemUsers.all(),
    log,
    push,
  });
  const inBackground = (event: string, work: Promise<void>): void => {
    work.catch((error: unknown) => log.error(event, { kind: error instanceof Error ? error.name : 'unknown' }));
  };
  /** What a client is, or which ones there are: somebody may be linked now who could not be. */
  const listChanged = () => inBackground('selfLinking.wake', selfLinking.wake());
  const watch = new RegisterWatch({
    store: base.store,
    records,
    units: access.units,
    audit,
    clock,
    log,
    push,
    firm: own,
    linked: () => store.linkedNumbers(),
    onChanged: () => {
      hooks.onChanged();
      listChanged();
    },
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
    wakeLinking: async () => {
      for (const id of await tasks.allOpenJobs()) await jobs.wake(id);
    },
    isReached: async (organisationNumber) => (await way.find(organisationNumber))?.systemUser != null,
    lookAgain: () => hooks.onChanged(),
  });
  const list = new ClientList({
    facts,
    firm,
    systemUsers: () => access.systemUsers.all(),
    requests: () => access.systemUsers.requests(),
    unread: hooks.unread,
    nextDeadlines: hooks.nextDeadlines,
  });
  return {
    handlers: {
      ...ownListHandlers(base, access, {
        records,
        facts,
        watch,
        onEdited: () => {
          push('mva.changed', { returnId: '' });
          listChanged();
        },
      }),
      ...endingHandlers(base, {
        clients: store,
        ends,
        systemUserTitle: shared.systemUserTitle,
        own,
        onChanged: hooks.onChanged,
      }),
      ...clientExport(base, (organisationNumber) => store.nameOf(organisationNumber)),
      ...selfLinkingHandlers(base, access, { power, selfLinking, api, tasks, machine: hooks.machine }),
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
    toDelete: async () => endingsDue(base.store.db, clock.now(), await own()),
    deleted: async () => deletedClients(base.store.db, await own()),
    selfLinkingStopped: async () => (await power.state()) === 'stopped',
    lookUpUnits: () => watch.run(),
    start: () => {
      watch.start();
      selfLinking.start();
    },
    stop: async () => {
      await confirmLists.stop();
      await selfLinking.stop();
      await watch.stop();
      await ends.settled();
    },
    onLogin: () => {
      inBackground('clients.onLoginFailed', linking.onLogin());
      inBackground('clients.confirmListsFailed', confirmLists.run());
    },
  };
}
