import { join } from 'node:path';
import type { EngineHandlers } from '../../shared/contract.ts';
import type { Conditions, EngineConfig } from '../../shared/wire.ts';
import { createAccess } from './access/access.ts';
import { createChanges } from './access/changes.ts';
import { createChecks } from './access/checks.ts';
import { createAudit } from './audit/audit.ts';
import { Backups } from './backup/backup.ts';
import type { Base } from './base.ts';
import { createClaims } from './claims/front.ts';
import { createClients } from './clients/clients.ts';
import { createClientGroups } from './clients/groups.ts';
import { POLITE } from './clients/pool.ts';
import { thisMachine } from './clients/self-linking/machine.ts';
import { createDialogs } from './dialogs/dialogs.ts';
import { createNotify } from './dialogs/notify/front.ts';
import type { EngineHost } from './engine-api.ts';
import { channelAllowed, environmentSettings } from './environment-settings.ts';
import { endpointsOf, hostsOf, servicesOf } from './environments.ts';
import { Files } from './files.ts';
import { filingRights } from './filing-rights.ts';
import { filingTokens } from './filing-tokens.ts';
import { handlersOf } from './handlers.ts';
import { createHttp } from './http/http.ts';
import { Pulse } from './http/pulse.ts';
import { createJobs } from './jobs/jobs.ts';
import { TOKENS_AT_ONCE } from './maskinporten/tokens.ts';
import { Archive } from './mva/archive/archive.ts';
import { FILINGS_AT_ONCE } from './mva/batch/batches.ts';
import { readReminders } from './mva/board/reminders.ts';
import { LOOK_UP_SINCE } from './mva/filing/look.ts';
import { createMva } from './mva/mva.ts';
import { createPayments } from './mva/payments.ts';
import { systemAccount } from './people/account.ts';
import { Actor } from './people/actor.ts';
import { People } from './people/people.ts';
import { siftedPush } from './people/sieve.ts';
import type { Clock, Logger, Push } from './ports.ts';
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
  /** What reads PDF files, where it is not that of the sources. */
  readonly pdfReader?: URL | undefined;
  readonly about: { readonly startedAt: string; readonly profileId: string };
}

export interface Composed {
  readonly handlers: EngineHandlers;
  readonly grantFile: (handle: string, path: string) => void;
  readonly setPerson: (name: string) => void;
  readonly setConditions: (conditions: Conditions) => void;
  readonly stop: () => Promise<void>;
}

const JOBS_AT_ONCE = 4;

/** Every part of the engine, built once and tied together. Nothing here decides anything. */
export async function compose(input: ComposeInput): Promise<Composed> {
  const { config, host, log, vault, store } = input;
  const actor = new Actor();
  // What a timer sets going is nobody's act.
  const clock: Clock = {
    now: () => input.clock.now(),
    timer: (ms, run) => input.clock.timer(ms, () => actor.alone(run)),
  };
  const pushAll = host.push.bind(host);
  const sifted = siftedPush(pushAll, () => people.seesEverything());
  const push: Push = (name, payload) => {
    sifted(name, payload);
    notify.heard(name, payload);
  };
  // Whatever it was told, an engine of TT02 or production knows nothing of practice.
  const practice = config.environment === 'practice' ? config.practice : undefined;
  const endpoints = endpointsOf(config.environment, practice?.origin);
  const pulse = new Pulse(clock, servicesOf(endpoints));
  const http = createHttp({
    onCall: (call) => pulse.note(call),
    hosts: hostsOf(endpoints),
    clock,
    log,
    askProxy: (url) => host.askProxy(url),
    extraRoots: config.extraRoots,
    // In practice they are one host: the wider limit holds.
    hostLimits: {
      [new URL(endpoints.mvaApp).host]: { concurrent: FILINGS_AT_ONCE },
      [new URL(endpoints.platform).host]: { concurrent: POLITE.ceiling },
      [new URL(endpoints.maskinporten.token).host]: { concurrent: TOKENS_AT_ONCE },
    },
    ...(practice ? { allowHttpOrigin: practice.origin } : {}),
  });
  const person = () => actor.now().name;
  const audit = createAudit({ store, clock, push: pushAll, person, provedBy: () => actor.now().provedBy });
  const settings = new Settings(store);
  const people = await People.open({
    store,
    settings,
    clock,
    push: pushAll,
    actor,
    audit,
    osUser: config.osUser ?? systemAccount(),
    profileName: config.personName,
    key: input.databaseKey,
    onSwitch: () => access.login.forgetAll(),
  });
  const base: Base = {
    environment: config.environment,
    endpoints,
    clock,
    log,
    push,
    vault,
    store,
    settings,
    files: new Files({
      downloadFolder: config.downloadFolder,
      onSaved: (handle, path) => host.saved(handle, path),
    }),
    sideFiles: new SideFiles({ folder: join(config.folder, 'files'), key: input.databaseKey }),
    http,
    audit,
    jobs: createJobs({ store, clock, log, push, concurrency: JOBS_AT_ONCE, apart: (run) => actor.alone(run) }),
    person,
    sight: () => people.sight(),
  };

  const notify = createNotify(base, {
    here: () => people.signer(),
    lookOnce: () => dialogs.sync.lookOnce(),
    unread: () => dialogs.store.unread(),
    notifies: (message) => dialogs.notifies(message),
    due: () => dialogs.store.due(clock.now()),
    cells: async () => {
      const terms = await mva.handlers['mva.terms']({});
      return terms.ok ? terms.value.cells : [];
    },
    reminders: () => readReminders(base.settings),
    names: async () => new Map((await clients.list.rows()).map((row) => [row.organisationNumber, row.name])),
    linked: async () => {
      const view = await clients.handlers['selfLinking.view']({});
      const run = view.ok ? view.value.lastRun : null;
      return run && (run.open > 0 ? undefined : { at: run.at, count: run.linked });
    },
  });
  const machine = await thisMachine(config.folder);
  const accessChanged = () => {
    access.tokens.forget();
    void dialogs.sync.now();
    claims.watch.kick();
    void clients.lookUpUnits();
  };
  const access = createAccess(base, {
    onApproved: accessChanged,
    onGone: (systemUserId) => clients.ends.systemUserGone(systemUserId),
    onFilingLogin: () => mva.onLogin(),
    onClientLogin: () => clients.onLogin(),
    onIdentity: async (number, purpose) => {
      await people.identified(number);
      if (purpose === 'filing') mva.loggedInAs(people.loginOf(number));
    },
    wantsProof: () => people.wantsProof(),
  });
  const clients = createClients(base, access, {
    unread: () => dialogs.store.unread(),
    nextDeadlines: () => mva.nextDeadlines(),
    stopFilings: (stop) => mva.stopFilings(stop),
    machine,
    onChanged: accessChanged,
  });
  const changes = createChanges(base, access);
  const dialogs = createDialogs(base, access, clients.store, {
    people,
    onRows: notify.saved,
    pdfReader: input.pdfReader,
  });
  const claims = createClaims(base, access, {
    clients: clients.store,
    listed: () => clients.list.rows(),
    terms: async (organisationNumber) => {
      const terms = await mva.handlers['mva.terms']({});
      return terms.ok ? terms.value.cells.filter(({ client }) => client.organisationNumber === organisationNumber) : [];
    },
    isHeld: () => dialogs.sync.isHeld,
    onNews: notify.claims,
  });
  const checks = createChecks(base, access, {
    network: () => http.network(),
    clients: () => clients.list.rows(),
    claims: claims.checks,
  });
  const archive = new Archive(base);
  const mva = createMva({
    ...base,
    push: archive.listening(base.push),
    files: base.sideFiles,
    readFile: (handle, maxBytes) => base.files.read(handle, maxBytes),
    openFile: (handle, maxBytes) => base.files.open(handle, maxBytes),
    filePath: (handle) => base.files.granted(handle),
    saveFile: (name, bytes) => base.files.save(name, bytes),
    askPdf: () => host.askPdf(),
    onRefused: (organisationNumber) => clients.ends.refused(organisationNumber),
    vatInstances: (organisationNumber, since) => dialogs.vatInstances(organisationNumber, since),
    signing: people,
    firstFilingRefusal: () => archive.firstFilingRefusal(() => backups.isTested()),
    services: () => pulse.states(),
    channelAllowed: (channel) => channelAllowed(base.settings, base.environment, channel),
    rightsAtAltinn: filingRights({ ...base, login: access.login }),
    ...filingTokens({ ...access, clients: clients.store }),
  });

  const backups = new Backups(base, config);
  await backups.tidy();
  // A new database over a damaged one knows nothing of what was filed.
  if (store.setAsideAs !== null) await base.settings.set(LOOK_UP_SINCE, new Date(0).toISOString());

  if (practice && (await access.state.firm()) === null) await access.state.saveFirm({ ...practice.firm, form: 'AS' });
  access.start();
  changes.start();
  base.jobs.start();
  archive.start();
  await notify.start();
  dialogs.sync.start();
  dialogs.ownerFetch.start();
  dialogs.takeIn.start();
  dialogs.fileTexts.kick();
  clients.start();
  claims.watch.start();

  return {
    handlers: people.guarded(
      handlersOf({
        base,
        rooms: {
          ...backups.handlers,
          ...access.handlers,
          ...changes.handlers,
          ...checks.handlers,
          ...clients.handlers,
          ...dialogs.handlers,
          ...notify.handlers,
          ...mva.handlers,
          ...archive.handlers,
          ...claims.handlers,
          ...createPayments(base),
          ...createClientGroups(base, () => people.reload()),
          ...people.handlers,
        },
        today: {
          setUp: access.setUp,
          keys: access.keys,
          list: clients.list,
          clients,
          mva,
          dialogs: dialogs.store,
          claims: claims.facts,
          followUps: dialogs.followUps,
          sync: dialogs.sync,
          clock,
          backups,
          archive,
          sight: base.sight,
          setsUp: () => people.setsUp,
          reminders: async () => {
            const { filingChannel } = await environmentSettings(base.settings, base.environment);
            return { ...(await readReminders(base.settings)), alarm: filingChannel === 'systemUser' };
          },
        },
        about: input.about,
      }),
      clients.behind,
    ),
    grantFile: (handle, path) => base.files.grant(handle, path),
    setConditions: (conditions) => dialogs.sync.setConditions(conditions),
    setPerson: (name) => {
      people
        .rename(name)
        .catch((error: unknown) =>
          log.error('people.rename', { kind: error instanceof Error ? error.name : 'unknown' }),
        );
    },
    stop: async () => {
      await backups.stop();
      archive.stop();
      checks.stop();
      changes.stop();
      access.stop();
      dialogs.ownerFetch.stop();
      await dialogs.sync.stop();
      await notify.stop();
      await claims.watch.stop();
      await dialogs.takeIn.stop();
      await dialogs.fileTexts.stop();
      await clients.stop();
      await base.jobs.drain();
      await http.close();
    },
  };
}
