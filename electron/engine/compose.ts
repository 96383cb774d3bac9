import { join } from 'node:path';
import type { EngineHandlers } from '../../shared/contract.ts';
import type { EngineConfig } from '../../shared/wire.ts';
import { Guide } from './access/guide.ts';
import { SetUp } from './access/setup.ts';
import { AccessState } from './access/state.ts';
import { type HeldSystemUser, SystemUsers } from './access/system-users.ts';
import { ClientDelegation } from './altinn/client-delegation.ts';
import { SystemUserRequests } from './altinn/requests.ts';
import { SystemRegister } from './altinn/system-register.ts';
import { SystemUserTokens } from './altinn/tokens.ts';
import { createAudit } from './audit/audit.ts';
import { Units } from './brreg/units.ts';
import { Delegation } from './clients/delegation.ts';
import { ClientList } from './clients/list.ts';
import { ClientStore } from './clients/store.ts';
import { DialogportenApi } from './dialogs/api.ts';
import { ContentApi } from './dialogs/content.ts';
import { Messages } from './dialogs/messages.ts';
import { DialogStore } from './dialogs/store.ts';
import { DialogSync } from './dialogs/sync.ts';
import type { EngineHost } from './engine-api.ts';
import { channelAllowed } from './environment-settings.ts';
import { endpointsOf, hostsOf } from './environments.ts';
import { Files } from './files.ts';
import { filingTokens } from './filing-tokens.ts';
import { handlersOf } from './handlers.ts';
import { createHttp } from './http/http.ts';
import { PersonLogin } from './idporten/login.ts';
import { createJobs } from './jobs/jobs.ts';
import { Maskinporten } from './maskinporten/tokens.ts';
import { createMva } from './mva/mva.ts';
import type { Clock, Logger } from './ports.ts';
import { SideFiles } from './store/files.ts';
import { Settings } from './store/settings.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './vault/vault.ts';

export interface ComposeInput {
  readonly config: EngineConfig;
  readonly host: EngineHost;
  readonly clock: Clock;
  readonly log: Logger;
  readonly vault: Vault;
  readonly store: Store;
  readonly databaseKey: Uint8Array;
  readonly about: { readonly startedAt: string; readonly profileId: string };
}

export interface Composed {
  readonly handlers: EngineHandlers;
  readonly grantFile: (handle: string, path: string) => void;
  readonly setPerson: (name: string) => void;
  readonly stop: () => Promise<void>;
}

const JOBS_AT_ONCE = 4;

/** Every part of the engine, built once and tied together. Nothing here decides anything. */
export async function compose(input: ComposeInput): Promise<Composed> {
  const { config, host, clock, log, vault, store } = input;
  const push = host.push.bind(host);
  const endpoints = endpointsOf(config.environment, config.practice?.origin);
  const http = createHttp({
    hosts: hostsOf(endpoints),
    clock,
    log,
    ...(config.practice ? { allowHttpOrigin: config.practice.origin } : {}),
  });
  let personName = config.personName;
  const person = () => personName;

  const settings = new Settings(store);
  const files = new Files({
    downloadFolder: config.downloadFolder,
    onSaved: (handle, path) => host.saved(handle, path),
  });
  const sideFiles = new SideFiles({ folder: join(config.folder, 'files'), key: input.databaseKey });
  const audit = createAudit({ store, clock, push, person });
  const jobs = createJobs({ store, clock, log, push, concurrency: JOBS_AT_ONCE });

  const state = new AccessState(settings);
  const systemUsers = new SystemUsers(store, clock);
  const maskinporten = new Maskinporten({
    http,
    clock,
    log,
    endpoints: endpoints.maskinporten,
    clientId: () => state.maskinportenClientId(),
    key: () => vault.vendorKey(),
  });
  const tokens = new SystemUserTokens({
    http,
    clock,
    platform: endpoints.platform,
    maskinporten,
    owner: () => state.owner(),
  });
  const units = new Units(http, endpoints.brreg);
  const login = new PersonLogin({
    http,
    clock,
    log,
    issuer: endpoints.idporten.issuer,
    platform: endpoints.platform,
    clientId: () => state.idportenClientId(),
    onChange: (view) => {
      push('access.login', view);
      if (view.state === 'loggedIn') void audit.note({ act: 'login.done', params: { purpose: view.purpose } });
      if (view.purpose === 'filing' && view.state === 'loggedIn') mva.onLogin();
    },
  });
  const register = new SystemRegister(http, endpoints.platform);
  const setUp = new SetUp({ state, systemUsers, vault, maskinporten, register, units, audit, push, endpoints });

  const clients = new ClientStore(store, clock);
  const dialogs = new DialogStore(store, clock);
  const dialogporten = new DialogportenApi(http, endpoints.dialogporten);
  const sync = new DialogSync({
    store: dialogs,
    api: dialogporten,
    tokens,
    audit,
    clock,
    log,
    push,
    systemUsers: () => systemUsers.all(),
    clientsOf: (systemUser) => clientsOf(systemUser, clients, state),
    onHealth: async (systemUser, health) => {
      await systemUsers.setHealth(systemUser.id, health);
      push('access.changed', {});
    },
    onSeen: async (systemUser, seen) => {
      await clients.saveSeen(systemUser.id, seen);
      push('clients.changed', {});
    },
  });
  const accessChanged = () => {
    tokens.forget();
    void sync.now();
    void delegation.lookUpUnits();
  };
  const guide = new Guide({
    state,
    setUp,
    systemUsers,
    requests: new SystemUserRequests(http, endpoints.platform),
    maskinporten,
    audit,
    clock,
    log,
    push,
    portal: endpoints.portal,
    onApproved: accessChanged,
  });
  const delegation = new Delegation({
    store: clients,
    api: new ClientDelegation(http, endpoints.platform),
    units,
    login,
    audit,
    clock,
    push,
    systemUserTitle: async (id) => (await systemUsers.find(id))?.title,
    onChanged: accessChanged,
  });
  const messages = new Messages({
    store: dialogs,
    api: dialogporten,
    content: new ContentApi(http, endpoints.correspondence),
    files: sideFiles,
    tokens,
    audit,
    push,
    systemUser: (id) => systemUsers.find(id),
    saveFile: (name, bytes) => files.save(name, bytes),
    inbox: endpoints.inbox,
  });
  const mva = createMva({
    store,
    files: sideFiles,
    http,
    clock,
    log,
    push,
    audit,
    jobs,
    endpoints,
    person,
    readFile: (handle, maxBytes) => files.read(handle, maxBytes),
    saveFile: (name, bytes) => files.save(name, bytes),
    channelAllowed: (channel) => channelAllowed(settings, config.environment, channel),
    ...filingTokens({ clients, systemUsers, state, tokens, login }),
  });
  const list = new ClientList({
    store: clients,
    firm: () => state.firm(),
    systemUsers: () => systemUsers.all(),
    unread: () => dialogs.unread(),
    nextDeadline: (organisationNumber) => mva.nextDeadline(organisationNumber),
  });

  const handlers = handlersOf({
    config,
    clock,
    store,
    settings,
    audit,
    jobs,
    setUp,
    guide,
    login,
    delegation,
    list,
    mva,
    messages,
    dialogs,
    sync,
    about: input.about,
  });

  if (config.practice && (await state.firm()) === null) await state.saveFirm({ ...config.practice.firm, form: 'AS' });
  guide.start();
  jobs.start();
  sync.start();

  return {
    handlers,
    grantFile: (handle, path) => files.grant(handle, path),
    setPerson: (name) => {
      personName = name;
    },
    stop: async () => {
      guide.stop();
      login.close();
      await sync.stop();
      await jobs.drain();
      await http.close();
    },
  };
}

/** An agent system user reaches the clients linked to it, a standard one its owner. */
async function clientsOf(systemUser: HeldSystemUser, clients: ClientStore, state: AccessState) {
  if (systemUser.kind === 'agent')
    return (await clients.linked()).filter((each) => each.systemUserId === systemUser.id);
  const firm = await state.firm();
  return firm ? [firm] : [];
}
