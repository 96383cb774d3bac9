import type { BatchRow, BatchView, Candidate, Outlier } from '../../../shared/contract/batch.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { rightOf } from './filing-rights.ts';
import { people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
const before = { kind: 'toMaaneder', number: 4, year: 2026 } as const;
const refuse = (code: string, action = 'fixInput') => ({
  code,
  params: {},
  retryable: false,
  action,
  sent: 'notSent' as const,
});

function candidate(
  index: number,
  { organisationNumber, name }: { organisationNumber: string; name: string },
): Candidate {
  const amount = ((index * 7919) % 400_000) - 60_000;
  const last = index % 9 === 3 ? null : Math.round(amount * (index % 7 === 2 ? -0.4 : index % 5 === 1 ? 0.3 : 0.92));
  const outliers: Outlier[] =
    last === null ? ['first'] : index % 7 === 2 ? ['sign', 'findings'] : index % 5 === 1 ? ['change'] : [];
  const problem =
    index % 11 === 4 ? refuse('mva.hasErrors') : index % 13 === 6 ? refuse('mva.notLinked', 'openAccess') : null;
  const released = index % 3 === 0 && problem === null;
  return {
    returnId: uuidOf(8, index),
    client: { organisationNumber, name },
    category: 'alminnelig',
    period,
    deadline: '2026-12-10',
    amount,
    before: last === null ? null : { period: before, amount: last },
    outliers,
    figuresHash: 'a'.repeat(64),
    checked: index % 2 === 0,
    release: released ? { by: 'Ingrid Solberg', at: '2026-11-21T07:40:00.000Z', despite: null } : null,
    notReleased: problem?.code === 'mva.hasErrors' ? problem : null,
    notSent: problem,
    right: rightOf(index),
  };
}

const states: readonly (readonly [BatchRow['state'], BatchRow['sent']])[] = [
  ['accepted', 'sent'],
  ['accepted', 'sent'],
  ['sent', 'sent'],
  ['acceptedWithDeviations', 'sent'],
  ['rejected', 'sent'],
  ['failed', 'notSent'],
  ['unknown', 'unknown'],
  ['sent', 'sent'],
  ['running', 'notSent'],
  ['running', 'notSent'],
  ['waiting', 'notSent'],
];

/** `#/mva/send/` and a uuid of kind 10: the place here, from 1. What is done was stopped midway. */
const standing = ['running', 'login', 'done', 'paused'] as const;

function batchOf(candidates: readonly Candidate[], state: BatchView['state']): BatchView {
  const rows = candidates.map(({ returnId, client, category, amount }, index): BatchRow => {
    const [stands, sent] = states[Math.min(index, states.length - 1)] ?? ['waiting', 'notSent'];
    const isLeft = stands === 'running' || stands === 'waiting';
    const shown = isLeft && state === 'done' ? 'stopped' : stands;
    const isOver = state === 'login' && shown === 'running';
    return {
      returnId,
      filingId: shown === 'waiting' ? null : uuidOf(9, index),
      client,
      category,
      period,
      amount,
      state: isOver ? 'login' : shown,
      sent,
      problem:
        shown === 'failed'
          ? state === 'done'
            ? { ...refuse('mva.foundOthers'), params: { client: client.name, count: 1 } }
            : { ...refuse('mva.refused', 'openAccess'), params: { status: 403, step: 'instanceCreated' } }
          : null,
    };
  });
  return {
    id: uuidOf(10, standing.indexOf(state) + 1),
    jobId: 'job-batch',
    channel: 'person',
    startedBy: 'Ingrid Solberg',
    startedAt: '2026-11-21T07:50:00.000Z',
    state,
    count: rows.length,
    rows,
  };
}

export function batchScene(double: Double, scene: Scene): void {
  const rows = scene === 'empty' ? [] : people.map((person, index) => candidate(index, person));
  const many =
    scene === 'many'
      ? Array.from(
          { length: 400 },
          (_, index) => ({ ...rows[index % rows.length], returnId: uuidOf(11, index) }) as Candidate,
        )
      : rows;
  double.handle('batch.candidates', () => ok({ rows: many }));
  double.handle('batch.reach', ({ count }) =>
    ok({ count, perFilingMs: 6200, measured: true, reaches: Math.min(count, 60), takesMs: 120_000 }),
  );
  double.handle('batch.list', () => ok({ batches: [] }));
  double.handle('batch.get', ({ batchId }) =>
    ok(batchOf(many.slice(0, 40), standing.find((_, at) => batchId === uuidOf(10, at + 1)) ?? 'running')),
  );
  double.handle('batch.start', () => ok(batchOf(many.slice(0, 40), 'running')));
  // Whoever sits there prepared the eleventh.
  double.handle('batch.mayRelease', ({ returnId }) =>
    ok({ problem: returnId === uuidOf(7, 10) ? refuse('people.samePerson') : null }),
  );
  double.handle('batch.releaseMany', ({ returns }) => ok({ released: returns.length, refused: [] }));
}
