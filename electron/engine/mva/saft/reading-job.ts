import { z } from 'zod';
import { organisationNumber } from '../../../../shared/contract/common.ts';
import { category, period } from '../../../../shared/contract/mva.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import { newReference } from '../figures.ts';
import { keepReturn } from '../keep.ts';
import type { MvaPorts } from '../ports.ts';
import { draftOf } from './draft.ts';
import { answersOf } from './kept-answers.ts';
import { collect } from './ledger.ts';
import { type Source, type Sources, sourcesOf } from './sources.ts';
import { type ReadFile, type SaftStore, StoredPostings } from './store.ts';

export const READING_JOB = 'saft.read';

export const readingPayload = z.object({
  handles: z.array(z.string()),
  organisationNumber,
  clientName: z.string(),
  category,
  period,
  by: z.object({ name: z.string(), id: z.string().nullable() }),
});
type Payload = z.infer<typeof readingPayload>;

/**
 * Reads the files and keeps the draft. It begins anew when it is taken up again: nothing of a try that did not come through
 * stays, and what it read for is a few seconds of work. A file is known by its handle only as long as the app runs.
 */
export function readingJob(ports: MvaPorts, drafts: SaftStore): JobDefinition<Payload, Record<string, never>> {
  return {
    kind: READING_JOB,
    payload: readingPayload,
    state: z.object({}).strict(),
    initial: {},
    maxAttempts: 3,
    run: (context) => run(ports, drafts, context),
  };
}

async function run(
  ports: MvaPorts,
  drafts: SaftStore,
  context: JobContext<Payload, Record<string, never>>,
): Promise<JobResult> {
  await drafts.tidy();
  const done = await drafts.returnOfJob(context.id);
  // It was kept, and the engine died before the job could say so.
  if (done !== null) return { kind: 'done' };
  const opened: Sources[] = [];
  let kept = false;
  try {
    for (const handle of context.payload.handles) {
      const path = ports.filePath(handle);
      const sources = path === undefined ? gone() : await sourcesOf(path);
      if (!sources.ok) return { kind: 'failed', error: sources.error };
      opened.push(sources.value);
    }
    const read = await readAll(
      ports,
      drafts,
      context,
      opened.flatMap(({ parts }) => parts),
    );
    kept = read.ok;
    return read.ok ? { kind: 'done' } : { kind: 'failed', error: read.error };
  } finally {
    for (const each of opened) each.close();
    if (!kept) await drafts.forget(context.id);
  }
}

async function readAll(
  ports: MvaPorts,
  drafts: SaftStore,
  { id: jobId, payload, signal, progress }: JobContext<Payload, Record<string, never>>,
  sources: readonly Source[],
): Promise<Outcome<void>> {
  const { organisationNumber: wanted, category: kind, period: term, by } = payload;
  const client = await ports.clients.find(wanted);
  if (!client) return fail('mva.unknownClient', { params: { organisationNumber: wanted }, sent: 'notSent' });
  const draft = await drafts.begin(jobId, wanted);
  const sink = new StoredPostings(ports.store, draft);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const ledger = await collect(sources, {
    period: term,
    sink,
    signal,
    onProgress: (bytes) => void progress(Math.min(bytes, total), total),
  });
  if (!ledger.ok) return ledger;
  const rest = await sink.flush();
  if (!rest.ok) return rest;
  const files = ledger.value.files.map(({ name, header }, index): ReadFile => {
    const source = sources[index];
    return { name, header, size: source?.size ?? 0, sha256: source?.sha256() ?? '' };
  });
  const stranger = otherClient(files, client);
  if (!stranger.ok) return stranger;
  const answers = await drafts.clientAnswers(wanted);
  const { lines, fastsattMerverdiavgift } = draftOf(
    ledger.value,
    { organisationNumber: wanted, category: kind },
    answersOf(answers),
  );
  if (signal.aborted) return fail('job.cancelled', { sent: 'notSent' });
  const fileName = nameOf(files);
  const made = await keepReturn(ports, {
    act: 'saft.draft',
    params: { file: fileName, period: periodKey(term) },
    by,
    make: () => ({
      client: { organisationNumber: wanted, name: client.name },
      value: {
        reference: newReference(wanted, term),
        system: null,
        period: term,
        fastsattMerverdiavgift,
        lines: lines.map(({ line }) => line),
        payoutKid: null,
        organisationNumber: wanted,
        identificationNumber: null,
        category: kind,
        note: null,
      },
      source: {
        kind: 'saft',
        fileName,
        importedAt: new Date(ports.clock.now()).toISOString(),
        importedBy: by.name,
      },
      // The files themselves are not kept; their hashes stand with the draft.
      fileHash: '',
    }),
    alongside: ({ id: returnId }, trx) => drafts.finish(draft, { returnId, files, ledger: ledger.value, answers }, trx),
  });
  return made.ok ? ok(undefined) : made;
}

/** A file that says it is somebody else's. One that does not say whose it is, is asked about. */
export function otherClient(
  files: readonly Pick<ReadFile, 'name' | 'header'>[],
  client: { readonly organisationNumber: string; readonly name: string },
): Outcome<void> {
  const other = files.find(
    ({ header }) => header.organisationNumber !== null && header.organisationNumber !== client.organisationNumber,
  );
  if (!other) return ok(undefined);
  const params = {
    file: other.name,
    found: other.header.organisationNumber ?? '',
    expected: client.organisationNumber,
    client: client.name,
  };
  return fail('saft.otherClient', { params, action: 'fixInput', sent: 'notSent' });
}

function nameOf(files: readonly ReadFile[]): string {
  const [first, ...others] = files;
  return others.length === 0 ? (first?.name ?? '') : `${first?.name} + ${others.length}`;
}

const gone = (): Outcome<never> => fail('app.fileMissing', { action: 'fixInput', sent: 'notSent' });
