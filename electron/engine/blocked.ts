import type { EngineOperation, OutputOf } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { ok } from '../../shared/outcome.ts';
import type { Engine } from './engine-api.ts';

type Health = OutputOf<'health.get'>;
export type About = Pick<Health, 'startedAt' | 'profileId'>;

/**
 * An engine that cannot open its keychain or its database: it runs, says why, and touches nothing. A new start, after the
 * person did something about it, is the way on.
 */
export function blockedEngine(problem: Failure, database: Health['database'], about: About): Engine {
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
    setConditions: () => undefined,
    stop: async () => undefined,
  };
}

/**
 * Stands in while the operating system asks the person for the keychain: says so, lets every other call wait, and then
 * passes everything on to the engine that was opened.
 */
export function waitingEngine(opening: Promise<Engine>, about: About, onOpened: () => void): Engine {
  let opened: Engine | undefined;
  let stopping = false;
  const settled = opening.then((engine) => {
    opened = engine;
    if (!stopping) onOpened();
    return engine;
  });
  // An exception here is a bug, as it is while the shell waits: it ends the process, and the shell starts another.
  settled.catch((error: unknown) =>
    setImmediate(() => {
      throw error;
    }),
  );
  const health: Health = { database: 'waiting', setAsideAs: null, problem: null, ...about };
  return {
    call: async (name, input) => {
      if (!opened && name === 'health.get') return ok(health);
      return (opened ?? (await settled)).call(name, input);
    },
    grantFile: (handle, path) => void settled.then((engine) => engine.grantFile(handle, path)),
    setPerson: (name) => void settled.then((engine) => engine.setPerson(name)),
    setConditions: (conditions) => void settled.then((engine) => engine.setConditions(conditions)),
    // A dialog nobody answers must not hold the app back from ending.
    stop: async () => {
      stopping = true;
      await opened?.stop();
    },
  };
}
