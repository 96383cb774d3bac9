import type { Candidate, ClientRow, LinkTasksView } from '../../../shared/contract/clients.ts';
import type { JobRow } from '../../../shared/contract/work.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { firm, people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

type Way = ClientRow['ways'][number];
const at = '2026-11-21T07:30:00.000Z';

function ways(index: number): Way[] {
  const both = (state: Way['state'], reason: Way['reason'], checkedAt: string | null): Way[] => [
    { task: 'mva', state, reason, checkedAt },
    { task: 'dialogs', state, reason, checkedAt },
  ];
  if (index % 11 === 4) return both('lost', 'accessEnded', at);
  if (index % 13 === 6)
    return [
      { task: 'mva', state: 'missing', reason: 'packageMissing', checkedAt: at },
      { task: 'dialogs', state: 'ok', reason: 'linked', checkedAt: at },
    ];
  if (index % 17 === 9) return both('unknown', 'notChecked', null);
  return both('ok', 'linked', at);
}

const own: ClientRow = {
  ...firm,
  own: true,
  bankrupt: false,
  systemUserId: uuidOf(1, 2),
  systemUserTitle: 'Eget firma',
  ways: [
    { task: 'mva', state: 'ok', reason: 'linked', checkedAt: at },
    { task: 'dialogs', state: 'missing', reason: 'packageMissing', checkedAt: at },
  ],
  nextDeadline: '2026-12-10',
  unread: 2,
  linkedAt: at,
};

const rows: ClientRow[] = people.map((client, index) => ({
  ...client,
  own: false,
  bankrupt: index === 28,
  systemUserId: uuidOf(1, 1),
  systemUserTitle: 'Regnskapsklienter',
  ways: ways(index),
  nextDeadline: index % 7 === 3 ? null : '2026-12-10',
  unread: [0, 3, 0, 1, 0, 0, 12][index % 7] ?? 0,
  linkedAt: at,
}));

const candidateRows: Candidate[] = people.map((client, index) => ({
  clientId: uuidOf(2, index),
  organisationNumber: client.organisationNumber,
  name: client.name,
  linked: index < 6,
}));

const linkJob: JobRow = {
  id: 'link',
  kind: 'clients.link',
  params: { systemUser: 'Regnskapsklienter' },
  client: null,
  state: 'done',
  done: 0,
  total: 0,
  dueAt: null,
  problem: null,
  createdAt: at,
  finishedAt: at,
  canPause: false,
  canCancel: false,
};

export function clientsScene(double: Double, scene: Scene): void {
  double.handle('clients.list', () => ok({ rows: scene === 'empty' ? [] : [own, ...rows] }));
  double.handle('clients.candidates', ({ systemUserId }) =>
    ok({ systemUserId, fetchedAt: at, rows: scene === 'empty' ? [] : candidateRows }),
  );
  const tasks = (act: LinkTasksView['act'], ids: readonly string[], job: Partial<JobRow>): LinkTasksView => ({
    jobId: act,
    act,
    systemUserId: uuidOf(1, 1),
    job: { ...linkJob, kind: `clients.${act}`, id: act, ...job },
    rows: candidateRows
      .filter((row) => ids.includes(row.clientId))
      .map(({ clientId, organisationNumber, name }, index) => ({
        clientId,
        organisationNumber,
        name,
        state: index === 2 ? 'failed' : job.finishedAt === null && index > 2 ? 'open' : 'done',
        problem:
          index === 2
            ? failure('access.clientLacksPackage', { params: { authorityCode: 'AUTH-00080' }, sent: 'notSent' })
            : null,
        at,
      })),
  });
  const views = new Map<string, LinkTasksView>();
  const every = candidateRows.map((row) => row.clientId);
  // Addresses to look at: #/klienter/jobb/running and #/klienter/jobb/login.
  views.set('running', tasks('link', every, { state: 'running', finishedAt: null, canPause: true, canCancel: true }));
  const waits = { state: 'waiting', finishedAt: null, canPause: true, canCancel: true } as const;
  views.set('login', tasks('link', every, { ...waits, problem: failure('idporten.needed', { action: 'logIn' }) }));
  const begin = (act: LinkTasksView['act'], ids: readonly string[]) => {
    views.set(act, tasks(act, ids, {}));
    return ok({ jobId: act });
  };
  double.handle('clients.link', ({ clientIds }) => begin('link', clientIds));
  double.handle('clients.unlink', ({ clientIds }) => begin('unlink', clientIds));
  double.handle('clients.openLinkJob', () => ok({ jobId: null }));
  double.handle('clients.retryLink', ({ jobId }) => ok({ jobId }));
  double.handle('clients.linkTasks', ({ jobId }) => {
    const view = views.get(jobId);
    return view ? ok(view) : fail('job.unknown');
  });
}
