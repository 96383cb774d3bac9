import type { EngineHandlers } from '../../../../shared/contract.ts';
import { ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import { MessageRetention } from './retention.ts';
import { usageOf } from './usage.ts';

export interface StorageRoom {
  readonly handlers: Pick<EngineHandlers, Extract<keyof EngineHandlers, `storage.${string}`>>;
  readonly retention: Pick<MessageRetention, 'load' | 'isDeleted'>;
}

/** The room's front: what messages take here, and how long they are kept. */
export function createStorage(base: Base): StorageRoom {
  const retention = new MessageRetention(base);
  return {
    retention,
    handlers: {
      'storage.usage': async () => ok(await usageOf(base.store, await base.sight())),
      'storage.retention': async () => ok(await retention.view()),
      'storage.setYears': async ({ years }) => ok(await retention.setYears(years)),
      'storage.deleteOld': ({ before }) => retention.delete(before),
    },
  };
}
