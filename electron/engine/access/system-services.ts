import type { Store } from '../store/store.ts';

const PREFIX = 'urn:altinn:resource:';
const MOST = 20;

/** The services that most messages have come from, most first: what the policies are asked about. */
export async function messageServices(store: Store): Promise<string[]> {
  const rows = await store.db
    .selectFrom('dialogs')
    .select(['service_resource', (each) => each.fn.countAll<number>().as('messages')])
    .groupBy('service_resource')
    .orderBy('messages', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => row.service_resource.replace(PREFIX, '')).filter((id) => id !== '');
}
