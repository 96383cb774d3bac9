import type { EngineHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/outcome.ts';
import type { EngineConfig } from '../../shared/wire.ts';
import type { Guide } from './access/guide.ts';
import type { SetUp } from './access/setup.ts';
import type { Audit } from './audit/audit.ts';
import type { Delegation } from './clients/delegation.ts';
import type { ClientList } from './clients/list.ts';
import type { Messages } from './dialogs/messages.ts';
import { listDialogs } from './dialogs/query.ts';
import type { DialogStore } from './dialogs/store.ts';
import type { DialogSync } from './dialogs/sync.ts';
import { environmentSettings, setFilingChannel } from './environment-settings.ts';
import type { PersonLogin } from './idporten/login.ts';
import type { Jobs } from './jobs/definition.ts';
import type { Mva } from './mva/mva.ts';
import type { Clock } from './ports.ts';
import type { Settings } from './store/settings.ts';
import type { Store } from './store/store.ts';
import { today } from './today.ts';

export interface HandlerParts {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly store: Store;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly setUp: SetUp;
  readonly guide: Guide;
  readonly login: PersonLogin;
  readonly delegation: Delegation;
  readonly list: ClientList;
  readonly mva: Mva;
  readonly messages: Messages;
  readonly dialogs: DialogStore;
  readonly sync: DialogSync;
  readonly about: { readonly startedAt: string; readonly profileId: string };
}

/** Every operation of the contract that the engine answers, and the part that answers it. */
export function handlersOf(parts: HandlerParts): EngineHandlers {
  const { config, store, settings, audit, jobs, setUp, guide, login, delegation, list, mva, messages, sync, about } =
    parts;
  return {
    'access.overview': async () => ok(await setUp.overview()),
    'access.setFirm': ({ organisationNumber }) => setUp.setFirm(organisationNumber),
    'access.createKey': ({ bits }) => setUp.createKey(bits),
    'access.saveIntegrations': (input) => setUp.saveIntegrations(input),
    'access.checkIntegration': () => setUp.checkIntegration(),
    'access.registerSystem': ({ name }) => setUp.registerSystem(name),
    'access.requestSystemUser': ({ kind, title, packages }) => guide.request(kind, title, packages),
    'access.refreshRequests': () => guide.refresh(),
    'access.deleteRequest': ({ id }) => guide.delete(id),
    'access.startLogin': ({ purpose }) =>
      audit.around({ act: 'login.start', params: { purpose } }, () => login.start(purpose)),
    'access.cancelLogin': async ({ purpose }) => ok(login.cancel(purpose)),
    'access.login': async ({ purpose }) => ok(login.view(purpose)),

    'clients.list': async () => ok({ rows: await list.rows() }),
    'clients.candidates': ({ systemUserId }) => delegation.candidates(systemUserId),
    'clients.link': ({ systemUserId, clientIds }) => delegation.link(systemUserId, clientIds),
    'clients.unlink': ({ systemUserId, clientIds }) => delegation.unlink(systemUserId, clientIds),

    ...mva.handlers,

    'dialogs.list': async (filter) => ok(await listDialogs(store, filter)),
    'dialogs.get': ({ dialogId }) => messages.get(dialogId),
    'dialogs.open': ({ dialogId }) => messages.open(dialogId),
    'dialogs.saveAttachment': ({ dialogId, attachmentId }) => messages.saveAttachment(dialogId, attachmentId),
    'dialogs.setDone': ({ dialogId, done }) => messages.setDone(dialogId, done),
    'dialogs.sync': async () => ok(sync.state()),
    'dialogs.syncNow': async () => ok(await sync.now()),

    'jobs.list': async () => ok({ jobs: await jobs.list() }),
    'jobs.pause': ({ id }) => jobs.pause(id),
    'jobs.resume': ({ id }) => jobs.resume(id),
    'jobs.cancel': ({ id }) => jobs.cancel(id),

    'audit.list': async (filter) => ok(await audit.list(filter)),
    'audit.verify': async () => ok(await audit.verify()),

    'overview.get': async () => ok(await today(parts)),
    'settings.get': async () => ok(await environmentSettings(settings, config.environment)),
    'settings.set': ({ filingChannel }) => setFilingChannel(settings, config.environment, filingChannel),

    'health.get': async () =>
      ok({
        database: store.setAsideAs === null ? 'ready' : 'setAside',
        setAsideAs: store.setAsideAs,
        problem: null,
        ...about,
      }),
  };
}
