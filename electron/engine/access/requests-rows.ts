import type { SystemUserRequest } from '../../../shared/contract/access.ts';
import type { SystemUserRequestTable } from '../store/schema/access.ts';
import type { Queries } from '../store/store.ts';

/** Altinn's documents let a request lapse after ten days; its code after 180 (reference/systemuser.md 4.4). */
const MAY_LAPSE_MS = 10 * 24 * 60 * 60_000;

/** An open or ended request as it is kept; `mayLapseAt` follows from when it was made. */
export type KeptRequest = Omit<SystemUserRequest, 'mayLapseAt'>;

export function requestOf(row: SystemUserRequestTable): SystemUserRequest {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    externalRef: row.external_ref,
    packages: JSON.parse(row.packages) as string[],
    wanted: JSON.parse(row.wanted) as string[],
    status: row.status as SystemUserRequest['status'],
    escalated: row.escalated === 1,
    confirmUrl: row.confirm_url,
    holders: { accessManager: row.access_manager, clientAdministrator: row.client_administrator },
    createdAt: row.created_at,
    checkedAt: row.checked_at,
    mayLapseAt: new Date(Date.parse(row.created_at) + MAY_LAPSE_MS).toISOString(),
  };
}

function rowOf(request: KeptRequest): SystemUserRequestTable {
  return {
    id: request.id,
    kind: request.kind,
    title: request.title,
    external_ref: request.externalRef,
    packages: JSON.stringify(request.packages),
    wanted: JSON.stringify(request.wanted),
    status: request.status,
    escalated: request.escalated ? 1 : 0,
    confirm_url: request.confirmUrl,
    created_at: request.createdAt,
    checked_at: request.checkedAt,
    access_manager: request.holders.accessManager,
    client_administrator: request.holders.clientAdministrator,
  };
}

export async function saveRequestRow(queries: Queries, request: KeptRequest): Promise<void> {
  const row = rowOf(request);
  await queries
    .insertInto('system_user_requests')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
