import { z } from 'zod';
import { instant } from '../../../../shared/contract/common.ts';
import type { DialogLabels, LabelsView } from '../../../../shared/contract/labels.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { SystemUserTokens } from '../../altinn/tokens.ts';
import type { Base } from '../../base.ts';
import { backoffMs } from '../../jobs/backoff.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import type { DialogportenApi } from '../api.ts';
import { SyncStore } from '../sync-store.ts';
import { LabelsApi } from './api.ts';
import { LabelSender } from './sender.ts';
import { LabelWishes } from './wishes.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `labels.${string}`>>;

export interface LabelsOptions {
  readonly base: Base;
  readonly list: Pick<DialogportenApi, 'search'>;
  readonly tokens: SystemUserTokens;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
}

const JOB = 'labels.send';
const ALLOWED = 'labels.allowed';
const AT_ONCE = 100;

const allowedBy = z.object({ person: z.string(), at: instant });
const nothing = z.object({}).strict();
/** Tries in a row that came to nothing. */
const tries = z.object({ failed: z.number().int() });
type Tries = z.infer<typeof tries>;

/** Altinn's own labels, which everybody at the client shares: kept as wishes, sent by a job that outlives a cut network. */
export class Labels {
  readonly #options: LabelsOptions;
  readonly #wishes: LabelWishes;
  readonly #sender: LabelSender;

  constructor(options: LabelsOptions) {
    const { base } = options;
    this.#options = options;
    this.#wishes = new LabelWishes(base.store, base.clock);
    const api = new LabelsApi(base.http, base.endpoints.dialogporten);
    this.#sender = new LabelSender({
      ...options,
      wishes: this.#wishes,
      dialogs: new SyncStore(base.store),
      api,
      audit: base.audit,
    });
    const definition: JobDefinition<z.infer<typeof nothing>, Tries> = {
      ...{ kind: JOB, payload: nothing, state: tries, initial: { failed: 0 }, maxAttempts: 5 },
      run: (context) => this.#run(context),
      // A person who stops it does not want it sent later either.
      cancelled: () => this.#wishes.letGo(),
    };
    base.jobs.define(definition);
  }

  readonly handlers: Handlers = {
    'labels.view': async () => ok(await this.#view()),
    'labels.allow': ({ allowed }) => this.#allow(allowed),
    'labels.of': ({ dialogId }) => this.#of(dialogId),
    'labels.change': async ({ wishes }) => {
      const { base } = this.#options;
      if ((await this.#allowedBy()) === undefined) return fail('dialogs.labelsNotAllowed', { sent: 'notSent' });
      const undo = await this.#wishes.ask(wishes, base.person());
      await this.#send();
      return ok({ undo });
    },
    'labels.again': async ({ dialogId }) => {
      if ((await this.#allowedBy()) === undefined) return fail('dialogs.labelsNotAllowed', { sent: 'notSent' });
      await this.#wishes.again(dialogId);
      await this.#send();
      return this.#of(dialogId);
    },
    'labels.letGo': async ({ dialogId }) => {
      await this.#wishes.letGo(dialogId);
      this.#options.base.push('dialogs.changed', {});
      return this.#of(dialogId);
    },
  };

  async #allow(allowed: boolean): Promise<Outcome<LabelsView>> {
    const { settings, audit, clock, person, push } = this.#options.base;
    if (allowed) await settings.set(ALLOWED, { person: person(), at: new Date(clock.now()).toISOString() });
    else {
      await settings.delete(ALLOWED);
      await this.#wishes.letGo();
    }
    await audit.note({ act: allowed ? 'labels.allow' : 'labels.disallow' });
    push('dialogs.changed', {});
    return ok(await this.#view());
  }

  async #view(): Promise<LabelsView> {
    const by = await this.#allowedBy();
    return { allowed: by !== undefined, allowedBy: by ?? null, ...(await this.#wishes.counts()) };
  }

  async #of(dialogId: string): Promise<Outcome<DialogLabels>> {
    const found = await this.#wishes.of(dialogId);
    return found ? ok(found) : fail('dialogs.unknown');
  }

  #allowedBy() {
    return this.#options.base.settings.read(ALLOWED, allowedBy);
  }

  async #send(): Promise<void> {
    const { jobs, push } = this.#options.base;
    push('dialogs.changed', {});
    const job = await jobs.enqueue(JOB, { payload: {}, key: JOB });
    if (job.ok) await jobs.wake(job.value.id);
  }

  async #run({ signal, state, save }: JobContext<unknown, Tries>): Promise<JobResult> {
    const { clock, push } = this.#options.base;
    for (;;) {
      if (signal.aborted) return { kind: 'wait', untilMs: clock.now() };
      const next = await this.#wishes.next(AT_ONCE);
      if (next.length === 0) return { kind: 'done' };
      const problem = await this.#sender.send(next);
      push('dialogs.changed', {});
      if (problem === undefined) continue;
      const failed = state.failed + 1;
      await save({ failed });
      return { kind: 'wait', untilMs: clock.now() + backoffMs(failed, Math.random), problem };
    }
  }
}
