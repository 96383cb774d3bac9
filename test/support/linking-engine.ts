import { ClientDelegation } from '../../electron/engine/altinn/client-delegation.ts';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { type Hand, personHand } from '../../electron/engine/clients/hand.ts';
import { Linking } from '../../electron/engine/clients/linking.ts';
import { LinkTasks } from '../../electron/engine/clients/linking-tasks.ts';
import { POLITE } from '../../electron/engine/clients/pool.ts';
import { ClientStore } from '../../electron/engine/clients/store.ts';
import { createHttp, type Http } from '../../electron/engine/http/http.ts';
import type { JobResult, Jobs } from '../../electron/engine/jobs/definition.ts';
import { createJobs } from '../../electron/engine/jobs/jobs.ts';
import { type Clock, type Push, systemClock } from '../../electron/engine/ports.ts';
import type { Store } from '../../electron/engine/store/store.ts';
import { ok } from '../../shared/outcome.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

export interface LinkingEngine {
  readonly linking: Linking;
  readonly tasks: LinkTasks;
  readonly clients: ClientStore;
  readonly audit: ReturnType<typeof createAudit>;
  readonly jobs: Jobs;
}

/** The part of the engine that links clients, over a store of its own. */
export function linkingEngine(options: {
  store: Store;
  http: Http;
  origin: string;
  clock?: Clock;
  push?: Push;
  login?: Parameters<typeof personHand>[1];
  /** The firm's own system user; without it none of its jobs are begun. */
  self?: Hand;
  onSelfEnded?: (result: JobResult) => void;
  titleOf?: (systemUserId: string) => string | undefined;
  person?: () => string;
  api?: ClientDelegation;
  tasks?: LinkTasks;
  onChanged?: () => void;
}): LinkingEngine {
  const { store, http, clock = systemClock, push = () => {}, person = () => 'Kari' } = options;
  const audit = createAudit({ store, clock, push: () => {}, person });
  const jobs = createJobs({ store, clock, log, push, concurrency: 4 });
  const clients = new ClientStore(store, clock);
  const tasks = options.tasks ?? new LinkTasks(store, clock);
  const hand = personHand(
    options.api ?? new ClientDelegation(http, options.origin, clock),
    options.login ?? { altinnToken: async () => ok('token'), forget: () => {} },
  );
  const linking = new Linking({
    onUnknown: () => undefined,
    store,
    tasks,
    clients,
    hands: { person: hand, systemUser: options.self ?? hand },
    onSelfEnded: options.onSelfEnded ?? (() => {}),
    audit,
    clock,
    random: () => 0.5,
    systemUserTitle: async (id) => options.titleOf?.(id) ?? 'Regnskapsklienter',
    jobs,
    push,
    person,
    known: () => undefined,
    onChanged: options.onChanged ?? (() => {}),
  });
  return { linking, tasks, clients, audit, jobs };
}

/** The engine's own door to the network, for a server on this machine. */
export function doorTo(origin: string): ReturnType<typeof createHttp> {
  const { host } = new URL(origin);
  return createHttp({
    hosts: new Set([host]),
    clock: systemClock,
    log,
    allowHttpOrigin: origin,
    limits: { concurrent: POLITE.ceiling },
  });
}
