import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Bridge, InputOf, OperationName, OutputOf } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { type Chosen, createChosen } from './chosen.ts';
import { createQueries, type Entry, emptyEntry, type Queries } from './queries.ts';
import { createToasts, type Toasts } from './toasts.ts';

export interface State {
  readonly queries: Queries;
  readonly toasts: Toasts;
  readonly chosenReturns: Chosen;
  /** How a File the person chose or dropped becomes a handle. */
  readonly chooseFile: Bridge['chooseFile'];
}

const StateContext = createContext<State | undefined>(undefined);

/** Everything below it reads through this one bridge: the window's, or a test's double. */
export function StateProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  const state = useMemo<State>(
    () => ({
      queries: createQueries(bridge),
      toasts: createToasts(),
      chosenReturns: createChosen(),
      chooseFile: bridge.chooseFile,
    }),
    [bridge],
  );
  useEffect(() => state.queries.stop, [state]);
  return <StateContext value={state}>{children}</StateContext>;
}

export function useAppState(): State {
  const state = useContext(StateContext);
  if (!state) throw new Error('No StateProvider above');
  return state;
}

export interface Query<T> extends Entry<T> {
  readonly refresh: () => void;
}

/** Reads an operation, and again whenever a push says that the answer is old. Pass `undefined` to read nothing yet. */
export function useQuery<N extends OperationName>(name: N, input: InputOf<N> | undefined): Query<OutputOf<N>> {
  const { queries } = useAppState();
  const key = input === undefined ? '' : queries.keyOf(name, input);
  const entry = useStore(queries.store, (entries) => entries[key] ?? emptyEntry) as Entry<OutputOf<N>>;
  useEffect(() => {
    if (key === '') return;
    const text = key.slice(name.length + 1);
    return queries.watch(name, JSON.parse(text) as InputOf<N>);
  }, [queries, name, key]);
  return useMemo(
    () => ({ ...entry, refresh: () => queries.refresh(name, JSON.parse(key.slice(name.length + 1) || '{}')) }),
    [entry, queries, name, key],
  );
}

export interface Action<N extends OperationName> {
  readonly run: (input: InputOf<N>) => Promise<Outcome<OutputOf<N>>>;
  readonly pending: boolean;
  readonly error: Failure | undefined;
  readonly clear: () => void;
}

/** Does an operation and keeps its failure, so that the component can show it where the thing is. */
export function useAction<N extends OperationName>(name: N): Action<N> {
  const { queries } = useAppState();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Failure | undefined>();
  return useMemo(
    () => ({
      pending,
      error,
      clear: () => setError(undefined),
      run: async (input: InputOf<N>) => {
        setPending(true);
        setError(undefined);
        const answer = await queries.run(name, input);
        setPending(false);
        if (!answer.ok) setError(answer.error);
        return answer;
      },
    }),
    [queries, name, pending, error],
  );
}

/** Confirms something done; `undo` puts it back. */
export function useToast(): Toasts['show'] {
  return useAppState().toasts.show;
}
