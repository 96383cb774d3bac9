import { ClientDelegation } from '../../electron/engine/altinn/client-delegation.ts';
import { Delegation } from '../../electron/engine/clients/delegation.ts';
import { ClientFacts } from '../../electron/engine/clients/facts.ts';
import type { LinkTasks } from '../../electron/engine/clients/linking-tasks.ts';
import { ClientRecords } from '../../electron/engine/clients/records.ts';
import type { Machine } from '../../electron/engine/clients/self-linking/machine.ts';
import { SelfLinking } from '../../electron/engine/clients/self-linking/self-linking.ts';
import { SelfLinkingSwitch } from '../../electron/engine/clients/self-linking/switch.ts';
import type { Http } from '../../electron/engine/http/http.ts';
import type { Clock, Push } from '../../electron/engine/ports.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import type { Store } from '../../electron/engine/store/store.ts';
import type { SystemUserView } from '../../shared/contract/access.ts';
import type { ClientRow } from '../../shared/contract/clients.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { ok } from '../../shared/outcome.ts';
import { linkingEngine } from './linking-engine.ts';

export const ADMINISTRATOR = '0b2f6c1e-7a11-4c64-9a50-6a2c7c7d9b01';
const urn = (code: string) => `urn:altinn:accesspackage:${code}`;

export function systemUser(id: string, code: string, kind: 'agent' | 'standard' = 'agent'): SystemUserView {
  return {
    id,
    system: 'firm',
    kind,
    title: code,
    externalRef: code,
    packages: [urn(code)],
    clients: 0,
    approvedAt: '2026-01-02T08:00:00.000Z',
    health: 'ok',
    checkedAt: null,
    origin: 'requested',
    holders: { accessManager: '', clientAdministrator: '' },
    verifiedAt: null,
    goneAt: null,
  };
}

export interface SelfLinkingEngineOptions {
  readonly store: Store;
  readonly http: Http;
  readonly origin: string;
  readonly clock: Clock;
  readonly agents: readonly SystemUserView[];
  readonly machine?: Machine;
  readonly push?: Push;
  /** The Altinn token of the firm's own system user. */
  readonly token?: () => Outcome<string>;
  readonly onForget?: () => void;
  readonly api?: ClientDelegation;
  readonly tasks?: LinkTasks;
}

export const HERE: Machine = { id: '5d0b7a9e-5f0c-4c1c-8b7a-2f3f3f3f3f3f', name: 'KONTOR-1' };

/** The part of the engine that links clients without a login, over a store of its own. */
export function selfLinkingEngine(options: SelfLinkingEngineOptions) {
  const { store, http, origin, clock, push = () => {} } = options;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const api = options.api ?? new ClientDelegation(http, origin, clock, 'systemUser');
  const administrator = systemUser(ADMINISTRATOR, 'klientadministrator', 'standard');
  const users = [administrator, ...options.agents];
  const power = new SelfLinkingSwitch({
    settings: new Settings(store),
    machine: options.machine ?? HERE,
    systemUser: async (id) => users.find((user) => user.id === id),
    tokens: { altinn: async () => options.token?.() ?? ok('token'), forget: () => options.onForget?.() },
    api,
  });
  const hand = power.hand();
  const engine = linkingEngine({
    ...options,
    self: hand,
    titleOf: (id) => users.find((user) => user.id === id)?.title,
    onSelfEnded: (result) => void selfLinking.jobEnded(result),
  });
  const delegation = new Delegation({
    store: engine.clients,
    hands: { person: hand, systemUser: hand },
    audit: engine.audit,
    clock,
    push,
    systemUserTitle: async (id) => users.find((user) => user.id === id)?.title,
    onChanged: () => {},
  });
  const records = new ClientRecords(store, clock);
  const facts = new ClientFacts(store, records, clock);
  const health: [string, string][] = [];
  const selfLinking = new SelfLinking({
    power,
    delegation,
    facts,
    linking: engine.linking,
    tasks: engine.tasks,
    systemUsers: async () => users,
    setHealth: async (id, code) => void health.push([id, code]),
    asksOpen: async () => [...(await records.asks()).values()].flat().some((ask) => ask.settledAt === null),
    clock,
    random: () => 0,
    log,
    push,
  });
  return {
    ...engine,
    power,
    selfLinking,
    records,
    facts,
    health,
    users,
    /** As a person with the right to set up does it, at this machine. */
    turnOn: async () => {
      await power.throwOn({
        person: 'Kari',
        at: new Date(clock.now()).toISOString(),
        systemUserId: ADMINISTRATOR,
        systemUser: administrator.title,
      });
      await selfLinking.now();
    },
    add: (clients: readonly Pick<ClientRow, 'organisationNumber' | 'name'>[]) =>
      records.add(clients.map(({ organisationNumber, name }) => ({ organisationNumber, name, fields: {} }))),
  };
}
