import { sql } from 'kysely';
import type { Grant } from '../../../shared/contract/people.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import type { Queries } from '../store/store.ts';

/** A group's new name, at its clients and wherever something is said of it by its name, in one transaction. */
export function createClientGroups(
  { store, audit, push }: Pick<Base, 'store' | 'audit' | 'push'>,
  /** Rights were written anew. */
  onRights: () => Promise<void>,
): Pick<EngineHandlers, 'clientGroups.rename'> {
  return {
    'clientGroups.rename': async ({ from, to }) => {
      if (from === to) return ok({});
      if (await isInUse(store.db, to))
        return fail('clients.groupTaken', { params: { group: to }, action: 'fixInput', sent: 'notSent' });
      await store.transaction(async (trx) => {
        await rename(trx, from, to);
        await audit.note({ act: 'client.renameGroup', params: { before: from, after: to } }, trx);
      });
      await onRights();
      push('people.changed', {});
      push('clients.changed', {});
      push('dialogs.changed', {});
      return ok({});
    },
  };
}

/** Two groups are never made one this way: what is chosen for one of them would come to hold for both. */
async function isInUse(db: Queries, group: string): Promise<boolean> {
  const found = await sql<{ found: number }>`
    SELECT 1 AS found FROM clients, json_each(clients.groups) AS g WHERE g.value = ${group}
    UNION ALL SELECT 1 FROM people, json_each(people.grants) AS g WHERE json_extract(g.value, '$.group') = ${group}
    LIMIT 1`.execute(db);
  return found.rows.length > 0;
}

async function rename(trx: Queries, from: string, to: string): Promise<void> {
  await sql`
    UPDATE clients SET groups = (
      SELECT json_group_array(iif(g.value = ${from}, ${to}, g.value)) FROM json_each(clients.groups) AS g)
    WHERE EXISTS (SELECT 1 FROM json_each(clients.groups) AS g WHERE g.value = ${from})`.execute(trx);
  // What is left behind of a group that had the name long ago is no choice for this one.
  await trx.deleteFrom('dialog_service_choices').where('client_group', '=', to).execute();
  await trx.updateTable('dialog_service_choices').set({ client_group: to }).where('client_group', '=', from).execute();
  await sql`
    UPDATE office_rules SET rule = json_set(rule, '$.group', ${to}) WHERE json_extract(rule, '$.group') = ${from}`.execute(
    trx,
  );
  await sql`
    UPDATE saved_searches SET filter = json_set(filter, '$.group', ${to})
    WHERE json_extract(filter, '$.group') = ${from}`.execute(trx);
  for (const { id, grants } of await trx.selectFrom('people').select(['id', 'grants']).execute()) {
    const given = JSON.parse(grants) as Grant[];
    if (!given.some(({ group }) => group === from)) continue;
    const renamed = given.map((grant) => (grant.group === from ? { ...grant, group: to } : grant));
    await trx
      .updateTable('people')
      .set({ grants: JSON.stringify(renamed) })
      .where('id', '=', id)
      .execute();
  }
}
