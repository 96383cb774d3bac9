import { z } from 'zod';
import type { LinkAct, LinkTasksView } from '../../../shared/contract/clients.ts';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Administrator, DelegationClient } from '../altinn/client-delegation.ts';
import type { JobContext, JobDefinition, JobResult, Jobs } from '../jobs/definition.ts';
import type { Push } from '../ports.ts';
import { attempt } from '../store/faults.ts';
import { type LinkingPorts, LinkingRun, type LinkingState } from './linking-run.ts';
import { kindOf, SELF_LINK, type TaskGroup } from './linking-tasks.ts';

export interface LinkingOptions extends LinkingPorts {
  readonly jobs: Jobs;
  readonly push: Push;
  /** The name of whoever works here now. */
  readonly person: () => string;
  /** How a job ended that the firm's own system user did. */
  readonly onSelfEnded: (result: JobResult) => void;
  /** A client as it stood in the last list. */
  readonly known: (clientId: string) => DelegationClient | undefined;
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

const payload = z.object({ systemUserId: z.string() });
const state = z.object({ setbacks: z.number(), notBefore: z.number() });
const isLoginOver = (code: string | undefined): boolean => code === 'idporten.needed' || code === 'idporten.expired';

/** Linking clients to an agent system user and taking them off, as jobs: one at a time for each system user and act. */
export class Linking {
  readonly #options: LinkingOptions;
  /** Jobs that found nothing left: what comes now goes into a new one. */
  readonly #closed = new Set<string>();

  constructor(options: LinkingOptions) {
    this.#options = options;
    options.jobs.define(this.#definition('link', 'person'));
    options.jobs.define(this.#definition('unlink', 'person'));
    options.jobs.define(this.#definition('link', 'systemUser'));
  }

  /** Into the job that is open for this system user and act, or a new one. `by`: in whose name. */
  async start(
    act: LinkAct,
    systemUserId: string,
    clientIds: readonly string[],
    by: { readonly kind: Administrator; readonly name: string } = { kind: 'person', name: this.#options.person() },
  ): Promise<Outcome<{ jobId: string }>> {
    const { store, tasks, known } = this.#options;
    const group = { act, systemUserId, by: by.kind };
    const wishes = [...new Set(clientIds)].map((clientId) => ({
      ...(known(clientId) ?? { clientId, organisationNumber: '', name: '' }),
      person: by.name,
    }));
    const params = await this.#params(group);
    return attempt(() =>
      store.transaction(async (trx) => {
        const jobId = (await this.#openJob(group, trx)) ?? (await this.#enqueue(group, params, trx));
        await tasks.add(trx, group, jobId, wishes);
        return { jobId };
      }),
    );
  }

  /** Those that failed, or the chosen ones of them, once more. The whole list goes with them. */
  async retry(jobId: string, clientIds: readonly string[] | undefined): Promise<Outcome<{ jobId: string }>> {
    const { store, tasks, jobs, person } = this.#options;
    const found = await tasks.ofJob(jobId);
    if (!found) return fail('job.unknown', { sent: 'notSent' });
    // A person asks for it, whoever tried before.
    const group = { ...found, by: 'person' as const };
    const params = await this.#params(group);
    const notTried = (await jobs.get(jobId))?.state === 'cancelled' ? 'job.cancelled' : 'job.gaveUp';
    return attempt(() =>
      store.transaction(async (trx) => {
        const to = (await this.#openJob(group, trx)) ?? (await this.#enqueue(group, params, trx));
        const again = { clientIds, person: person(), notTried: failure(notTried, { sent: 'notSent' }) };
        await tasks.reopen(trx, jobId, to, again);
        return { jobId: to };
      }),
    );
  }

  async view(jobId: string): Promise<Outcome<LinkTasksView>> {
    const { tasks, jobs } = this.#options;
    const [found, job] = [await tasks.ofJob(jobId), await jobs.get(jobId)];
    if (!found || !job) return fail('job.unknown');
    return ok({ jobId, ...found, job });
  }

  async open(act: LinkAct, systemUserId: string): Promise<Outcome<{ jobId: string | null }>> {
    const { tasks, store } = this.#options;
    const [jobId] = await tasks.openJobs(store.db, { act, systemUserId });
    return ok({ jobId: jobId ?? null });
  }

  /** A client administrator has logged in: what waits for that goes on. */
  async onLogin(): Promise<void> {
    const { tasks, jobs } = this.#options;
    for (const id of await tasks.allOpenJobs()) {
      const job = await jobs.get(id);
      if (job?.state === 'running' || isLoginOver(job?.problem?.code)) await jobs.wake(id);
    }
  }

  /** What the firm's own system user has begun and not ended: nothing more of it is begun. */
  async cancelSelf(): Promise<void> {
    const { tasks, jobs } = this.#options;
    for (const id of await tasks.allOpenJobs(SELF_LINK)) await jobs.cancel(id);
  }

  async #openJob(group: TaskGroup, trx: Parameters<LinkingPorts['tasks']['openJobs']>[0]): Promise<string | undefined> {
    const open = await this.#options.tasks.openJobs(trx, group);
    return open.find((id) => !this.#closed.has(id));
  }

  async #enqueue(
    group: TaskGroup,
    params: Record<string, string>,
    trx: Parameters<LinkingPorts['tasks']['openJobs']>[0],
  ): Promise<string> {
    const { systemUserId } = group;
    const job = await this.#options.jobs.enqueue(kindOf(group), { payload: { systemUserId }, params }, trx);
    if (!job.ok) throw new Error(`clients: no job, ${job.error.code}`);
    return job.value.id;
  }

  async #params({ systemUserId }: Pick<TaskGroup, 'systemUserId'>): Promise<Record<string, string>> {
    return { systemUser: (await this.#options.systemUserTitle(systemUserId)) ?? systemUserId };
  }

  #definition(act: LinkAct, by: Administrator): JobDefinition<z.infer<typeof payload>, LinkingState> {
    return {
      kind: kindOf({ act, by }),
      payload,
      state,
      initial: { setbacks: 0, notBefore: 0 },
      // Its own waits never fail; only a fault of the store is tried again by the runner.
      maxAttempts: 5,
      run: (context) => this.#run(act, by, context),
    };
  }

  async #run(
    act: LinkAct,
    by: Administrator,
    context: JobContext<z.infer<typeof payload>, LinkingState>,
  ): Promise<JobResult> {
    const { store, tasks, push, onChanged, onSelfEnded } = this.#options;
    const run = new LinkingRun(this.#options, { act, by, systemUserId: context.payload.systemUserId }, context);
    try {
      const result = await run.run(() =>
        store.transaction(async (trx) => {
          const open = await tasks.open(trx, context.id);
          if (open.length === 0) this.#closed.add(context.id);
          return open;
        }),
      );
      if (by === 'systemUser') onSelfEnded(result);
      return result;
    } finally {
      if (run.changed) {
        push('clients.changed', {});
        push('access.changed', {});
        onChanged();
      }
    }
  }
}
