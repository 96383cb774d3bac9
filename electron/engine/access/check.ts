import type { Check, CheckCode, CheckGroup, CheckRun } from '../../../shared/contract/checks.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import type { Clock, Logger, Push } from '../ports.ts';

export type Finding = Pick<Check, 'state' | 'code' | 'params' | 'names' | 'problem'>;

/** One line of the list: looked at when those before it are done. */
export interface CheckStep {
  readonly id: string;
  readonly group: CheckGroup;
  readonly subject: string;
  readonly run: (signal: AbortSignal) => Promise<Finding> | Finding;
}

/** What is found, said in one line each. */
export function found(
  state: 'ok' | 'warning' | 'failed' | 'skipped',
  code: CheckCode,
  params: Check['params'] = {},
  names: string[] = [],
): Finding {
  return { state, code, params, names, problem: null };
}

export function failed(problem: Failure): Finding {
  return { state: 'failed', code: null, params: {}, names: [], problem: { ...problem } };
}

export interface SelfCheckOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  /** Every line there will be, in order. */
  readonly plan: () => Promise<readonly CheckStep[]>;
  readonly about: () => Promise<CheckRun['about']>;
  /** With every line looked at. */
  readonly onFinished: (checks: readonly Check[]) => Promise<void>;
}

const nobody = { organisationNumber: '', clientId: '', systemId: '' };

/** "Sjekk oppsettet": one run at a time, line by line, so that whoever looks sees where it is and what takes its time. */
export class SelfCheck {
  readonly #options: SelfCheckOptions;
  #run: CheckRun = { state: 'none', startedAt: null, finishedAt: null, checks: [], about: nobody };
  #stop = new AbortController();

  constructor(options: SelfCheckOptions) {
    this.#options = options;
  }

  view(): CheckRun {
    return this.#run;
  }

  /** Answers at once; the run goes on by itself. */
  start(): CheckRun {
    if (this.#run.state === 'running') return this.#run;
    this.#stop = new AbortController();
    this.#change({ state: 'running', startedAt: this.#now(), finishedAt: null, checks: [] });
    const { signal } = this.#stop;
    this.#all(signal).catch((error: unknown) => {
      if (signal.aborted) return;
      this.#options.log.error('checks.bug', { kind: error instanceof Error ? error.name : 'unknown' });
      this.#end('cancelled');
    });
    return this.#run;
  }

  /** Does not wait for the line under way: it may be waiting for somebody who never answers. */
  cancel(): CheckRun {
    if (this.#run.state !== 'running') return this.#run;
    this.#stop.abort();
    this.#end('cancelled');
    return this.#run;
  }

  async #all(signal: AbortSignal): Promise<void> {
    const about = await this.#options.about();
    const steps = await this.#options.plan();
    if (signal.aborted) return;
    this.#change({ about, checks: steps.map(waiting) });
    for (const step of steps) {
      this.#set(step.id, { state: 'running' });
      const from = this.#options.clock.now();
      const finding = await this.#one(step, signal);
      if (signal.aborted) return;
      this.#set(step.id, { ...finding, tookMs: Math.max(0, this.#options.clock.now() - from) });
    }
    await this.#options.onFinished(this.#run.checks);
    if (!signal.aborted) this.#end('finished');
  }

  async #one(step: CheckStep, signal: AbortSignal): Promise<Finding> {
    try {
      return await step.run(signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#options.log.error('checks.bug', {
          check: step.group,
          kind: error instanceof Error ? error.name : 'unknown',
        });
      }
      return failed(failure('engine.bug', { params: { operation: step.group } }));
    }
  }

  #set(id: string, change: Partial<Check>): void {
    this.#change({ checks: this.#run.checks.map((each) => (each.id === id ? { ...each, ...change } : each)) });
  }

  #end(state: 'finished' | 'cancelled'): void {
    const checks = this.#run.checks.map((each) =>
      each.state === 'waiting' || each.state === 'running' ? { ...each, ...found('skipped', 'cancelled') } : each,
    );
    this.#change({ state, finishedAt: this.#now(), checks });
  }

  #change(change: Partial<CheckRun>): void {
    this.#run = { ...this.#run, ...change };
    this.#options.push('checks.changed', {});
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

function waiting({ id, group, subject }: CheckStep): Check {
  return { id, group, subject, state: 'waiting', code: null, params: {}, names: [], problem: null, tookMs: null };
}
