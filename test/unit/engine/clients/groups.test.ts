import { expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { createClientGroups } from '../../../../electron/engine/clients/groups.ts';
import { manualClock, openTestStore } from '../support.ts';

it('a group that gets a new name keeps the services chosen for it, and gets none that were left behind', async () => {
  const store = openTestStore();
  const push = () => undefined;
  const audit = createAudit({ store, clock: manualClock(), push, person: () => 'Kari' });
  const choice = (client_group: string, service: string, wanted: number) => ({
    ...{ client_group, service, wanted, number: 1, chosen_by: 'Kari', chosen_at: '2026-05-04T08:00:00.000Z' },
  });
  await store.db
    .insertInto('dialog_service_choices')
    .values([choice('', 'a', 1), choice('Bygg', 'a', 0), choice('Gammel', 'a', 1), choice('Gammel', 'b', 1)])
    .execute();
  const handlers = createClientGroups({ store, audit, push }, async () => undefined);
  expect(await handlers['clientGroups.rename']({ from: 'Bygg', to: 'Gammel' })).toEqual({ ok: true, value: {} });
  const kept = await store.db
    .selectFrom('dialog_service_choices')
    .select(['client_group', 'service', 'wanted'])
    .orderBy('client_group')
    .execute();
  expect(kept).toEqual([
    { client_group: '', service: 'a', wanted: 1 },
    { client_group: 'Gammel', service: 'a', wanted: 0 },
  ]);
  const { rows } = await audit.list({ limit: 1 });
  expect(rows[0]).toMatchObject({ act: 'client.renameGroup', params: { before: 'Bygg', after: 'Gammel' } });
});
