import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { NamingRule } from '../../../../shared/contract/client-folders.ts';
import { uuid } from '../../../../shared/contract/common.ts';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { Audit } from '../../audit/audit.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import { absent, codeOf, type Disk, isThere, lay, theDisk } from '../../laying.ts';
import type { Clock } from '../../ports.ts';
import { placeBy } from './rule.ts';
import type { ClientFolderStore, DueFile } from './store.ts';

export const SAVE_JOB = 'folders.save';

interface Shelf {
  readonly root: string;
  readonly rule: NamingRule;
}

export interface SaverOptions {
  readonly store: Pick<ClientFolderStore, 'waiting' | 'count' | 'settle'>;
  readonly audit: Pick<Audit, 'around'>;
  readonly clock: Clock;
  /** A message's file: held, or fetched now. */
  readonly bytes: (
    dialogId: string,
    attachmentId: string,
    options: {
      readonly audit: Pick<Audit, 'around'>;
      readonly signal: AbortSignal;
      readonly room: (length: number) => Uint8Array;
    },
  ) => Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }>>;
  /** Below which all lies, and how it is named; undefined when the folder was taken back. */
  readonly shelf: () => Promise<Shelf | undefined>;
  /** Absent: the machine's own. */
  readonly disk?: Disk;
}

const payload = z.object({ saveId: uuid }).strict();
const nothing = z.object({}).strict();
type Payload = z.infer<typeof payload>;
type Nothing = z.infer<typeof nothing>;

/** Files under way at once, half of them waiting for the log; fewer where they are large, since each is in memory meanwhile. */
const AT_ONCE = 16;
const FEWEST = 2;
const HELD_BYTES = 64_000_000;
/** Each place reads one file after another into the same memory: new memory for each was a quarter of the main thread's time. Larger files get their own. */
const ROOM_BYTES = HELD_BYTES / AT_ONCE;
/** A share that is away comes back, a full disk is cleared, a network too. */
const RETRY_MS = 5 * 60_000;
/** So many files on, a job that was killed has not failed: it has come further. */
const STRETCH = 25;

/** Lays one file after another where the rule says. What lies there already is never replaced; the same file is not laid twice. */
export function saveJob(options: SaverOptions): JobDefinition<Payload, Nothing> {
  return {
    ...{ kind: SAVE_JOB, payload, state: nothing, initial: {}, maxAttempts: 5, places: 1 },
    run: (context) => run(options, context),
  };
}

async function run(options: SaverOptions, context: JobContext<Payload, Nothing>): Promise<JobResult> {
  const { store, clock, shelf } = options;
  const { saveId } = context.payload;
  const chosen = await shelf();
  if (chosen === undefined) return { kind: 'failed', error: failure('folders.none') };
  const there = { ...chosen, known: new Set<string>() };
  const waiting = [...(await store.waiting(saveId))];
  const total = await store.count(saveId);
  let done = total - waiting.length;
  let stopped: Failure | undefined;
  let largest = 1;
  // Each download under way listens for the cancel.
  setMaxListeners(2 * AT_ONCE, context.signal);
  const work = async (_: unknown, place: number) => {
    const room = roomy();
    const isWanted = () => place < FEWEST || place < HELD_BYTES / largest;
    while (isWanted() && !stopped && !context.signal.aborted) {
      const file = waiting.shift();
      if (!file) return;
      const temporary = `.klientbro-${saveId}-${file.position}.tmp`;
      const problem = await saveOne(options, there, { ...file, temporary, room, signal: context.signal }, (size) => {
        largest = Math.max(largest, size);
      });
      if (problem?.retryable) {
        stopped = problem;
        return;
      }
      await store.settle(saveId, file.position, problem);
      done += 1;
      const isStretch = done % STRETCH === 0;
      await context.progress(done, total);
      if (isStretch) await context.save({});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }).map(work));
  if (context.signal.aborted) return { kind: 'wait', untilMs: clock.now() };
  return stopped ? { kind: 'wait', untilMs: clock.now() + RETRY_MS, problem: stopped } : { kind: 'done' };
}

interface Fetching {
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly room: (length: number) => Uint8Array;
}

function roomy(): Fetching['room'] {
  let own = new Uint8Array(0);
  return (length) => {
    if (length > ROOM_BYTES) return new Uint8Array(length);
    if (own.byteLength < length) own = new Uint8Array(length);
    return own;
  };
}

async function saveOne(
  { bytes, audit, disk = theDisk }: SaverOptions,
  { root, rule, known }: Shelf & { readonly known: Set<string> },
  { temporary, signal, room, ...file }: DueFile & Fetching,
  onSize: (bytes: number) => void,
): Promise<Failure | undefined> {
  const found = await bytes(file.dialogId, file.attachmentId, { audit, signal, room });
  if (!found.ok) return found.error;
  onSize(found.value.bytes.byteLength);
  const { folders, name } = placeBy(rule, { ...file, fileName: found.value.name });
  const folder = join(root, ...folders);
  const paper = { name, bytes: found.value.bytes, temporary };
  try {
    // A folder is looked for and made once, and again when it went away meanwhile.
    if (known.has(folder) && (await lay(disk, folder, paper).catch(absent))) return undefined;
    if (!(await isThere(root))) return failure('folders.missing', { retryable: true });
    await mkdir(folder, { recursive: true });
    known.add(folder);
    await lay(disk, folder, paper);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    if (!(await isThere(root))) return failure('folders.missing', { retryable: true });
    if (/^(ENOSPC|EDQUOT)$/.test(code)) return failure('folders.diskFull', { retryable: true });
    return failure('folders.failed', { params: { reason: code }, retryable: true });
  }
}
