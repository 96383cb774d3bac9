import type { BatchRow, BatchView } from '../../../../shared/contract/batch.ts';
import { category, channel, type ReturnState } from '../../../../shared/contract/mva.ts';
import type { JobRow } from '../../../../shared/contract/work.ts';
import { type Failure, failure, type Sent } from '../../../../shared/outcome.ts';
import { kroner, type MvaReturn } from '../model.ts';
import { type FiledHow, stateOf } from '../view.ts';
import type { BatchRecord, ShownBatchRow } from './store.ts';

export function batchView(batch: BatchRecord, job: JobRow | undefined, rows: readonly ShownBatchRow[]): BatchView {
  const isOver = job === undefined || job.finishedAt !== null;
  return { ...summaryOf({ ...batch, count: rows.length }, job), rows: rows.map((row) => rowOf(row, isOver)) };
}

export function summaryOf(batch: BatchRecord & { readonly count: number }, job: JobRow | undefined) {
  return {
    id: batch.id,
    jobId: batch.job_id,
    channel: channel.parse(batch.channel),
    startedBy: batch.person,
    startedAt: batch.started_at,
    state: stateOfBatch(job),
    count: batch.count,
  };
}

function stateOfBatch(job: JobRow | undefined): BatchView['state'] {
  if (job === undefined || job.finishedAt !== null) return 'done';
  if (job.state === 'paused') return 'paused';
  return job.problem?.code === 'idporten.needed' ? 'login' : 'running';
}

function rowOf(row: ShownBatchRow, isOver: boolean): BatchRow {
  const { period, fastsattMerverdiavgift } = JSON.parse(row.document) as MvaReturn;
  return {
    returnId: row.return_id,
    filingId: row.filing_id,
    client: { organisationNumber: row.organisation_number, name: row.client_name },
    category: category.parse(row.category),
    period,
    amount: Number(kroner(fastsattMerverdiavgift)),
    ...standing(row, isOver),
  };
}

function standing(row: ShownBatchRow, isOver: boolean): Pick<BatchRow, 'state' | 'sent' | 'problem'> {
  if (row.state === null) {
    const stopped = isOver ? failure('batch.stopped', { sent: 'notSent' }) : undefined;
    const problem = row.problem === null ? stopped : (JSON.parse(row.problem) as Failure);
    if (!problem) return { state: 'waiting', sent: 'notSent', problem: null };
    return {
      state: problem.code === 'batch.stopped' ? 'stopped' : 'failed',
      sent: 'notSent',
      problem: viewOf(problem),
    };
  }
  const filed = { state: row.state, sent: row.sent, verdict: row.verdict } as FiledHow;
  return {
    state: row.state === 'waitingForLogin' && row.sent !== 'sent' ? 'login' : running(stateOf([filed])),
    sent: row.sent as Sent,
    problem: row.filing_problem === null ? null : viewOf(JSON.parse(row.filing_problem) as Failure),
  };
}

/** A return that has a filing is no draft. */
const running = (state: ReturnState): BatchRow['state'] =>
  state === 'filing' || state === 'draft' ? 'running' : state;

const viewOf = (problem: Failure): NonNullable<BatchRow['problem']> => ({ ...problem, params: { ...problem.params } });
