import type { EngineOperation, OutputOf } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { ok } from '../../shared/outcome.ts';
import type { Engine } from './engine-api.ts';

type Health = OutputOf<'health.get'>;

/**
 * An engine that cannot open its keychain or its database: it runs, says why, and touches nothing. A new start, after the
 * person did something about it, is the way on.
 */
export function blockedEngine(
  problem: Failure,
  database: Health['database'],
  about: { startedAt: string; profileId: string },
): Engine {
  const health: Health = {
    database,
    setAsideAs: null,
    problem: { ...problem, params: { ...problem.params } },
    ...about,
  };
  return {
    call: async (name: EngineOperation): Promise<Outcome<unknown>> =>
      name === 'health.get' ? ok(health) : { ok: false, error: problem },
    grantFile: () => undefined,
    setPerson: () => undefined,
    stop: async () => undefined,
  };
}
