/** The job that files one return: walks the journal's steps, one after the other, from wherever it stopped last. */
import { z } from 'zod';
import { type Failure, fail, failure, type Outcome, type Sent } from '../../../../shared/outcome.ts';
import { type JobContext, type JobDefinition, JobLost, type JobResult } from '../../jobs/definition.ts';
import { faultOf } from '../../store/faults.ts';
import type { MvaPorts } from '../ports.ts';
import type { FilingRights } from '../rights/rights.ts';
import { Others } from '../surroundings/others.ts';
import { advance } from './advance.ts';
import { MvaApp, type Tokens } from './app.ts';
import { uploadAttachments } from './attach.ts';
import { createInstance } from './create.ts';
import { fetchFeedback } from './feedback.ts';
import { type Entry, isDone, type Journal, type Step, steps, toSign } from './journal.ts';
import { Blindness } from './look.ts';
import { isReplacedUnanswered } from './replacing.ts';
import type { StepContext, StepEnd } from './step.ts';
import { uploadEnvelope, uploadReturn } from './upload.ts';

export const FILING_JOB = 'mva.file';

const payload = z.object({ filingId: z.string() });
const state = z.object({ tries: z.number().int() });
type Context = JobContext<z.infer<typeof payload>, z.infer<typeof state>>;

const walk: Readonly<Record<Exclude<Step, 'prepared'>, (context: StepContext) => Promise<StepEnd>>> = {
  instanceCreated: createInstance,
  envelopeUploaded: uploadEnvelope,
  returnUploaded: uploadReturn,
  attachmentsUploaded: uploadAttachments,
  filledIn: (context) => advance(context, 'filledIn'),
  confirmed: (context) => advance(context, 'confirmed'),
  feedbackReceived: fetchFeedback,
};

/** Waits between tries of one step that got no answer; then the step is given up, or kept as not known (4.5, 4.7). */
const PATIENCE_MS = [5_000, 10_000, 20_000, 30_000, 60_000, 60_000, 120_000, 120_000];
/** A filing whose outcome is not known is looked into this often, for as long as it takes. */
const LOOK_MS = 15 * 60_000;
/** Nothing happens until a person does something; the job is woken then. */
const PARKED_MS = 12 * 3_600_000;

export function filingJob(
  ports: MvaPorts,
  journal: Journal,
  rights: FilingRights,
): JobDefinition<z.infer<typeof payload>, z.infer<typeof state>> {
  return {
    kind: FILING_JOB,
    payload,
    state,
    initial: { tries: 0 },
    maxAttempts: 1,
    run: (context) => new FilingRun(ports, journal, rights, context).run(),
  };
}

class FilingRun {
  readonly #ports: MvaPorts;
  readonly #journal: Journal;
  readonly #rights: FilingRights;
  readonly #job: Context;
  readonly #app: MvaApp;
  #tries: number;

  constructor(ports: MvaPorts, journal: Journal, rights: FilingRights, job: Context) {
    this.#ports = ports;
    this.#journal = journal;
    this.#rights = rights;
    this.#job = job;
    this.#tries = job.state.tries;
    const { mvaApp: app, platform } = ports.endpoints;
    this.#app = new MvaApp({ http: ports.http, app, platform, signal: job.signal });
  }

  async run(): Promise<JobResult> {
    try {
      return await this.#walk();
    } catch (error) {
      // A bug of ours must not leave a filing that looks alive; a job taken over, or a full disk, must change nothing.
      if (!(error instanceof JobLost) && !faultOf(error)) await this.#giveUp(failure('engine.bug'));
      throw error;
    }
  }

  async #walk(): Promise<JobResult> {
    for (;;) {
      const entry = await this.#journal.load(this.#job.payload.filingId);
      if (!entry || (entry.row.open === 0 && !isReplacedUnanswered(entry))) return { kind: 'done' };
      // Told to stop: what has not been sent is left at rest, between two calls, never in the middle of one.
      if (isToldToStop(entry)) {
        const error = JSON.parse(entry.row.stopped ?? '') as Failure;
        await this.#fail(entry, error);
        return { kind: 'failed', error: { ...error, retryable: false } };
      }
      const next = steps.find((step) => !isDone(entry, step));
      await this.#job.progress(next ? steps.indexOf(next) : steps.length, steps.length);
      if (!next || next === 'prepared') return { kind: 'done' };
      if (this.#job.signal.aborted) return this.#wait(0);
      const context = this.#contextOf(entry, next);
      const end = await walk[next](context);
      if (end.kind === 'failed' && isForbidden(end.error))
        await context.learnt(next === 'confirmed' ? 'sign' : 'fillIn', 'no');
      const result = await this.#handle(entry, next, end);
      if (result) return result;
    }
  }

  #contextOf(entry: Entry, step: Step): StepContext {
    const { audit, clock, log, http, files } = this.#ports;
    const login = entry.row.channel === 'person' ? this.#rights.held() : undefined;
    return {
      entry,
      audit,
      learnt: (right, is) => this.#rights.learnt(login, entry.row.organisation_number, right, is),
      clock,
      log,
      app: this.#app,
      journal: this.#journal,
      others: new Others(this.#ports.store),
      blindness: new Blindness(this.#ports.store),
      vatInstances: this.#ports.vatInstances,
      tokens: step === 'feedbackReceived' ? this.#readingTokens(entry) : this.#tokens(entry),
      clockSkewMs: () => http.clockSkewMs(),
      attachment: async (hash) => lying(await files.open(hash)),
      document: async ({ documents }, kind) =>
        lying(await files.get(documents.find((document) => document.kind === kind)?.hash ?? '')),
    };
  }

  /** A filing keeps its channel: what a person began, no system user finishes, nor the reverse (5.4). */
  #tokens(entry: Entry): Tokens {
    const { row } = entry;
    const { systemUserToken, forgetSystemUserToken, personAltinnToken, forgetPerson, signing } = this.#ports;
    // A login that came for something else, from someone who may not file this, is none for it.
    const ofPerson = async () =>
      ((await signing?.mayGoOn(toSign(entry))) ?? true)
        ? personAltinnToken()
        : fail('idporten.needed', { action: 'logIn', sent: 'notSent' });
    return row.channel === 'person'
      ? { get: ofPerson, forget: forgetPerson }
      : { get: () => systemUserToken(row.organisation_number), forget: forgetSystemUserToken };
  }

  /** Reading the verdict may fall back on the system user when nobody is logged in any more (0, no. 2). */
  #readingTokens(entry: Entry): Tokens {
    const own = this.#tokens(entry);
    if (entry.row.channel !== 'person') return own;
    return {
      get: async () => {
        const token = await own.get();
        if (token.ok) return token;
        const other = await this.#ports.systemUserToken(entry.row.organisation_number);
        return other.ok ? other : token;
      },
      forget: (refused) => {
        own.forget(refused);
        this.#ports.forgetSystemUserToken(refused);
      },
    };
  }

  /** Undefined: on to the next step. */
  async #handle(entry: Entry, step: Step, end: StepEnd): Promise<JobResult | undefined> {
    const { id } = entry.row;
    switch (end.kind) {
      case 'done':
        if (this.#tries > 0) await this.#saveTries(0);
        return undefined;
      case 'settled':
        return { kind: 'done' };
      case 'failed':
        // Told to stop while the call was under way: the refusal only follows from it, and the walk says the reason.
        if (isRefused(entry, end.error) && isToldToStop(await this.#journal.load(id))) return undefined;
        await this.#fail(entry, end.error);
        if (isRefused(entry, end.error)) this.#ports.onRefused?.(entry.row.organisation_number);
        return { kind: 'failed', error: { ...end.error, retryable: false } };
      case 'login':
        await this.#journal.change(id, { state: 'waitingForLogin', problem: { ...end.error, sent: sentOf(entry) } });
        // A login that came before this was written down found nobody who waited for it.
        return this.#wait((await this.#tokens(entry).get()).ok ? 0 : PARKED_MS);
      case 'unknown':
        await this.#journal.change(id, { state: 'unknown', problem: end.error });
        return this.#wait(LOOK_MS);
      case 'again':
        return this.#again(id, step, end);
    }
  }

  async #again(id: string, step: Step, end: Extract<StepEnd, { kind: 'again' }>): Promise<JobResult> {
    // Told to come back in the middle of a call: that is no trouble of Altinn's.
    if (this.#job.signal.aborted) return this.#wait(0);
    const now = await this.#journal.load(id);
    const sent = sentOf(now);
    if (end.error) await this.#journal.change(id, { problem: { ...end.error, retryable: true, sent } });
    if (step === 'feedbackReceived') {
      if (now?.row.state !== 'waitingForFeedback') await this.#journal.change(id, { state: 'waitingForFeedback' });
      return this.#wait(end.ms ?? LOOK_MS);
    }
    if (end.free) return this.#wait(end.ms ?? 0);
    const pause = end.ms ?? PATIENCE_MS[this.#tries];
    await this.#saveTries(this.#tries + 1);
    if (pause !== undefined) return this.#wait(pause);
    if (sent === 'unknown') {
      await this.#journal.change(id, { state: 'unknown' });
      return this.#wait(LOOK_MS);
    }
    const error = { ...(end.error ?? failure('http.unavailable')), retryable: true, sent };
    await this.#fail(now, error);
    return { kind: 'failed', error: { ...error, retryable: false } };
  }

  async #fail(entry: Entry | undefined, error: Failure): Promise<void> {
    if (!entry) return;
    await this.#journal.change(entry.row.id, { state: 'failed', open: false, problem: error });
  }

  async #giveUp(error: Failure): Promise<void> {
    const entry = await this.#journal.load(this.#job.payload.filingId);
    if (!entry || entry.row.open === 0) return;
    const sent = sentOf(entry);
    // Where something may have arrived the period stays taken until it is known.
    await this.#journal.change(entry.row.id, {
      state: sent === 'notSent' ? 'failed' : 'unknown',
      open: sent !== 'notSent',
      problem: { ...error, sent },
    });
  }

  async #saveTries(tries: number): Promise<void> {
    this.#tries = tries;
    await this.#job.save({ tries });
  }

  #wait(ms: number): JobResult {
    return { kind: 'wait', untilMs: this.#ports.clock.now() + ms };
  }
}

function lying<T>(found: Outcome<T>): T {
  if (!found.ok) throw new Error('mva: a document of a filing is gone');
  return found.value;
}

const isToldToStop = (entry: Entry | undefined): boolean =>
  typeof entry?.row.stopped === 'string' && entry.row.sent === 'notSent';

/** Whoever files was let in, and not for this client (reference/mva-melding.md 4.5). */
const isForbidden = ({ code, params }: Failure): boolean => code === 'mva.refused' && params.status === 403;
/** The same of a system user. */
const isRefused = (entry: Entry, error: Failure): boolean => entry.row.channel === 'systemUser' && isForbidden(error);

function sentOf(entry: Entry | undefined): Sent {
  return (entry?.row.sent ?? 'notSent') as Sent;
}
