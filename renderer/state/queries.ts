import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, InputOf, OperationName, OutputOf, PushEnvelope, PushName } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { call } from './bridge.ts';
import { answersFor, answersForSameInput, refreshedBy } from './freshness.ts';
import { createHold, type Timer, windowTimer } from './hold.ts';

/** What is known of one read: the last answer stays while a newer one is on its way or has failed. */
export interface Entry<T = unknown> {
  readonly value: T | undefined;
  readonly error: Failure | undefined;
  readonly loading: boolean;
}

export const emptyEntry: Entry<never> = { value: undefined, error: undefined, loading: true };

type Entries = Readonly<Record<string, Entry>>;

interface Watched {
  readonly name: OperationName;
  readonly input: unknown;
  watchers: number;
  running: boolean;
  /** Something changed while an answer was on its way: ask once more. */
  again: boolean;
}

export interface Queries {
  readonly store: StoreApi<Entries>;
  readonly keyOf: (name: OperationName, input: unknown) => string;
  /** Keeps a read fresh until the returned function is called. */
  readonly watch: <N extends OperationName>(name: N, input: InputOf<N>) => () => void;
  readonly refresh: (name: OperationName, input?: unknown) => void;
  /** Runs an operation; when its answer is also a read's answer, that read has it at once. */
  readonly run: <N extends OperationName>(name: N, input: InputOf<N>) => Promise<Outcome<OutputOf<N>>>;
  readonly onPush: <N extends PushName>(name: N, listener: (payload: PushEnvelope<N>['payload']) => void) => () => void;
  /** Somebody types, and waits for an answer: what pushes make old is asked for when they rest, or do something. */
  readonly typed: () => void;
  readonly stop: () => void;
}

/** After these, nothing that was read before may be shown: it is another environment's, or was another person's to see. */
const forgetsAll: ReadonlySet<OperationName> = new Set([
  'people.choose',
  'people.leave',
  'app.openEnvironment',
  'app.leaveEnvironment',
  'app.resetPractice',
]);

/** True when `a` is newer than what was last seen of the same push. */
function newer(a: { epoch: number; revision: number }, last: { epoch: number; revision: number } | undefined): boolean {
  return last === undefined || a.epoch > last.epoch || (a.epoch === last.epoch && a.revision > last.revision);
}

export function createQueries(bridge: Bridge, timer: Timer = windowTimer): Queries {
  const store = createStore<Entries>(() => ({}));
  const watched = new Map<string, Watched>();
  const seen = new Map<PushName, { epoch: number; revision: number }>();
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  /** Grows with each forgetting: an answer on its way from before must not be shown. */
  let generation = 0;
  const keyOf = (name: OperationName, input: unknown): string => `${name} ${JSON.stringify(input ?? {})}`;

  const put = (key: string, change: Partial<Entry>): void => {
    store.setState((entries) => ({ ...entries, [key]: { ...(entries[key] ?? emptyEntry), ...change } }));
  };

  const fetchNow = async (key: string, read: Watched): Promise<void> => {
    read.running = true;
    try {
      await fetchUntilFresh(key, read);
    } finally {
      read.running = false;
    }
  };

  const fetchUntilFresh = async (key: string, read: Watched): Promise<void> => {
    do {
      read.again = false;
      const asked = generation;
      put(key, { loading: true });
      const answer = await call(bridge, read.name, read.input as never);
      if (asked !== generation) read.again = true;
      else if (answer.ok) put(key, { value: answer.value, error: undefined, loading: false });
      else put(key, { error: answer.error, loading: false });
    } while (read.again && read.watchers > 0);
  };

  const refreshKey = (key: string, read: Watched): void => {
    if (read.running) read.again = true;
    else void fetchNow(key, read);
  };

  const refresh = (name: OperationName, input?: unknown): void => {
    for (const [key, read] of watched) {
      if (read.watchers > 0 && read.name === name && (input === undefined || key === keyOf(name, input))) {
        refreshKey(key, read);
      }
    }
  };

  const hold = createHold(refresh, timer);

  /** Everything known belongs to the environment, or to the person, that was left. */
  const forget = (): void => {
    generation += 1;
    seen.clear();
    store.setState({}, true);
    for (const [key, read] of watched) if (read.watchers > 0) refreshKey(key, read);
  };

  const receive = (push: PushEnvelope): void => {
    if (!newer(push, seen.get(push.name))) return;
    seen.set(push.name, { epoch: push.epoch, revision: push.revision });
    if (push.name === 'app.engine' && (push.payload as { state?: string }).state === 'running') {
      for (const [key, read] of watched) if (read.watchers > 0) refreshKey(key, read);
    } else {
      for (const name of refreshedBy[push.name]) hold.ask(name);
    }
    for (const listener of listeners.get(push.name) ?? []) listener(push.payload as never);
  };

  const unsubscribe = bridge.onPush(receive);

  return {
    store,
    keyOf,
    refresh,
    watch: (name, input) => {
      const key = keyOf(name, input);
      const read = watched.get(key) ?? { name, input, watchers: 0, running: false, again: false };
      watched.set(key, read);
      read.watchers += 1;
      if (read.watchers === 1) refreshKey(key, read);
      return () => {
        read.watchers -= 1;
      };
    },
    run: async (name, input) => {
      hold.end();
      const answer = await call(bridge, name, input);
      if (answer.ok && forgetsAll.has(name)) forget();
      const read = answersFor[name];
      const same = answersForSameInput[name];
      const known = { value: answer.ok ? answer.value : undefined, error: undefined, loading: false };
      if (answer.ok && read) put(keyOf(read, {}), known);
      if (answer.ok && same) put(keyOf(same, input), known);
      return answer;
    },
    onPush: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    typed: hold.typed,
    stop: unsubscribe,
  };
}
