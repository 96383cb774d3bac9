import { expect, it } from 'vitest';
import type { OfficeOptions } from '../../../../electron/engine/dialogs/office/acts.ts';
import { OfficeRules } from '../../../../electron/engine/dialogs/office/rules.ts';
import { SyncStore } from '../../../../electron/engine/dialogs/sync-store.ts';
import { openTestStore } from '../support.ts';
import { item, ORIGIN } from './support.ts';

it('messages are kept though the rules have not been read before them', async () => {
  const store = openTestStore();
  const rules = new OfficeRules({ store } as unknown as OfficeOptions);
  const saved = new SyncStore(store, (trx, rows) => rules.apply(trx, rows)).save([{ origin: ORIGIN, item: item(1) }]);
  expect(await saved).toHaveLength(1);
});
