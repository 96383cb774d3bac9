import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExportPlan } from '../../../shared/contract/client-export.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { safeName } from '../files.ts';
import type { JobContext, JobDefinition, JobResult } from '../jobs/definition.ts';
import { codeOf, type Disk, giveName, isThere, theDisk } from '../laying.ts';
import { handoverOf } from './handover.ts';

export const EXPORT_JOB = 'clients.export';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `clientExport.${string}`>>;

const payload = z
  .object({
    organisationNumber: z.string(),
    folder: z.string(),
    name: z.string(),
    returns: z.array(z.string()),
    messages: z.array(z.string()),
  })
  .strict();
type Payload = z.infer<typeof payload>;
type Nothing = Record<string, never>;

/** A share that is away comes back, a full disk is cleared. */
const RETRY_MS = 5 * 60_000;
/** Parts between two words of how far it has come. */
const TOLD_EACH = 25;

/** One client alone, for whoever takes over: written beside its name and given it when it is whole, so that nothing half-written is left. */
export function clientExport(
  base: Base,
  nameOf: (organisationNumber: string) => Promise<string | undefined>,
): Handlers {
  const { jobs, files, audit } = base;
  jobs.define(exportJob(base));
  return {
    'clientExport.plan': async ({ organisationNumber }) => ok(await planOf(base, organisationNumber)),
    'clientExport.start': async ({ organisationNumber, handle, ...words }): Promise<Outcome<{ jobId: string }>> => {
      const folder = files.granted(handle);
      if (folder === undefined) return fail('app.fileRefused');
      if (!(await isThere(folder))) return fail('folders.missing', { retryable: true });
      const name = await nameOf(organisationNumber);
      if (name === undefined) return fail('clients.unknown', { params: { client: organisationNumber } });
      const client = { organisationNumber, name };
      await audit.note({ act: 'client.exportOne', client, params: { file: `${words.name}.zip` } });
      const job = await jobs.enqueue(EXPORT_JOB, {
        payload: { organisationNumber, folder, ...words },
        key: organisationNumber,
        client: organisationNumber,
        params: { client: name },
      });
      return job.ok ? ok({ jobId: job.value.id }) : job;
    },
  };
}

type Parts = Pick<Base, 'store' | 'sideFiles' | 'clock' | 'log'>;

export function exportJob(parts: Parts, disk: Disk = theDisk): JobDefinition<Payload, Nothing> {
  return {
    kind: EXPORT_JOB,
    payload,
    state: z.object({}).strict(),
    initial: {},
    maxAttempts: 5,
    places: 1,
    run: (context) => run(parts, disk, context),
    // Of a run that was killed: nothing else would take it away.
    cancelled: ({ folder, organisationNumber }) => rm(unfinished(folder, organisationNumber), { force: true }),
  };
}

/** What it is called until it is whole: always the same, as a client has one open export, so that whatever a kill left is found and goes. */
const unfinished = (folder: string, organisationNumber: string) =>
  join(folder, `.klientbro-export-${organisationNumber}.tmp`);

async function run(parts: Parts, disk: Disk, context: JobContext<Payload, Nothing>): Promise<JobResult> {
  const { organisationNumber, folder, name, returns, messages } = context.payload;
  const { clock, log } = parts;
  const wait = (code: 'folders.missing' | 'folders.diskFull' | 'folders.failed', reason = ''): JobResult => ({
    kind: 'wait',
    untilMs: clock.now() + RETRY_MS,
    problem: failure(code, { params: { reason }, retryable: true }),
  });
  if (!(await isThere(folder))) return wait('folders.missing');
  const temporary = unfinished(folder, organisationNumber);
  try {
    await rm(temporary, { force: true });
    const isWhole = await write(parts, disk, context, temporary, { name, returns, messages });
    if (!isWhole) return { kind: 'wait', untilMs: clock.now() };
    if (!(await named(temporary, folder, name))) return wait('folders.failed', 'EEXIST');
    log.info('clients.exported', { client: organisationNumber });
    return { kind: 'done' };
  } catch (error) {
    const code = codeOf(error);
    if (/^(ENOSPC|EDQUOT)$/.test(code)) return wait('folders.diskFull');
    if (!/^E[A-Z]+$/.test(code)) throw error;
    return wait('folders.failed', code);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Under its name, or the first free one like it; false when a thousand are taken: then it must not be called done. */
async function named(temporary: string, folder: string, name: string): Promise<boolean> {
  for (let copy = 1; copy < 1000; copy += 1) {
    const tried = `${safeName(name)}${copy === 1 ? '' : ` (${copy})`}.zip`;
    if (await giveName(temporary, join(folder, tried))) return true;
  }
  return false;
}

/** False when it was told to come back before it was through. */
async function write(
  parts: Parts,
  disk: Disk,
  { payload: { organisationNumber }, signal, progress }: JobContext<Payload, Nothing>,
  path: string,
  words: Pick<Payload, 'name' | 'returns' | 'messages'>,
): Promise<boolean> {
  let done = 0;
  const { content, total } = await handoverOf(parts, organisationNumber, words, (through) => {
    done = through;
  });
  let told = -TOLD_EACH;
  const file = await disk.open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      if (signal.aborted) return false;
      await file.writeFile(piece);
      if (done < told + TOLD_EACH) continue;
      told = done;
      await progress(done, total);
    }
    await file.sync();
    return !signal.aborted;
  } finally {
    await file.close();
  }
}

async function planOf({ store: { db } }: Base, organisationNumber: string): Promise<ExportPlan> {
  const [returns] = await db
    .selectFrom('returns')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organisation_number', '=', organisationNumber)
    .where('discarded_at', 'is', null)
    .execute();
  const [messages] = await db
    .selectFrom('dialogs')
    .select((each) => [
      each.fn.countAll<number>().as('count'),
      each.fn
        .countAll<number>()
        .filterWhere('attachment_count', '>', 0)
        .filterWhere('details', 'is', null)
        .filterWhere((of) =>
          of.not(
            of.exists(
              of.selectFrom('dialog_attachments').select('attachment_id').whereRef('dialog_id', '=', 'dialogs.id'),
            ),
          ),
        )
        .as('unopened'),
    ])
    .where('organisation_number', '=', organisationNumber)
    .execute();
  const [files] = await db
    .selectFrom('dialog_attachments')
    .innerJoin('dialogs', 'dialogs.id', 'dialog_attachments.dialog_id')
    .select((each) => [each.fn.count<number>('file_hash').as('held'), each.fn.countAll<number>().as('all')])
    .where('organisation_number', '=', organisationNumber)
    .execute();
  const held = Number(files?.held ?? 0);
  return {
    returns: Number(returns?.count ?? 0),
    messages: Number(messages?.count ?? 0),
    files: held,
    notHeld: Number(files?.all ?? 0) - held,
    unopened: Number(messages?.unopened ?? 0),
  };
}
