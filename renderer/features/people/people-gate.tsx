import { type ReactNode, useCallback } from 'react';
import { useAppState, useQuery } from '../../state/context.tsx';
import { useIdle } from './use-idle.ts';
import { WhoPage } from './who-page.tsx';

/** Shows no page before it is known who is here, and asks again after idling where several share the account. */
export function PeopleGate({ children }: { children: ReactNode }) {
  const { queries } = useAppState();
  const here = useQuery('people.here', {});
  const { value } = here;
  const shared = value !== undefined && !value.asks && value.choices.length > 1;
  const leave = useCallback(() => void queries.run('people.leave', { idle: true }), [queries]);
  useIdle(shared ? value.idleMinutes : 0, leave);
  if (value?.asks) return <WhoPage presence={value} />;
  if (!value && !here.error) return null;
  return children;
}
