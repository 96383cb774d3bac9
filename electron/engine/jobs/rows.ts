import type { Selectable } from 'kysely';
import type { JobRow } from '../../../shared/contract/work.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { JobTables } from '../store/schema/jobs.ts';
import type { Queries } from '../store/store.ts';

export type StoredJob = Selectable<JobTables['job']>;

const FINISHED_SHOWN = 200;
const OPEN = ['queued', 'running', 'paused', 'waiting'] as const;

export const isOpen = (state: StoredJob['state']): boolean => (OPEN as readonly string[]).includes(state);
export const iso = (ms: number): string => new Date(ms).toISOString();

export function asJobRow(row: StoredJob, live?: { done: number; total: number }): JobRow {
  const settled = row.wanted === null;
  return {
    id: row.id,
    kind: row.kind,
    params: JSON.parse(row.params) as JobRow['params'],
    client: row.client,
    state: row.state,
    done: live?.done ?? row.done,
    total: live?.total ?? row.total,
    dueAt: row.state === 'waiting' ? row.due_at : null,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Failure),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    canPause: settled && (row.state === 'queued' || row.state === 'running' || row.state === 'waiting'),
    canCancel: settled && isOpen(row.state),
  };
}

export async function findJob(db: Queries, id: string): Promise<StoredJob | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listJobs(db: Queries): Promise<StoredJob[]> {
  const open = await db.selectFrom('job').selectAll().where('state', 'in', OPEN).orderBy('sequence', 'desc').execute();
  const finished = await db
    .selectFrom('job')
    .selectAll()
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .limit(FINISHED_SHOWN)
    .execute();
  return [...open, ...finished];
}

export async function findOpenByKey(db: Queries, kind: string, key: string): Promise<string | undefined> {
  const found = db.selectFrom('job').select('id').where('kind', '=', kind).where('key', '=', key);
  return (await found.where('state', 'in', OPEN).executeTakeFirst())?.id;
}

/** The next job that may run now: what waits and is due before what is queued, each in order. */
export async function findNext(db: Queries, kinds: readonly string[], now: number): Promise<StoredJob | undefined> {
  if (kinds.length === 0) return undefined;
  const due = db.selectFrom('job').selectAll().where('state', '=', 'waiting').where('due_at', '<=', iso(now));
  const waiting = await due
    .where('kind', 'in', kinds)
    .orderBy('due_at')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  if (waiting) return waiting;
  const queued = db.selectFrom('job').selectAll().where('state', '=', 'queued').where('kind', 'in', kinds);
  return queued.orderBy('sequence').limit(1).executeTakeFirst();
}

/** When the earliest waiting job is due, in milliseconds. */
export async function findEarliestDue(db: Queries, kinds: readonly string[]): Promise<number | undefined> {
  if (kinds.length === 0) return undefined;
  const waiting = db.selectFrom('job').select('due_at').where('state', '=', 'waiting').where('kind', 'in', kinds);
  const row = await waiting.where('due_at', 'is not', null).orderBy('due_at').limit(1).executeTakeFirst();
  return row?.due_at ? Date.parse(row.due_at) : undefined;
}

const FREED = { owner: null, wanted: null } as const;

/** Takes the lease; false when somebody else did. */
export async function claim(db: Queries, row: StoredJob, owner: string): Promise<boolean> {
  const answer = await db
    .updateTable('job')
    .set({ state: 'running', owner, due_at: null, problem: null, wanted: null })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .executeTakeFirst();
  return answer.numUpdatedRows === 1n;
}

/** What waits is due at this moment. */
export async function makeDue(db: Queries, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ due_at: iso(nowMs) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Where a run leaves its row. Nothing happens when the lease is no longer this owner's. */
export async function settle(
  db: Queries,
  id: string,
  owner: string,
  to: Partial<Pick<StoredJob, 'state' | 'due_at' | 'attempts' | 'problem' | 'finished_at' | 'done' | 'total'>>,
): Promise<void> {
  await db
    .updateTable('job')
    .set({ ...FREED, ...to })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .execute();
}

/**
 * Rows left running by an engine that died: one engine serves one database, so at start every foreign lease is void.
 * A job under which the engine died too often fails. Answers the ids of all of them.
 */
export async function reclaim(
  db: Queries,
  options: { owner: string; now: number; mostInterruptions: number; problem: Failure },
): Promise<string[]> {
  const left = await db
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'running')
    .where('owner', '!=', options.owner)
    .execute();
  const found: string[] = [];
  for (const row of left) {
    const interruptions = row.interruptions + 1;
    const tooOften = interruptions > options.mostInterruptions;
    const ended = tooOften || row.wanted === 'cancel';
    await db
      .updateTable('job')
      .set({
        ...FREED,
        interruptions,
        state:
          row.wanted === 'cancel' ? 'cancelled' : tooOften ? 'failed' : row.wanted === 'pause' ? 'paused' : 'queued',
        problem: tooOften ? JSON.stringify(options.problem) : null,
        finished_at: ended ? iso(options.now) : null,
      })
      .where('id', '=', row.id)
      .execute();
    found.push(row.id);
  }
  return found;
}
