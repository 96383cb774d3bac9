import { basename } from 'node:path';
import { z } from 'zod';
import type { ArchiveView } from '../../../../shared/contract/archive.ts';
import { failureView } from '../../../../shared/contract/common.ts';
import type { Contract, EngineHandlers } from '../../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import { type Disk, isThere, theDisk } from '../../laying.ts';
import type { Push } from '../../ports.ts';
import { topOf } from './layout.ts';
import { lookAfterAll, type Missing, missingIn } from './missing.ts';
import { papersOf } from './papers.ts';
import { folderMissing, problemOf, writePapers } from './write.ts';

type Handlers = Pick<EngineHandlers, `archive.${Extract<keyof Contract['archive'], string>}`>;
type Parts = Pick<
  Base,
  'environment' | 'store' | 'settings' | 'sideFiles' | 'files' | 'audit' | 'jobs' | 'clock' | 'log' | 'push'
> & {
  /** Absent: the machine's own. */
  readonly disk?: Disk;
};

const JOB = 'mva.archive';
const FOLDER = 'archive.folder';
const PROBLEM = 'archive.problem';
/** A share that is away comes back, a full disk is cleared. */
const RETRY_MS = 15 * 60_000;
/** A filing writes its papers one after another. */
const SETTLE_MS = 1_000;

const nothing = z.object({}).strict();

/** Everything that was sent and received, in a folder the firm chose. Only adds: nothing there is replaced or deleted. */
export class Archive {
  readonly #parts: Parts;
  #cancel: () => void = () => undefined;
  #running = false;
  #shown: { path: string; handle: string } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const definition: JobDefinition<z.infer<typeof nothing>, z.infer<typeof nothing>> = {
      ...{ kind: JOB, payload: nothing, state: nothing, initial: {}, maxAttempts: 5 },
      run: async (context) => {
        this.#running = true;
        try {
          return await this.#run(context);
        } finally {
          this.#running = false;
          parts.push('archive.changed', {});
        }
      },
    };
    parts.jobs.define(definition);
  }

  readonly handlers: Handlers = {
    'archive.view': async () => ok(await this.view()),
    'archive.useFolder': ({ handle }) => this.#useFolder(handle),
    'archive.writeMissing': async () => {
      const path = await this.#folder();
      if (path !== undefined) await lookAfterAll(this.#parts.store, path);
      await this.#look(true);
      return ok(await this.view());
    },
    'archive.ofReturn': async ({ returnId }) => ok(await this.#ofReturn(returnId)),
  };

  start(): void {
    this.#soon();
  }

  stop(): void {
    this.#cancel();
  }

  /** The same push; what changed of a filing may be something to write. */
  listening(push: Push): Push {
    return (name, payload) => {
      push(name, payload);
      if (name === 'mva.changed') this.#soon();
    };
  }

  /** Nothing real is filed for the first time before its papers have somewhere to be safe: here, or in a backup that was read back. */
  async firstFilingRefusal(isBackupTested: () => Promise<boolean>): Promise<Failure | undefined> {
    const { environment, store } = this.#parts;
    if (environment !== 'production' || (await this.#folder()) !== undefined) return undefined;
    const sent = store.db.selectFrom('filings').select('id').where('sent', '!=', 'notSent').limit(1);
    if ((await sent.executeTakeFirst()) || (await isBackupTested())) return undefined;
    return failure('archive.needed', { action: 'openSettings', sent: 'notSent' });
  }

  async view(): Promise<ArchiveView> {
    const { settings, store, files: between } = this.#parts;
    const path = await this.#folder();
    if (path === undefined) {
      return { folder: null, written: 0, missing: 0, lastAt: null, running: false, problem: null };
    }
    if (this.#shown?.path !== path) this.#shown = { path, handle: between.tellSaved(path) };
    const rows = await store.db
      .selectFrom('filing_archives')
      .select(['complete', 'written_at'])
      .where('root', '=', path)
      .execute();
    const missing = await missingIn(this.#parts.store.db, path);
    return {
      folder: { handle: this.#shown.handle, name: basename(path), size: 0 },
      written: rows.filter(({ complete }) => complete === 1).length,
      missing: missing.length,
      lastAt: rows.reduce<string | null>((last, row) => (row.written_at > (last ?? '') ? row.written_at : last), null),
      running: this.#running,
      problem: missing.length > 0 ? ((await settings.read(PROBLEM, failureView)) ?? null) : null,
    };
  }

  #folder(): Promise<string | undefined> {
    return this.#parts.settings.read(FOLDER, z.string());
  }

  async #useFolder(handle: string | undefined): Promise<Outcome<ArchiveView>> {
    const { files: between, settings, audit } = this.#parts;
    const path = handle === undefined ? undefined : between.granted(handle);
    if (handle !== undefined && path === undefined) return fail('app.fileRefused');
    if (path !== undefined && !(await isThere(path))) return { ok: false, error: folderMissing() };
    if (path === undefined) await settings.delete(FOLDER);
    else await settings.set(FOLDER, path);
    await settings.delete(PROBLEM);
    await audit.note({
      act: path === undefined ? 'archive.stopped' : 'archive.folder',
      params: { folder: basename(path ?? '') },
    });
    await this.#look(true);
    this.#parts.push('archive.changed', {});
    return ok(await this.view());
  }

  #soon(): void {
    const { clock, store, log } = this.#parts;
    this.#cancel();
    // Not part of whatever is being written at this moment.
    this.#cancel = store.outside(() =>
      clock.timer(SETTLE_MS, () => {
        this.#look(false).catch((error: unknown) =>
          log.error('archive.lookFailed', { error: error instanceof Error ? error.name : 'thrown' }),
        );
      }),
    );
  }

  async #look(now: boolean): Promise<void> {
    const path = await this.#folder();
    if (path === undefined || (await missingIn(this.#parts.store.db, path)).length === 0) return;
    const job = await this.#parts.jobs.enqueue(JOB, { payload: {}, key: JOB });
    // One that waits for a folder to come back is told to try at once.
    if (job.ok && now) await this.#parts.jobs.wake(job.value.id);
  }

  async #run({ signal, progress }: JobContext<unknown, unknown>): Promise<JobResult> {
    const { settings, clock } = this.#parts;
    const path = await this.#folder();
    if (path === undefined) return { kind: 'done' };
    const wanted = await missingIn(this.#parts.store.db, path);
    let problem: Failure | undefined;
    for (const [done, each] of wanted.entries()) {
      if (signal.aborted) return { kind: 'wait', untilMs: clock.now() };
      const failed = await this.#write(path, each);
      // One filing that cannot be read stops none of the others; a folder that is away stops them all.
      if (failed) problem = failed;
      if (failed && failed.code !== 'store.damaged') break;
      await progress(done + 1, wanted.length);
    }
    if (problem) {
      await settings.set(PROBLEM, problem);
      return { kind: 'wait', untilMs: clock.now() + RETRY_MS, problem };
    }
    await settings.delete(PROBLEM);
    // More may have come meanwhile.
    return (await missingIn(this.#parts.store.db, path)).length > 0
      ? { kind: 'wait', untilMs: clock.now() }
      : { kind: 'done' };
  }

  async #write(path: string, { row, documents, contents }: Missing): Promise<Failure | undefined> {
    const { environment, store, audit, clock, disk = theDisk } = this.#parts;
    const papers = await papersOf(this.#parts.sideFiles, row, documents);
    if (!papers.ok) return papers.error;
    if (!(await isThere(path))) return folderMissing();
    try {
      const written = await writePapers({ root: path, top: topOf(environment), disk }, row, papers.value);
      const kept = {
        ...{ root: path, place: JSON.stringify(written.place), files: JSON.stringify(written.files), contents },
        ...{ complete: row.state === 'settled' ? 1 : 0, written_at: new Date(clock.now()).toISOString() },
      };
      await store.transaction(async (trx) => {
        await trx
          .insertInto('filing_archives')
          .values({ filing_id: row.id, ...kept })
          .onConflict((conflict) => conflict.column('filing_id').doUpdateSet(kept))
          .execute();
        if (written.added === 0) return;
        const client = { organisationNumber: row.organisation_number, name: row.client_name };
        await audit.note({ act: JOB, client, params: { period: row.period, files: written.added } }, trx);
      });
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      return problem;
    }
  }

  async #ofReturn(returnId: string) {
    const path = await this.#folder();
    if (path === undefined) return null;
    const row = await this.#parts.store.db
      .selectFrom('filings')
      .leftJoin('filing_archives as archived', (join) =>
        join.onRef('archived.filing_id', '=', 'filings.id').on('archived.root', '=', path),
      )
      .select(['archived.place', 'archived.complete'])
      .where('filings.return_id', '=', returnId)
      .where('filings.sent', '=', 'sent')
      .orderBy('filings.started_at', 'desc')
      .executeTakeFirst();
    if (!row) return null;
    const place = row.place === null ? null : z.array(z.string()).parse(JSON.parse(row.place)).join(' / ');
    return { place, complete: row.complete === 1 };
  }
}
