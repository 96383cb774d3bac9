import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { BackupView } from '../../../shared/contract/backup.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { EngineConfig } from '../../../shared/wire.ts';
import type { Base } from '../base.ts';
import { safeName } from '../files.ts';
import { LOOK_UP_SINCE } from '../mva/filing/look.ts';
import { attempt, faultOf } from '../store/faults.ts';
import { databaseKeyFingerprint } from '../vault/vault.ts';
import { openArchive } from './archive-read.ts';
import { type ArchiveSource, writeArchive } from './archive-write.ts';
import { isLastGroupOf, makeCode } from './code.ts';
import { ENTRY, FORMAT, isMacRight, type Manifest, macOf, NEWEST_SCHEMA, writeManifest } from './manifest.ts';
import { readRecovery, wrap, writeRecovery } from './recovery.ts';
import { snapshotInto } from './snapshot.ts';

export type BackupBase = Pick<
  Base,
  'environment' | 'vault' | 'settings' | 'audit' | 'files' | 'clock' | 'log' | 'push'
>;
export type BackupPlace = Pick<EngineConfig, 'folder' | 'downloadFolder' | 'profileId' | 'appVersion'>;

type OwnHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `backup.${string}`>>;

const DUE_MS = 30 * 86_400_000;
const FOLDER = 'backup.folder';
const LAST = 'backup.last';
/** The file a backup is being written to: what a kill leaves there is removed by the next start. */
const PARTIAL = 'backup.partial';

const last = z.object({
  ...{ at: z.string(), name: z.string(), size: z.number(), folder: z.string() },
  /** When every file in it was read back and found as it was written. */
  testedAt: z.string().optional(),
});

/** The recovery code and the backups of one environment. One backup at a time; it survives neither a stop nor a kill, and leaves nothing. */
export class Backups {
  readonly #base: BackupBase;
  readonly #place: BackupPlace;
  /** Made and shown, not yet written down by anybody: in memory only. */
  #pendingCode: string | undefined;
  #running: { done: number; total: number; readonly stop: AbortController; readonly ended: Promise<void> } | undefined;
  #problem: Failure | undefined;
  #lastHandle = '';

  constructor(base: BackupBase, place: BackupPlace) {
    this.#base = base;
    this.#place = place;
  }

  readonly handlers: OwnHandlers = {
    'backup.view': async () => ok(await this.view()),
    'backup.makeCode': async () => {
      this.#pendingCode = makeCode();
      return ok({ code: this.#pendingCode });
    },
    'backup.keepCode': ({ lastGroup }) => this.#keepCode(lastGroup),
    'backup.saveCode': async ({ name, text }) => {
      if (!this.#pendingCode || !text.includes(this.#pendingCode)) return fail('backup.noPendingCode');
      return this.#base.files.save(`${name}.txt`, Buffer.from(text, 'utf8'));
    },
    'backup.useFolder': ({ handle }) => this.#useFolder(handle),
    'backup.start': () => this.#start(),
    'backup.cancel': async () => {
      this.#running?.stop.abort();
      await this.#running?.ended;
      return ok(await this.view());
    },
    'backup.inspect': async () => fail('backup.notRestoring'),
    'backup.restore': async () => fail('backup.notRestoring'),
    'backup.restoring': async () => ok({ progress: null }),
  };

  /** Removes what a kill left behind. */
  async tidy(): Promise<void> {
    await rm(this.#snapshot, { force: true });
    const partial = await this.#base.settings.read(PARTIAL, z.string());
    if (partial === undefined) return;
    await rm(partial, { force: true }).catch(() => this.#base.log.warn('backup.leftover'));
    await this.#base.settings.delete(PARTIAL);
  }

  /** The last copy was read back whole, or this database came out of one. */
  async isTested(): Promise<boolean> {
    const { settings } = this.#base;
    return (
      (await settings.read(LAST, last))?.testedAt !== undefined || (await settings.get(LOOK_UP_SINCE)) !== undefined
    );
  }

  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.ended;
  }

  async view(): Promise<BackupView> {
    const { environment, settings, clock } = this.#base;
    const kept = await readRecovery(this.#place.folder);
    const chosen = await settings.read(FOLDER, z.string());
    const made = await settings.read(LAST, last);
    const codeNeeded = environment !== 'practice';
    const age = made ? clock.now() - Date.parse(made.at) : Number.POSITIVE_INFINITY;
    return {
      code: kept && { keptAt: kept.keptAt },
      codeNeeded,
      folder: { name: basename(chosen ?? this.#place.downloadFolder), isDownloads: chosen === undefined },
      last: made
        ? {
            ...{ at: made.at, folder: made.folder, readBackAt: made.testedAt ?? null },
            file: { handle: this.#lastHandle, name: made.name, size: made.size },
          }
        : null,
      due: codeNeeded && age > DUE_MS,
      running: this.#running ? { done: this.#running.done, total: this.#running.total } : null,
      problem: this.#problem ? { ...this.#problem, params: { ...this.#problem.params } } : null,
    };
  }

  async #keepCode(lastGroup: string): Promise<Outcome<BackupView>> {
    const { vault, audit, clock, push, environment } = this.#base;
    const code = this.#pendingCode;
    if (!code) return fail('backup.noPendingCode');
    if (!isLastGroupOf(code, lastGroup)) return fail('backup.groupWrong', { action: 'fixInput' });
    const key = await vault.databaseKey();
    if (!key.ok) return key;
    const { folder, profileId } = this.#place;
    const keptAt = new Date(clock.now()).toISOString();
    const written = await attempt(() =>
      writeRecovery(folder, wrap({ code, key: key.value, profileId, environment, keptAt })),
    );
    if (!written.ok) return written;
    this.#pendingCode = undefined;
    await audit.note({ act: 'backup.codeKept' });
    push('backup.changed', {});
    return ok(await this.view());
  }

  async #useFolder(handle: string | undefined): Promise<Outcome<BackupView>> {
    const { files, settings, push } = this.#base;
    if (handle === undefined) await settings.delete(FOLDER);
    else {
      const path = files.granted(handle);
      if (path === undefined) return fail('app.fileRefused');
      await settings.set(FOLDER, path);
    }
    push('backup.changed', {});
    return ok(await this.view());
  }

  async #start(): Promise<Outcome<BackupView>> {
    if (this.#running) return fail('backup.running');
    const kept = await readRecovery(this.#place.folder);
    const key = await this.#base.vault.databaseKey();
    if (!key.ok) return key;
    // A backup nobody has the code for could not be opened where this keychain is not.
    if (kept?.fingerprint !== databaseKeyFingerprint(key.value))
      return fail('backup.noCode', { action: 'openSettings' });
    if (this.#running) return fail('backup.running');
    const stop = new AbortController();
    this.#problem = undefined;
    const running = { done: 0, total: 0, stop, ended: Promise.resolve() };
    this.#running = Object.assign(running, { ended: this.#run(key.value, stop.signal).finally(() => this.#end()) });
    this.#base.push('backup.changed', {});
    return ok(await this.view());
  }

  #end(): void {
    this.#running = undefined;
    this.#base.push('backup.changed', {});
  }

  async #run(key: Uint8Array, signal: AbortSignal): Promise<void> {
    const { log, audit } = this.#base;
    try {
      const made = await this.#make(key, signal);
      await audit.note({ act: 'backup.made', params: { file: made.name, size: made.size } });
    } catch (error) {
      this.#problem = signal.aborted ? failure('backup.cancelled') : problemOf(error);
      log.warn('backup.failed', { code: this.#problem.code });
    } finally {
      await this.tidy().catch(() => log.warn('backup.leftover'));
    }
  }

  async #make(key: Uint8Array, signal: AbortSignal): Promise<z.infer<typeof last>> {
    const { environment, settings, clock, files } = this.#base;
    const { folder, profileId, appVersion } = this.#place;
    const target = (await settings.read(FOLDER, z.string())) ?? this.#place.downloadFolder;
    const madeAt = new Date(clock.now()).toISOString();
    await this.tidy();
    await snapshotInto(join(folder, ENTRY.database), key, this.#snapshot);
    signal.throwIfAborted();
    const sources: ArchiveSource[] = [{ name: ENTRY.database, path: this.#snapshot }, ...(await sideFiles(folder))];
    await this.#count(sources);
    const name = await freeName(
      target,
      `Klientbro ${environment} ${madeAt.slice(0, 16).replace('T', ' ').replace(':', '')}`,
    );
    const partial = join(target, `${name}.partial`);
    // Written down first: what a kill leaves there is ours to remove.
    await settings.set(PARTIAL, partial);
    const recovery = await readRecovery(folder);
    await writeArchive({
      target: createWriteStream(partial, { flags: 'w', mode: 0o600, flush: true }),
      sources,
      signal,
      onBytes: (bytes) => this.#came(bytes),
      ending: (written) => {
        const manifest: Manifest = {
          format: FORMAT,
          appVersion,
          environment,
          profileId,
          madeAt,
          fingerprint: databaseKeyFingerprint(key),
          schema: NEWEST_SCHEMA,
          files: [...written],
        };
        const bytes = writeManifest(manifest);
        return [
          { name: ENTRY.recovery, bytes: Buffer.from(JSON.stringify(recovery)) },
          { name: ENTRY.mac, bytes: Buffer.from(macOf(bytes, key)) },
          { name: ENTRY.manifest, bytes },
        ];
      },
    });
    signal.throwIfAborted();
    const path = join(target, name);
    await rename(partial, path);
    await flushFolder(dirname(path));
    const made = { at: madeAt, name, size: (await stat(path)).size, folder: basename(target) };
    await settings.set(LAST, made);
    // A copy that was never read is a hope; one that does not read is a problem to be told of now.
    const read = await readBack(path, key, signal);
    if (!read.ok) throw new NotReadable(read.error);
    await settings.set(LAST, { ...made, testedAt: new Date(clock.now()).toISOString() });
    this.#lastHandle = files.tellSaved(path);
    return made;
  }

  async #count(sources: readonly ArchiveSource[]): Promise<void> {
    const running = this.#running;
    if (!running) return;
    for (const { path } of sources) running.total += (await stat(path)).size;
  }

  /** At most a hundred words about it: a push for every piece would drown the window. */
  #came(bytes: number): void {
    const running = this.#running;
    if (!running || running.total === 0) return;
    const before = Math.floor((running.done * 100) / running.total);
    running.done += bytes;
    if (Math.floor((running.done * 100) / running.total) > before) this.#base.push('backup.changed', {});
  }

  /** Not `.db`: the vault takes such a file for the database. */
  get #snapshot(): string {
    return join(this.#place.folder, 'backup.snapshot');
  }
}

class NotReadable extends Error {
  readonly failure: Failure;
  constructor(error: Failure) {
    super(error.code);
    this.failure = error;
  }
}

async function readBack(path: string, key: Uint8Array, signal: AbortSignal): Promise<Outcome<void>> {
  const opened = await openArchive(path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  try {
    if (!isMacRight(archive.manifestBytes, key, archive.mac)) return fail('backup.damaged');
    return await archive.verify(signal);
  } finally {
    archive.close();
  }
}

/** Files that were added after the snapshot do no harm; none is ever removed while its row is there. */
async function sideFiles(folder: string): Promise<ArchiveSource[]> {
  const found: ArchiveSource[] = [];
  for (const shelf of await readdir(join(folder, 'files')).catch(() => [])) {
    for (const hash of await readdir(join(folder, 'files', shelf))) {
      const name = `files/${shelf}/${hash}`;
      // A file still being written has another ending.
      if (/^[0-9a-f]{64}$/.test(hash)) found.push({ name, path: join(folder, 'files', shelf, hash) });
    }
  }
  return found;
}

async function freeName(folder: string, wanted: string): Promise<string> {
  const there = new Set(await readdir(folder));
  for (let copy = 0; ; copy += 1) {
    const name = safeName(`${wanted}${copy === 0 ? '' : ` (${copy})`}.klientbro`);
    if (!there.has(name)) return name;
  }
}

/** The rename survives a power cut only when the folder is flushed; Windows cannot open one, and some network shares refuse. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function problemOf(error: unknown): Failure {
  if (error instanceof NotReadable) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS)$/.test(code))
    return failure('backup.folderMissing', { action: 'fixInput' });
  return faultOf(error)?.failure ?? failure('engine.bug');
}
