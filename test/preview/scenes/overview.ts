import type { OutputOf } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

type Row = OutputOf<'overview.get'>['rows'][number];

function row(kind: Row['kind'], client: number | null, by: string | null, to: string, count = 1): Row {
  const one = client === null ? undefined : people[client];
  return { kind, client: one ? { organisationNumber: one.organisationNumber, name: one.name } : null, count, by, to };
}

const rows: Row[] = [
  row('waitingForVerdict', 3, null, `/mva/${uuidOf(7, 3)}`),
  row('returnRejected', 4, '2026-12-10', `/mva/${uuidOf(7, 4)}`),
  row('returnUnknown', 5, '2026-12-10', `/mva/${uuidOf(7, 5)}`),
  row('waitingForLogin', 6, '2026-12-10', `/mva/${uuidOf(7, 6)}`),
  {
    ...row('accessLost', 4, '2026-12-10', `/klienter/${people[4]?.organisationNumber ?? ''}`),
    persons: ['Ingrid Solberg', 'Amir Haddad'],
  },
  { ...row('signingMissing', null, '2026-12-10', '/mva/send/fullmakter', 9), persons: ['Ingrid Solberg'] },
  row('draftReady', null, '2026-12-10', '/mva', 5),
  row('dialogsUnread', null, null, '/innboks', 41),
];

/** With many: what the firm's own reminders bring up. */
const reminded: Row[] = [
  row('returnMissing', 5, '2026-12-04', `/krav/${people[5]?.organisationNumber ?? ''}`),
  { ...row('coerciveFine', 3, '2026-12-01', `/krav/${people[3]?.organisationNumber ?? ''}`), amount: 9_200_00 },
  { ...row('claimOverdue', null, '2026-09-15', '/krav/forfalt', 13), amount: 1_204_310_50 },
  row('returnLate', 1, '2026-11-20', '/mva'),
  row('returnDue', null, '2026-12-04', '/mva', 14),
  row('releaseDue', 2, '2026-12-10', `/mva/${uuidOf(7, 2)}`),
  row('sendDue', null, '2026-12-10', '/mva', 3),
  row('accessMissing', null, '2026-12-10', '/klienter', 4),
  { ...row('signingMissing', 7, '2026-12-10', '/mva/send'), persons: ['Ingrid Solberg'] },
  row('archiveStopped', null, null, '/innstillinger'),
];

export function overviewScene(double: Double, scene: Scene): void {
  const empty = scene === 'empty';
  double.handle('overview.get', () =>
    ok({
      rows:
        scene === 'many'
          ? reminded
          : empty
            ? [{ kind: 'setUp', client: null, count: 1, by: null, to: '/tilgang' }]
            : rows,
      deadlinesNext14Days: empty ? 0 : 34,
      unread: empty ? 0 : 41,
      clientsWithoutAccess: empty ? 0 : 4,
      clientsOverdue: empty ? 0 : 13,
      nextDeadline: empty ? null : '2026-12-10',
    }),
  );
}
