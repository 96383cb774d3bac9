import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoginView } from '../../../shared/contract/access.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { useAppState, useQuery } from '../../state/context.tsx';
import type { FailureLike } from '../../ui/failure.tsx';

export interface FilingLogin {
  readonly loggedIn: boolean;
  /** Set while the person is in the browser. */
  readonly waiting: LoginView | undefined;
  readonly error: FailureLike | undefined;
  /** Runs `then` at once when logged in (unless `anew`), otherwise after a login; forgotten when the person leaves or cancels. */
  readonly ensure: (then: () => void, anew?: boolean) => void;
  readonly cancel: () => void;
}

/** One login covers every client the person may file for (mva-melding.md 0, fact 7). */
export function useFilingLogin(): FilingLogin {
  const { queries } = useAppState();
  const login = useQuery('access.login', { purpose: 'filing' });
  const [waiting, setWaiting] = useState<LoginView | undefined>();
  const [error, setError] = useState<FailureLike | Failure | undefined>();
  const next = useRef<(() => void) | undefined>(undefined);
  const loggedIn = login.value?.state === 'loggedIn';

  const take = useCallback((view: LoginView) => {
    setWaiting(view.state === 'waiting' ? view : undefined);
    setError(view.problem);
    if (view.state === 'waiting') return;
    const run = next.current;
    next.current = undefined;
    if (view.state === 'loggedIn') run?.();
  }, []);

  useEffect(
    () =>
      queries.onPush('access.login', (view) => {
        if (view.purpose === 'filing' && next.current !== undefined) take(view);
      }),
    [queries, take],
  );

  const ensure = useCallback(
    (then: () => void, anew = false) => {
      if (loggedIn && !anew) return then();
      next.current = then;
      setError(undefined);
      void queries.run('access.startLogin', { purpose: 'filing' }).then((answer) => {
        if (!answer.ok) {
          next.current = undefined;
          return setError(answer.error);
        }
        take(answer.value);
        if (answer.value.state === 'waiting' && answer.value.url !== undefined) {
          void queries.run('app.openLink', { url: answer.value.url });
        }
      });
    },
    [loggedIn, queries, take],
  );

  const cancel = useCallback(() => {
    next.current = undefined;
    setWaiting(undefined);
    void queries.run('access.cancelLogin', { purpose: 'filing' });
  }, [queries]);

  return { loggedIn, waiting, error, ensure, cancel };
}
