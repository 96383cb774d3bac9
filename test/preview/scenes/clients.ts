import type { Candidate, ClientRow, LinkTasksView } from '../../../shared/contract/clients.ts';
import type { JobRow } from '../../../shared/contract/work.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import { clientRow, clientWay } from '../../support/client-row.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { endingScene } from './endings.ts';
import { ownListScene } from './own-list.ts';
import { firm, people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const at = '2026-11-21T07:30:00.000Z';

function ways(index: number): ClientRow['ways'] {
  const both = (...state: Parameters<typeof clientWay> extends [unknown, ...infer R] ? R : never) => [
    clientWay('mva', ...state),
    clientWay('dialogs', ...state),
  ];
  const seen = { checkedAt: at } as const;
  const accountant = { ...seen, package: 'regnskapsforer-med-signeringsrettighet' };
  if (index % 11 === 4) return both('lost', 'roleEnded', { ...accountant, step: 'ask', source: 'register' });
  if (index % 13 === 6)
    return [
      clientWay('mva', 'lacksPackage', 'packageMissing', { ...seen, package: 'merverdiavgift', step: 'ask' }),
      clientWay('dialogs', 'ready', 'linked', { ...seen, source: 'dialogporten' }),
    ];
  if (index % 17 === 9) return both('unknown', 'needsLogin', { ...seen, step: 'logIn', source: 'register' });
  if (index % 19 === 2) return both('canBeLinked', 'roleHeld', { ...seen, step: 'link', source: 'register' });
  if (index % 23 === 5)
    return both('waitingForDelegation', 'asked', {
      ...seen,
      package: 'merverdiavgift',
      step: 'remind',
      source: 'firm',
    });
  return both('ready', 'linked', seen);
}

const own = clientRow({
  ...firm,
  own: true,
  systemUserId: uuidOf(1, 2),
  systemUserTitle: 'Eget firma',
  ways: [
    clientWay('mva', 'ready', 'linked', { source: 'firm' }),
    clientWay('dialogs', 'lacksPackage', 'noSystemUser', { step: 'requestSystemUser', package: 'merverdiavgift' }),
  ],
  nextDeadline: '2026-12-10',
  unread: 2,
  linkedAt: at,
});

const groups = ['Fiskeri', 'Bygg', 'Handel'];
const staff = ['Ingrid Solberg', 'Amir Haddad', 'Solveig Nes'];

const rows: ClientRow[] = people.map((client, index) => {
  const isLinked = index % 17 !== 9 && index % 19 !== 2 && index % 23 !== 5;
  return clientRow({
    ...client,
    bankrupt: index === 28,
    status: index === 28 ? 'bankrupt' : index === 12 ? 'dissolving' : 'active',
    systemUserId: isLinked ? uuidOf(1, 1) : null,
    systemUserTitle: isLinked ? 'Regnskapsklienter' : null,
    ways: ways(index),
    groups: [groups[index % 3] ?? ''],
    responsible: staff[index % 3] ?? '',
    vatTerm: index % 7 === 3 ? 'aar' : 'toMaaneder',
    nextDeadline: index % 7 === 3 || index === 28 ? null : '2026-12-10',
    unread: [0, 3, 0, 1, 0, 0, 12][index % 7] ?? 0,
    linkedAt: isLinked ? at : null,
    ending: index === 14 ? 'ending' : index === 20 ? 'ended' : null,
    parent: index === 7 ? (people[0]?.organisationNumber ?? null) : null,
    jointUnit: index === 9 ? (people[0]?.organisationNumber ?? null) : null,
    jointUnitName: index === 9 ? (people[0]?.name ?? null) : null,
  });
});

/** For `#/klienter` with ten thousand rows: `?scene=many`. */
const many: ClientRow[] = Array.from({ length: 9_999 }, (_, index) => {
  const base = rows[index % rows.length] ?? own;
  const organisationNumber = String(320_000_000 + index);
  return { ...base, organisationNumber, name: `${base.name.replace(/ AS$/, '')} ${index + 1} AS` };
});

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
  const list = scene === 'many' ? many : rows;
  double.handle('clients.list', () => ok({ rows: scene === 'empty' ? [] : [own, ...list] }));
  ownListScene(double, scene, [own, ...list]);
  endingScene(double, [own, ...list], scene === 'many' ? rows[2] : undefined);
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
  views.set(
    'running',
    tasks('link', every, { id: 'running', state: 'running', finishedAt: null, canPause: true, canCancel: true }),
  );
  const waits = { id: 'login', state: 'waiting', finishedAt: null, canPause: true, canCancel: true } as const;
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
