import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { Budget } from '../../electron/engine/dialogs/budget.ts';
import { DialogSync, type SyncOptions } from '../../electron/engine/dialogs/sync.ts';
import { SyncStore } from '../../electron/engine/dialogs/sync-store.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import type { Clock } from '../../electron/engine/ports.ts';
import type { Store } from '../../electron/engine/store/store.ts';
import { ok } from '../../shared/outcome.ts';
import type { LinkedWorld } from './linked-world.ts';

export interface LinkedSyncOptions {
  readonly store: Store;
  readonly world: LinkedWorld;
  readonly clock: Clock;
  readonly onCall?: () => void;
  readonly api?: typeof DialogportenApi;
}

/** The engine's sync over the real door to the network, of the one system user that practice knows. */
export function linkedSync({ store, world, clock, onCall, api = DialogportenApi }: LinkedSyncOptions) {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const http = createHttp({
    hosts: new Set([new URL(world.origin).host]),
    allowHttpOrigin: world.origin,
    clock,
    log,
    onCall: () => onCall?.(),
  });
  const sync = new DialogSync({
    store: new SyncStore(store),
    api: new api(http, `${world.origin}/platform/dialogporten`),
    budget: new Budget({ clock, perMinute: undefined }),
    tokens: { altinn: async () => ok(world.token), forget: () => undefined } as unknown as SyncOptions['tokens'],
    audit: { around: (_entry: unknown, act: () => Promise<unknown>) => act() } as unknown as SyncOptions['audit'],
    clock,
    log,
    push: () => undefined,
    systemUsers: async () => [
      { id: world.systemUserId, system: 'firm', externalRef: 'bench', kind: 'agent', title: 'Klienter', packages: [] },
    ],
    clientsOf: async () => world.clients,
    isReached: async () => true,
    onSeen: async () => undefined,
    onHealth: async () => undefined,
  });
  return {
    /** One look at all, to its end; throws what failed at a client. */
    look: async (): Promise<void> => {
      await sync.now();
      await sync.settled();
      const [failed] = sync.state().failures;
      if (failed) throw new Error(`${failed.client.name}: ${failed.problem.code}`);
    },
    stop: async (): Promise<void> => {
      await sync.stop();
      await http.close();
    },
  };
}
