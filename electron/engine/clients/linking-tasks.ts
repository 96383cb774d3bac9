import type { LinkAct, LinkTask } from '../../../shared/contract/clients.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Administrator, DelegationClient } from '../altinn/client-delegation.ts';
import type { Clock } from '../ports.ts';
import type { Queries, Store } from '../store/store.ts';

export interface Task extends DelegationClient {
  /** Who asked for it. */
  readonly person: string;
}

export interface TaskGroup {
  readonly act: LinkAct;
  readonly systemUserId: string;
  /** Who does it: a job has one. */
  readonly by: Administrator;
}

/** The kind of a group's job. */
export const kindOf = ({ act, by }: Pick<TaskGroup, 'act' | 'by'>): string =>
  by === 'person' ? `clients.${act}` : SELF_LINK;
export const SELF_LINK = 'clients.selfLink';

const OPEN_JOB = ['queued', 'running', 'paused', 'waiting'] as const;

/** Rows of clients to be linked or taken off: what a job works from, and what a person reads afterwards. */
export class LinkTasks {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Jobs that are not finished, for one system user and act; without `by`: whoever does them. */
  async openJobs(
    db: Queries,
    { act, systemUserId, by }: Omit<TaskGroup, 'by'> & { by?: Administrator },
  ): Promise<string[]> {
    let open = db
      .selectFrom('client_link_tasks')
      .innerJoin('job', 'job.id', 'client_link_tasks.job_id')
      .select('job_id')
      .distinct()
      .where('act', '=', act)
      .where('system_user_id', '=', systemUserId)
      .where('job.state', 'in', OPEN_JOB);
    if (by) open = open.where('job.kind', '=', kindOf({ act, by }));
    return (await open.execute()).map((row) => row.job_id);
  }

  /** Every job that is not finished; with `kind` of that kind. */
  async allOpenJobs(kind?: string): Promise<string[]> {
    let open = this.#store.db
      .selectFrom('client_link_tasks')
      .innerJoin('job', 'job.id', 'client_link_tasks.job_id')
      .select('job_id')
      .distinct()
      .where('job.state', 'in', OPEN_JOB);
    if (kind) open = open.where('job.kind', '=', kind);
    return (await open.execute()).map((row) => row.job_id);
  }

  /** Clients that Altinn said no to for reasons of their own, as `system user + client id`. */
  async refusedSince(instant: string): Promise<Set<string>> {
    const rows = await this.#store.db
      .selectFrom('client_link_tasks')
      .select(['system_user_id', 'client_id'])
      .where('act', '=', 'link')
      .where('state', '=', 'failed')
      .where('at', '>=', instant)
      .where('problem', 'like', '%"access.%')
      .execute();
    return new Set(rows.map((row) => `${row.system_user_id} ${row.client_id}`));
  }

  /** How the clients of these jobs stand. */
  async countOf(jobIds: readonly string[]): Promise<{ linked: number; refused: number; open: number }> {
    const counts = { linked: 0, refused: 0, open: 0 };
    if (jobIds.length === 0) return counts;
    const rows = await this.#store.db
      .selectFrom('client_link_tasks')
      .select(['state', (of) => of.fn.countAll<number>().as('clients')])
      .where('job_id', 'in', jobIds)
      .groupBy('state')
      .execute();
    for (const { state, clients } of rows)
      counts[state === 'done' ? 'linked' : state === 'failed' ? 'refused' : 'open'] = Number(clients);
    return counts;
  }

  /** A wish for a client that has one already takes its place. */
  async add(db: Queries, group: TaskGroup, jobId: string, tasks: readonly Task[]): Promise<void> {
    const at = this.#now();
    for (const { clientId, organisationNumber, name, person } of tasks) {
      const wish = { job_id: jobId, person, state: 'open', problem: null, at } as const;
      await db
        .insertInto('client_link_tasks')
        .values({
          system_user_id: group.systemUserId,
          act: group.act,
          client_id: clientId,
          organisation_number: organisationNumber,
          name,
          ...wish,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['system_user_id', 'act', 'client_id'])
            .doUpdateSet(name === '' ? wish : { ...wish, name, organisation_number: organisationNumber }),
        )
        .execute();
    }
    // The rest of what finished jobs leave behind goes with them.
    await db
      .deleteFrom('client_link_tasks')
      .where('job_id', 'not in', (jobs) => jobs.selectFrom('job').select('id'))
      .execute();
  }

  /**
   * Takes a finished job's rows over into another job, and opens those that failed, or of them the chosen ones. What was
   * not tried and is not chosen is closed with this problem.
   */
  async reopen(
    db: Queries,
    from: string,
    to: string,
    again: { clientIds: readonly string[] | undefined; person: string; notTried: Failure },
  ): Promise<void> {
    const at = this.#now();
    if (again.clientIds && from !== to) {
      await db
        .updateTable('client_link_tasks')
        .set({ state: 'failed', problem: JSON.stringify(again.notTried), at })
        .where('job_id', '=', from)
        .where('state', '=', 'open')
        .execute();
    }
    let failed = db
      .updateTable('client_link_tasks')
      .set({ state: 'open', problem: null, person: again.person, at })
      .where('job_id', '=', from)
      .where('state', '=', 'failed');
    if (again.clientIds) failed = failed.where('client_id', 'in', again.clientIds);
    await failed.execute();
    await db.updateTable('client_link_tasks').set({ job_id: to }).where('job_id', '=', from).execute();
  }

  async open(db: Queries, jobId: string): Promise<Task[]> {
    const rows = await db
      .selectFrom('client_link_tasks')
      .selectAll()
      .where('job_id', '=', jobId)
      .where('state', '=', 'open')
      .orderBy('name')
      .execute();
    return rows.map((row) => ({
      clientId: row.client_id,
      organisationNumber: row.organisation_number,
      name: row.name,
      person: row.person,
    }));
  }

  async count(jobId: string): Promise<number> {
    const counted = await this.#store.db
      .selectFrom('client_link_tasks')
      .select((of) => of.fn.countAll<number>().as('total'))
      .where('job_id', '=', jobId)
      .executeTakeFirstOrThrow();
    return counted.total;
  }

  async ofJob(jobId: string): Promise<(Omit<TaskGroup, 'by'> & { rows: LinkTask[] }) | undefined> {
    const rows = await this.#store.db
      .selectFrom('client_link_tasks')
      .selectAll()
      .where('job_id', '=', jobId)
      .orderBy('name')
      .execute();
    const first = rows[0];
    return (
      first && {
        act: first.act,
        systemUserId: first.system_user_id,
        rows: rows.map((row) => ({
          clientId: row.client_id,
          organisationNumber: row.organisation_number,
          name: row.name,
          state: row.state,
          problem: row.problem === null ? null : (JSON.parse(row.problem) as LinkTask['problem']),
          at: row.at,
        })),
      }
    );
  }

  async learn(db: Queries, group: TaskGroup, client: DelegationClient): Promise<void> {
    await this.#update(db, group, client.clientId, {
      name: client.name,
      organisation_number: client.organisationNumber,
    });
  }

  async done(db: Queries, group: TaskGroup, clientId: string): Promise<void> {
    await this.#update(db, group, clientId, { state: 'done', problem: null, at: this.#now() });
  }

  async failed(db: Queries, group: TaskGroup, clientId: string, problem: Failure): Promise<void> {
    await this.#update(db, group, clientId, { state: 'failed', problem: JSON.stringify(problem), at: this.#now() });
  }

  /** Gives up what is open for a system user that is gone, or for a client whose power ended; taking it off is done by that. */
  async give(
    systemUserId: string | undefined,
    organisationNumber: string | undefined,
    problem: Failure,
  ): Promise<void> {
    const at = this.#now();
    await this.#store.transaction(async (trx) => {
      for (const act of ['link', 'unlink'] as const) {
        if (act === 'unlink' && systemUserId === undefined) continue;
        const end = act === 'link' ? { state: 'failed', problem: JSON.stringify(problem) } : { state: 'done' };
        let open = trx
          .updateTable('client_link_tasks')
          .set({ ...(end as { state: 'failed' | 'done' }), at })
          .where('act', '=', act)
          .where('state', '=', 'open');
        if (systemUserId !== undefined) open = open.where('system_user_id', '=', systemUserId);
        if (organisationNumber !== undefined) open = open.where('organisation_number', '=', organisationNumber);
        await open.execute();
      }
    });
  }

  async #update(
    db: Queries,
    { act, systemUserId }: TaskGroup,
    clientId: string,
    to: Partial<{
      state: 'done' | 'failed';
      problem: string | null;
      at: string;
      name: string;
      organisation_number: string;
    }>,
  ): Promise<void> {
    await db
      .updateTable('client_link_tasks')
      .set(to)
      .where('system_user_id', '=', systemUserId)
      .where('act', '=', act)
      .where('client_id', '=', clientId)
      .execute();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}
