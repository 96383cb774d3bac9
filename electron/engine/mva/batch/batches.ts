/** Many returns sent together. Each filing stays one of its own, with its own journal: a batch only begins them and tells of them. */
import type { BatchView } from '../../../../shared/contract/batch.ts';
import { type Channel, channel as channels } from '../../../../shared/contract/mva.ts';
import type { EngineHandlers, ParsedInputOf } from '../../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { attempt } from '../../store/faults.ts';
import type { Journal } from '../filing/journal.ts';
import type { FilingClient, MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import type { FilingRights } from '../rights/rights.ts';
import { factsOf, send, sendRefusal } from '../send.ts';
import { resume } from '../takeup.ts';
import { Candidates } from './candidates.ts';
import { BATCH_JOB, batchJob } from './job.ts';
import { keepLife, reachOf } from './reach.ts';
import { refuse, release, standing, writeRelease } from './release.ts';
import { type BatchRecord, BatchStore, type StoredBatchRow } from './store.ts';
import { batchView, summaryOf } from './view.ts';

/** As many as a person's own browser would have open towards one host, and one firm's share of it. */
export const FILINGS_AT_ONCE = 12;

type Handlers = Pick<
  EngineHandlers,
  | 'batch.releaseMany'
  | 'batch.candidates'
  | 'batch.reach'
  | 'batch.start'
  | 'batch.list'
  | 'batch.get'
  | 'batch.pause'
  | 'batch.resume'
  | 'batch.stop'
  | 'batch.retry'
>;

interface Chosen {
  readonly kept: KeptReturn;
  readonly refused: Failure | undefined;
  /** The confirmation is its release too. */
  readonly releasedFor?: FilingClient;
}

export class Batches {
  readonly #ports: MvaPorts;
  readonly #journal: Journal;
  readonly #rights: FilingRights;
  readonly #store: BatchStore;
  readonly #returns: Returns;
  readonly #candidates: Candidates;

  constructor(ports: MvaPorts, journal: Journal, rights: FilingRights) {
    this.#ports = ports;
    this.#journal = journal;
    this.#rights = rights;
    this.#store = new BatchStore(ports.store);
    this.#returns = new Returns(ports.store);
    this.#candidates = new Candidates(ports, rights);
    ports.jobs.define(
      batchJob({
        clock: ports.clock,
        find: (id) => this.#store.find(id),
        rows: (id) => this.#store.rows(id),
        begin: (batch, row) => this.#begin(batch, row),
        login: () => ports.personIdportenToken(),
        cancelled: (id) => this.#stopped(id),
      }),
    );
  }

  get handlers(): Handlers {
    const { jobs } = this.#ports;
    return {
      'batch.candidates': async ({ channel }) => ok({ rows: await this.#candidates.rows(channel) }),
      'batch.releaseMany': ({ returns }) => this.#releaseMany(returns),
      'batch.reach': async ({ count }) =>
        ok(await reachOf(this.#ports.store, { count, pool: FILINGS_AT_ONCE, leftMs: this.#ports.personLeftMs?.() })),
      'batch.start': (input) => this.#start(input),
      'batch.list': async () => {
        const batches = await this.#store.list();
        return ok({
          batches: await Promise.all(batches.map(async (each) => summaryOf(each, await jobs.get(each.job_id)))),
        });
      },
      'batch.get': ({ batchId }) => this.#view(batchId),
      'batch.pause': ({ batchId }) => this.#onJob(batchId, (id) => jobs.pause(id)),
      'batch.resume': ({ batchId }) => this.#onJob(batchId, (id) => jobs.resume(id)),
      'batch.stop': ({ batchId }) => this.#onJob(batchId, (id) => jobs.cancel(id)),
      'batch.retry': ({ batchId, returnIds }) => this.#retry(batchId, returnIds),
    };
  }

  /** A filing has moved: its batch may begin the next one, or is done. */
  async moved(filingId: string): Promise<void> {
    const job = await this.#store.jobOf(filingId);
    if (job !== undefined) await this.#ports.jobs.wake(job);
  }

  /** Somebody logged in: batches that wait for it go on. */
  async onLogin(): Promise<void> {
    const life = this.#ports.personLeftMs?.();
    if (life !== undefined) await keepLife(this.#ports.store, life);
    for (const { job_id } of await this.#store.list()) await this.#ports.jobs.wake(job_id);
  }

  async #start({
    returns,
    despiteRight = [],
    channel,
    pool = FILINGS_AT_ONCE,
  }: ParsedInputOf<'batch.start'>): Promise<Outcome<BatchView>> {
    const chosen = [...new Map(returns.map((each) => [each.returnId, each])).values()];
    const rows: Chosen[] = [];
    for (const { returnId, figuresHash } of chosen) {
      const kept = await this.#returns.find(returnId);
      if (!kept) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      rows.push(await this.#judged(kept, { figuresHash, channel }));
    }
    const id = this.#store.newId();
    const startedAt = this.#journal.now();
    const started = await attempt(() =>
      this.#ports.store.transaction(async (trx): Promise<Outcome<void>> => {
        const params = { count: rows.length };
        const about = { payload: { batchId: id }, key: id, params: { ...params, id } };
        const job = await this.#ports.jobs.enqueue(BATCH_JOB, about, trx);
        if (!job.ok) return job;
        const person = this.#ports.person();
        const own = rows.map(({ kept, refused }) => ({
          returnId: kept.id,
          figuresHash: kept.figuresHash,
          problem: refused,
          despiteRight: despiteRight.includes(kept.id),
        }));
        await this.#store.add({ id, channel, pool, person, jobId: job.value.id, startedAt, rows: own }, trx);
        for (const { kept, releasedFor } of rows)
          if (releasedFor)
            await writeRelease(this.#ports, kept, releasedFor, { despite: undefined, at: startedAt }, trx);
        await this.#ports.audit.note({ act: 'mva.startBatch', params: { ...params, channel } }, trx);
        return ok(undefined);
      }),
    );
    if (!started.ok) return { ok: false, error: { ...started.error, sent: 'notSent' } };
    return started.value.ok ? this.#view(id) : started.value;
  }

  async #judged(kept: KeptReturn, wish: { figuresHash: string; channel: Channel }): Promise<Chosen> {
    const client = await this.#ports.clients.find(kept.client.organisationNumber);
    if (!client)
      return { kept, refused: refuse('mva.unknownClient', { organisationNumber: kept.client.organisationNumber }) };
    const facts = await factsOf(this.#ports, this.#journal, kept, client);
    const release = standing(this.#ports, kept, facts);
    const wanted = { kept, ...wish, despite: undefined };
    const refused = await sendRefusal(this.#ports, wanted, client, { ...facts, release });
    return refused || release ? { kept, refused } : { kept, refused, releasedFor: client };
  }

  /** Begun in the name of whoever started the batch, on the word of whoever released it. */
  async #begin(batch: BatchRecord, row: StoredBatchRow): Promise<Outcome<void>> {
    const begun = await attempt(async (): Promise<Outcome<void>> => {
      const lacking = batch.channel === 'person' && row.despite_right === 0 ? await this.#lacking(row) : undefined;
      if (lacking) return { ok: false, error: lacking };
      const kept = await this.#returns.find(row.return_id);
      if (!kept || kept.figuresHash !== row.figures_hash)
        return { ok: false, error: refuse('mva.changedSinceRelease', { client: row.client_name }) };
      return send(this.#ports, this.#journal, {
        kept,
        channel: channels.parse(batch.channel),
        figuresHash: row.figures_hash,
        despite: undefined,
        batch: {
          id: batch.id,
          person: batch.person,
          begun: (filingId, trx) => this.#store.begun(batch.id, kept.id, filingId, trx),
        },
      });
    });
    if (!begun.ok) return begun;
    if (!begun.value.ok) await this.#store.setProblem(batch.id, [row.return_id], begun.value.error);
    return ok(undefined);
  }

  /** What the login is known not to be allowed is not tried by itself; what Altinn says of a new login is waited for. */
  async #lacking({ organisation_number: organisationNumber, client_name: name }: StoredBatchRow) {
    await this.#rights.settled();
    return this.#rights.refusal({ organisationNumber, name });
  }

  /** The job was told to end: what was not begun is not sent, and what is under way stops between two calls. */
  async #stopped(batchId: string): Promise<void> {
    const problem = failure('batch.stopped', { sent: 'notSent' });
    await this.#store.setProblem(batchId, 'waiting', problem);
    for (const { filing_id: id, open, sent } of await this.#store.rows(batchId)) {
      if (id === null || open !== 1 || sent !== 'notSent') continue;
      await this.#journal.change(id, { stopped: problem });
      const entry = await this.#journal.load(id);
      if (entry) await this.#ports.jobs.wake(entry.row.job_id);
    }
    await this.#ports.audit.note({ act: 'mva.stopBatch' });
  }

  async #retry(batchId: string, returnIds: readonly string[]): Promise<Outcome<BatchView>> {
    const batch = await this.#store.find(batchId);
    if (!batch) return unknown();
    const wanted = new Set(returnIds);
    const rows = (await this.#store.rows(batchId)).filter((row) => wanted.has(row.return_id) && row.open !== 1);
    const retried = await attempt(async (): Promise<Outcome<void>> => {
      await this.#store.retried(batchId, returnIds);
      for (const { filing_id: id, sent } of rows) {
        const entry = id !== null && sent === 'notSent' ? await this.#journal.load(id) : undefined;
        // A refusal stands at its own row, and stops no other.
        const taken = entry && (await resume(this.#ports, this.#journal, entry));
        if (entry && taken && !taken.ok) await this.#journal.change(entry.row.id, { problem: taken.error });
      }
      const params = { count: rows.length, id: batchId };
      const job = await this.#ports.jobs.enqueue(BATCH_JOB, { payload: { batchId }, key: batchId, params });
      if (!job.ok) return job;
      await this.#store.setJob(batchId, job.value.id);
      await this.#ports.jobs.wake(job.value.id);
      return ok(undefined);
    });
    if (!retried.ok) return retried;
    return retried.value.ok ? this.#view(batchId) : retried.value;
  }

  async #releaseMany(
    returns: ParsedInputOf<'batch.releaseMany'>['returns'],
  ): ReturnType<Handlers['batch.releaseMany']> {
    const refused = [];
    let released = 0;
    for (const { returnId, figuresHash } of returns) {
      const kept = await this.#returns.find(returnId);
      const given = kept
        ? await attempt(() => release(this.#ports, this.#journal, kept, { figuresHash, despite: undefined }))
        : fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      if (!given.ok) return given;
      if (given.value.ok) released += 1;
      else refused.push({ returnId, problem: { ...given.value.error, params: { ...given.value.error.params } } });
    }
    return ok({ released, refused });
  }

  async #onJob(batchId: string, act: (jobId: string) => Promise<Outcome<unknown>>): Promise<Outcome<BatchView>> {
    const batch = await this.#store.find(batchId);
    if (!batch) return unknown();
    const acted = await act(batch.job_id);
    return acted.ok ? this.#view(batchId) : acted;
  }

  async #view(batchId: string): Promise<Outcome<BatchView>> {
    const batch = await this.#store.find(batchId);
    if (!batch) return unknown();
    return ok(batchView(batch, await this.#ports.jobs.get(batch.job_id), await this.#store.shown(batchId)));
  }
}

const unknown = () => fail('batch.unknown', { sent: 'notSent' });
