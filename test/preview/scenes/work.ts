import type { AuditRow, JobRow } from '../../../shared/contract/work.ts';
import { failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

const jobs: JobRow[] = [
  {
    id: 'j1',
    kind: 'mva.file',
    params: { client: 'Fjell og Fjord AS' },
    client: people[0]?.organisationNumber ?? null,
    state: 'running',
    done: 3,
    total: 7,
    dueAt: null,
    problem: null,
    createdAt: '2026-11-21T08:01:00.000Z',
    finishedAt: null,
    canPause: true,
    canCancel: true,
  },
  {
    id: 'j2',
    kind: 'dialogs.sync',
    params: {},
    client: null,
    state: 'done',
    done: 34,
    total: 34,
    dueAt: null,
    problem: null,
    createdAt: '2026-11-21T08:00:00.000Z',
    finishedAt: '2026-11-21T08:02:00.000Z',
    canPause: false,
    canCancel: false,
  },
  {
    id: 'j3',
    kind: 'mva.file',
    params: { client: 'Havbris Kafé AS' },
    client: people[2]?.organisationNumber ?? null,
    state: 'failed',
    done: 4,
    total: 7,
    dueAt: null,
    problem: failure('http.timeout', {
      params: { host: 'skd.apps.altinn.no' },
      retryable: true,
      action: 'wait',
      sent: 'unknown',
    }),
    createdAt: '2026-11-21T07:40:00.000Z',
    finishedAt: '2026-11-21T07:45:00.000Z',
    canPause: false,
    canCancel: false,
  },
];

const acts = [
  'key.create',
  'system.register',
  'request.create',
  'client.link',
  'client.unlink',
  'mva.import',
  'mva.file',
  'dialog.open',
  'dialog.saveAttachment',
];
const outcomes = ['begun', 'done', 'done', 'refused', 'failed', 'unknown'] as const;

const auditRows: AuditRow[] = Array.from({ length: 180 }, (_, index) => {
  const client = people[index % people.length];
  const act = acts[index % acts.length] ?? 'mva.file';
  return {
    sequence: 180 - index,
    at: new Date(Date.UTC(2026, 10, 21, 8, 0) - index * 17 * 60_000).toISOString(),
    person: index % 3 === 0 ? 'Ingrid Solberg' : 'Amund Lie',
    act,
    client: client && index % 9 > 2 ? { organisationNumber: client.organisationNumber, name: client.name } : null,
    outcome: outcomes[index % outcomes.length] ?? 'done',
    params: act === 'mva.file' ? { channel: 'systemUser', term: '5/2026' } : {},
  };
});

export function workScene(double: Double, scene: Scene): void {
  const empty = scene === 'empty';
  double.handle('jobs.list', () => ok({ jobs: empty ? [] : jobs }));
  for (const name of ['jobs.pause', 'jobs.resume', 'jobs.cancel'] as const) {
    double.handle(name, ({ id }) =>
      ok({ ...(jobs.find((job) => job.id === id) ?? (jobs[0] as JobRow)), state: 'paused' as const }),
    );
  }
  double.handle('audit.list', (input) => {
    const rows = empty
      ? []
      : auditRows.filter(
          (row) =>
            (!input.act || row.act === input.act) &&
            (!input.person || row.person === input.person) &&
            (!input.organisationNumber || row.client?.organisationNumber === input.organisationNumber) &&
            (!input.before || row.sequence < input.before),
        );
    return ok({ rows: rows.slice(0, input.limit), total: rows.length });
  });
  double.handle('audit.verify', () => ok({ intact: true, rows: empty ? 0 : auditRows.length, brokenAt: null }));
  double.handle('settings.get', () => ok({ filingChannel: 'systemUser', systemUserChannelAllowed: true }));
  double.handle('settings.set', (input) => ok({ ...input, systemUserChannelAllowed: true }));
}
