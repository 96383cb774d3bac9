import { z } from 'zod';
import type { Failure } from '../../../../shared/outcome.ts';
import { dialogScopes } from '../../access/scopes.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { SystemUserTokens } from '../../altinn/tokens.ts';
import type { Audit } from '../../audit/audit.ts';
import type { JobContext, JobResult, Jobs } from '../../jobs/definition.ts';
import type { Clock, Logger, Push } from '../../ports.ts';
import type { SideFiles } from '../../store/files.ts';
import type { DialogportenApi } from '../api.ts';
import { type Ask, asking } from '../asking.ts';
import type { Budget } from '../budget.ts';
import type { KeptText } from '../reading/kept.ts';
import type { Transmission } from '../reading/shapes.ts';
import { textOf } from '../shapes.ts';
import type { OwnerApi } from './api.ts';
import type { OwnerChoices } from './choice.ts';
import type { Due, DueFile, DueText, OwnerDue } from './due.ts';
import type { Ending, OwnerStore } from './store.ts';

export interface FetcherOptions {
  readonly api: Pick<DialogportenApi, 'instanceRef' | 'transmissions'>;
  readonly owner: OwnerApi;
  readonly store: OwnerStore;
  readonly due: OwnerDue;
  readonly choices: OwnerChoices;
  readonly tokens: Pick<SystemUserTokens, 'altinn' | 'forget'>;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
  readonly wants: (organisationNumber: string, serviceResource: string) => boolean;
  readonly budget: Budget;
  /** The machine sleeps, the network is away or costs: what holds the sync holds this too. */
  readonly isHeld: () => boolean;
  readonly files: Pick<SideFiles, 'put'>;
  /** Where a text is read from. */
  readonly saveText: (dialogId: string, text: KeptText, transmissionId?: string) => Promise<void>;
  readonly saveTransmissions: (dialogId: string, transmissions: readonly Transmission[]) => Promise<void>;
  /** The message of Correspondence that an address leads to. */
  readonly correspondenceOf: (url: string) => string | undefined;
  /** One more file is held. */
  readonly onHeld: () => void;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly push: Push;
  readonly log: Logger;
  readonly jobs: Pick<Jobs, 'define' | 'enqueue'>;
}

export const OWNER_FETCH = 'dialogs.ownerFetch';

const CORRESPONDENCE = 'urn:altinn:correspondence-id:';
const INSTANCE = 'urn:altinn:instance-id:';
/** How often what has come is looked for. */
const EVERY_MS = 60_000;
/** Between the tries at one message, doubled each time. */
const RETRY_MS = 10 * 60_000;
const MOST_TRIES = 6;
/** When nothing could be fetched at all. */
const REST_MS = 5 * 60_000;

/** Trying again changes none of these; they stay at their message. */
const FINAL: ReadonlySet<string> = new Set([
  'dialogs.noAccess',
  'dialogs.levelTooLow',
  'dialogs.gone',
  'dialogs.attachmentGone',
  'http.tooLarge',
  'http.redirectRefused',
]);
/** Of one message alone, and may pass; what else goes wrong goes wrong for all. */
const OF_ONE: ReadonlySet<string> = new Set([
  'http.unexpectedAnswer',
  'http.notJson',
  'http.unavailable',
  'http.cut',
  'http.timeout',
  'dialogs.checksum',
  'dialogs.notVisibleYet',
  'dialogs.refused',
]);
/** Before it is looked anew what comes first. */
const AT_A_TIME = 20;
/** So many messages in a row that fail alike say that it is not the messages. */
const IN_A_ROW = 5;

/**
 * Policy B (reference/dialogporten.md 3.3, 4.7): texts of new messages, and their attachments where that is chosen too, through the
 * sender's own interface. The sender sees that the firm has fetched; nothing is read, confirmed or seen. What is to be fetched stands in
 * the store, so that whatever ends a run, the next one goes on from there.
 */
export class OwnerFetcher {
  readonly #options: FetcherOptions;
  #cancelTimer: () => void = () => undefined;
  #stopped = false;

  constructor(options: FetcherOptions) {
    this.#options = options;
    options.jobs.define({
      kind: OWNER_FETCH,
      payload: z.object({}),
      state: z.object({}),
      initial: {},
      maxAttempts: 10,
      places: 1,
      run: (context) => this.#run(context),
    });
  }

  start(): void {
    this.#cancelTimer = this.#options.clock.timer(EVERY_MS, () => {
      void this.kick().finally(() => {
        if (!this.#stopped) this.start();
      });
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  /** Has what is due now fetched; one run at a time. */
  async kick(): Promise<void> {
    const { jobs, log, isHeld } = this.#options;
    if (isHeld()) return;
    try {
      const { texts, files } = await this.#due();
      if (texts.length + files.length === 0 || this.#stopped) return;
      await jobs.enqueue(OWNER_FETCH, { payload: {}, key: 'all' });
    } catch (error) {
      log.error('dialogs.ownerFetch', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  }

  async #due(): Promise<{ texts: DueText[]; files: DueFile[] }> {
    const { due, choices, wants } = this.#options;
    const choice = await choices.read();
    if (!choice?.texts) return { texts: [], files: [] };
    const isWanted = (each: Due) => wants(each.organisationNumber, each.service);
    const now = this.#now();
    const texts = (await due.texts(choice.since, now, { apps: choice.files })).filter(isWanted);
    const files = choice.files ? (await due.files(now)).filter(isWanted) : [];
    return { texts, files };
  }

  async #run({ signal, progress }: JobContext<object, object>): Promise<JobResult> {
    const { clock, isHeld } = this.#options;
    let done = 0;
    let inARow = 0;
    for (;;) {
      // What can no longer be had soon comes before more texts.
      const { texts, files } = await this.#due();
      const due: (DueText | DueFile)[] = [...files, ...texts];
      if (due.length === 0) return { kind: 'done' };
      for (const next of due.slice(0, AT_A_TIME)) {
        await progress(done, done + due.length);
        if (isHeld()) return { kind: 'wait', untilMs: clock.now() + EVERY_MS };
        if (signal.aborted) return { kind: 'wait', untilMs: clock.now() };
        const problem = 'attachmentId' in next ? await this.#file(next, signal) : await this.#text(next, signal);
        if (problem?.code === 'http.cancelled') return { kind: 'wait', untilMs: clock.now() };
        const isOfAll = problem !== undefined && !FINAL.has(problem.code) && !OF_ONE.has(problem.code);
        inARow = problem === undefined || FINAL.has(problem.code) ? 0 : inARow + 1;
        if (isOfAll || inARow >= IN_A_ROW)
          return { kind: 'wait', untilMs: clock.now() + REST_MS, ...(problem ? { problem } : {}) };
        done += 1;
      }
    }
  }

  /** Undefined: fetched, or nothing to fetch. */
  async #text(due: DueText, signal: AbortSignal): Promise<Failure | undefined> {
    const { push } = this.#options;
    const ask = await this.#ask(due, signal);
    if (!ask) return this.#noSystemUser(due);
    const { toList } = due;
    if (toList !== null) {
      const problem = await this.#list({ ...due, toList }, ask, signal);
      if (problem) return problem;
    }
    if (due.isOpen) return this.#own(due, ask);
    push('dialogs.changed', {});
    return undefined;
  }

  /** Letters that stand in a larger dialog: what their transmissions lead to is where they live (4.7). */
  async #list(due: DueText & { readonly toList: number }, ask: Ask, signal: AbortSignal): Promise<Failure | undefined> {
    const { store, api, choices, saveTransmissions, correspondenceOf } = this.#options;
    const listed = await ask((bearer) => api.transmissions(bearer, due.dialogId, signal));
    if (!listed.ok) return this.#failed(due, listed.error);
    const since = (await choices.read())?.since ?? this.#now();
    await saveTransmissions(due.dialogId, listed.value);
    const letters = listed.value.flatMap((each) => {
      const id = each.isAuthorized && !each.deletedAt && each.createdAt >= since && idOf(each, correspondenceOf);
      return id ? [{ transmissionId: each.id, reference: CORRESPONDENCE + id }] : [];
    });
    await store.saveListed(due, letters);
    return undefined;
  }

  async #own(due: DueText, ask: Ask): Promise<Failure | undefined> {
    const { store, owner, api, saveText, audit, push, choices } = this.#options;
    let { reference } = due;
    if (reference === null) {
      const found = await ask((bearer) => api.instanceRef(bearer, due.dialogId));
      if (!found.ok) return this.#failed(due, found.error);
      reference = found.value;
      await store.saveReference(due, reference, this.#now());
    }
    const [correspondence, instance] = [idIn(reference, CORRESPONDENCE), idIn(reference, INSTANCE)];
    const of = { client: clientOf(due), params: { title: due.title } };
    const wantsFiles = (await choices.read())?.files === true;
    if (correspondence !== undefined) {
      const text = await audit.around({ act: 'dialog.fetchText', ...of }, () =>
        ask((bearer, own) => owner.text(bearer, correspondence, own)),
      );
      if (!text.ok) return this.#failed(due, text.error);
      const { body, files } = text.value;
      const checksums = Object.fromEntries(files.flatMap((each) => (each.checksum ? [[each.id, each.checksum]] : [])));
      const kept = { body, type: 'text/markdown', source: 'background', checksums } as const;
      await saveText(due.dialogId, kept, due.transmissionId || undefined);
      await store.endFetched(due, files, { state: 'done', wantsFiles, now: this.#now() });
    } else if (instance !== undefined && wantsFiles) {
      const files = await audit.around({ act: 'dialog.listFiles', ...of }, () =>
        ask((bearer, own) => owner.files(bearer, instance, own)),
      );
      if (!files.ok) return this.#failed(due, files.error);
      await store.endFetched(due, files.value, { state: 'none', wantsFiles, now: this.#now() });
    } else await store.endText(due, { state: 'none' }, this.#now());
    push('dialogs.changed', {});
    return undefined;
  }

  async #file(due: DueFile, signal: AbortSignal): Promise<Failure | undefined> {
    const { store, owner, files, audit, push, onHeld } = this.#options;
    const { url, name, checksum } = due;
    const ask = await this.#ask(due, signal, true);
    if (!ask) return this.#noSystemUser(due);
    const bytes = await audit.around(
      { act: 'dialog.fetchFile', client: clientOf(due), params: { title: due.title, name } },
      () => ask((bearer, own) => owner.file(bearer, { url, name, checksum }, own)),
    );
    if (!bytes.ok) return this.#failed(due, bytes.error);
    await store.holdFile(due, await files.put(bytes.value), this.#now());
    onHeld();
    push('dialogs.changed', {});
    return undefined;
  }

  async #ask({ systemUserId }: Due, signal: AbortSignal, isLong = false) {
    const { tokens, systemUser, budget } = this.#options;
    const user = await systemUser(systemUserId);
    return (
      user &&
      asking({
        token: () => tokens.altinn(user, dialogScopes),
        forget: (bearer) => tokens.forget(bearer),
        budget,
        signal,
        isLong,
      })
    );
  }

  #noSystemUser(due: DueText | DueFile): Promise<Failure | undefined> {
    return this.#failed(due, { code: 'dialogs.noAccess', params: {}, retryable: false });
  }

  /** Stays at its message: tried again later, each time later, or given up. What fails for all is no try. */
  async #failed(due: DueText | DueFile, problem: Failure): Promise<Failure> {
    const { store, clock } = this.#options;
    if (!FINAL.has(problem.code) && !OF_ONE.has(problem.code)) return problem;
    const isOver = FINAL.has(problem.code) || due.tries + 1 >= MOST_TRIES;
    const left = 'attachmentId' in due && due.expiresAt !== null ? Date.parse(due.expiresAt) - clock.now() : 0;
    const wait = RETRY_MS * 2 ** due.tries;
    // What expires before that is tried again while it can still be had.
    const dueAt = new Date(clock.now() + (left > 0 ? Math.min(wait, left / 2) : wait)).toISOString();
    const ending: Ending = isOver ? { state: 'failed', problem } : { state: 'due', dueAt, problem };
    if ('attachmentId' in due) await store.endFile(due, ending, this.#now());
    else await store.endText(due, ending, this.#now());
    return problem;
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

const idIn = (reference: string, prefix: string): string | undefined =>
  reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;

/** By its text, or by a file of it (4.7). */
function idOf({ content, attachments }: Transmission, correspondenceOf: (url: string) => string | undefined) {
  const urls = (attachments ?? []).flatMap((each) => (each.urls ?? []).map(({ url }) => url));
  for (const url of [textOf(content?.contentReference), ...urls]) {
    const id = correspondenceOf(url);
    if (id) return id;
  }
  return undefined;
}

const clientOf = ({ organisationNumber, clientName }: Due) => ({ organisationNumber, name: clientName });
