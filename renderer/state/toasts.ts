import { createStore, type StoreApi } from 'zustand/vanilla';

/** A toast only confirms; a failure stands where the thing is. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

export interface Toasts {
  readonly store: StoreApi<readonly Toast[]>;
  readonly show: (text: string, undo?: () => void) => void;
  readonly dismiss: (id: number) => void;
}

export function createToasts(): Toasts {
  const store = createStore<readonly Toast[]>(() => []);
  let next = 1;
  return {
    store,
    show: (text, undo) => {
      const id = next++;
      // Three at most: the oldest goes.
      store.setState((toasts) => [...toasts.slice(-2), { id, text, undo }], true);
    },
    dismiss: (id) => store.setState((toasts) => toasts.filter((toast) => toast.id !== id), true),
  };
}
