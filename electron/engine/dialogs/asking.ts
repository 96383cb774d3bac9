import { fail, type Outcome } from '../../../shared/outcome.ts';
import type { Budget } from './budget.ts';

/** Asks Dialogporten one thing, in its turn. */
export type Ask = <T>(question: (bearer: string, signal: AbortSignal) => Promise<Outcome<T>>) => Promise<Outcome<T>>;

export interface AskingOptions {
  readonly token: () => Promise<Outcome<string>>;
  readonly forget: (bearer: string) => void;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  /** Its answers take long for being large: that says nothing about the server. */
  readonly isLong?: boolean;
}

/** With the token of one system user; one that is refused in the middle is renewed once (reference/dialogporten.md 1.7). */
export function asking({ token, forget, budget, signal, isLong = false }: AskingOptions): Ask {
  return async (question) => {
    for (let tries = 1; ; tries += 1) {
      if (signal.aborted) return fail('http.cancelled', { retryable: true });
      const bearer = await token();
      if (!bearer.ok) return bearer;
      const outcome = await budget.run(() => question(bearer.value, signal), signal, isLong);
      if (outcome.ok || outcome.error.params.status !== 401) return outcome;
      forget(bearer.value);
      if (tries === 2) return outcome;
    }
  };
}
