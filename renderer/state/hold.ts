import type { OperationName } from '../../shared/contract.ts';

/** Runs something later, unless the returned function is called before. */
export type Timer = (ms: number, run: () => void) => () => void;

export const windowTimer: Timer = (ms, run) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};

/** Milliseconds without a key until whoever types is taken to rest. */
const REST_MS = 300;
/** Milliseconds that news waits at most: where somebody never rests, it still comes. */
const AT_MOST_MS = 5_000;

export interface Hold {
  /** Somebody types, and waits for an answer. */
  readonly typed: () => void;
  /** An answer has become old: it is asked for now, or when whoever types rests. */
  readonly ask: (name: OperationName) => void;
  /** Nobody types any more. */
  readonly end: () => void;
}

/** What pushes make old is not asked for between two keys: the engine and the window would be busy with it when the next one comes. */
export function createHold(askNow: (name: OperationName) => void, timer: Timer): Hold {
  const held = new Set<OperationName>();
  let resting: (() => void) | undefined;
  let limit: (() => void) | undefined;
  const letGo = (): void => {
    limit?.();
    limit = undefined;
    const names = [...held];
    held.clear();
    for (const name of names) askNow(name);
  };
  const end = (): void => {
    resting?.();
    resting = undefined;
    letGo();
  };
  return {
    typed: () => {
      resting?.();
      resting = timer(REST_MS, end);
    },
    ask: (name) => {
      if (!resting) return askNow(name);
      held.add(name);
      limit ??= timer(AT_MOST_MS, letGo);
    },
    end,
  };
}
