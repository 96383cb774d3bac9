import { type ReactNode, useState } from 'react';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { useQuery } from '../../state/context.tsx';
import { Blocked, type Obstacle } from './blocked.tsx';
import { Restore } from './restore/restore.tsx';

type Health = OutputOf<'health.get'>;

const byCode: Readonly<Record<string, Obstacle>> = {
  'vault.noKeychain': 'noKeychain',
  'vault.temporaryKeychain': 'noKeychain',
  'vault.locked': 'locked',
  'vault.changed': 'locked',
  'store.newerVersion': 'newerVersion',
};

/** What stands between the person and the pages, if anything. */
export function obstacleOf(snapshot: AppSnapshot, health: Health | undefined): Obstacle | undefined {
  const code = health?.problem?.code ?? snapshot.engine.code;
  if (health?.database === 'ready') return undefined;
  const { database } = health ?? {};
  if (database === 'newerVersion' || database === 'setAside' || database === 'waiting') return database;
  if (code && byCode[code]) return byCode[code];
  if (health?.database === 'locked') return 'locked';
  if (health?.database === 'failed' || (snapshot.engine.state === 'failed' && code)) return 'failed';
  return undefined;
}

/** Shows a whole screen instead of the pages while the keychain or the database is out of reach. */
export function HealthGate({ snapshot, children }: { snapshot: AppSnapshot; children: ReactNode }) {
  const health = useQuery('health.get', {});
  const [passed, setPassed] = useState(false);
  const obstacle = obstacleOf(snapshot, health.value);
  if (health.value?.database === 'restoring' && snapshot.environment) {
    return <Restore environment={snapshot.environment} />;
  }
  if (!obstacle || (obstacle === 'setAside' && passed)) return children;
  return (
    <Blocked
      environment={snapshot.environment}
      obstacle={obstacle}
      fileName={health.value?.setAsideAs ?? ''}
      problem={health.value?.problem ?? undefined}
      onPass={() => setPassed(true)}
    />
  );
}
