import type { FilingRight } from '../../../shared/contract/filing-rights.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

/** What whoever logs in may do for the n-th client; null: nothing is known. */
export function rightOf(index: number): FilingRight | null {
  if (index % 8 === 7) return null;
  const by = { source: 'altinn', checkedAt: '2026-11-20T07:31:00.000Z' } as const;
  if (index === 1) return { fillIn: 'yes', sign: 'no', source: 'filing', checkedAt: '2026-11-21T08:12:00.000Z' };
  if (index === 14) return { ...by, fillIn: 'no', sign: 'no' };
  return { ...by, fillIn: 'yes', sign: index % 5 === 2 ? 'no' : 'yes' };
}

export function filingRightsScene(double: Double, scene: Scene): void {
  const empty = scene === 'empty';
  const answer = () =>
    ok({
      person: empty ? null : { name: 'Ingrid Solberg', loggedInAt: '2026-11-20T07:30:00.000Z' },
      readAt: empty ? null : '2026-11-20T07:31:00.000Z',
      problem: null,
      rows: people.map((client, index) => ({
        client: { organisationNumber: client.organisationNumber, name: client.name },
        right: empty ? null : rightOf(index),
        others: !empty && index % 10 === 2 ? ['Amir Haddad'] : [],
      })),
    });
  double.handle('filingRights.view', answer);
  double.handle('filingRights.read', answer);
}
