import type { Candidate, ClientRow } from '../../../shared/contract/clients.ts';
import { failure, ok } from '../../../shared/outcome.ts';
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

export function clientsScene(double: Double, scene: Scene): void {
  double.handle('clients.list', () => ok({ rows: scene === 'empty' ? [] : [own, ...rows] }));
  double.handle('clients.candidates', ({ systemUserId }) =>
    ok({ systemUserId, fetchedAt: at, rows: scene === 'empty' ? [] : candidateRows }),
  );
  const result = (ids: readonly string[]) =>
    ok({
      rows: candidateRows
        .filter((row) => ids.includes(row.clientId))
        .map((row, index) => ({
          organisationNumber: row.organisationNumber,
          name: row.name,
          done: index !== 2,
          problem: index === 2 ? failure('access.clientLacksPackage', { sent: 'notSent' }) : null,
        })),
    });
  double.handle('clients.link', ({ clientIds }) => result(clientIds));
  double.handle('clients.unlink', ({ clientIds }) => result(clientIds));
}
