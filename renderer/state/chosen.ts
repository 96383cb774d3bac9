import { createStore, type StoreApi } from 'zustand/vanilla';

/** Ids of the returns a person has chosen on one page and acts on at another. An id that is nowhere any more counts for nothing. */
export type Chosen = StoreApi<ReadonlySet<string>>;

export const createChosen = (): Chosen => createStore<ReadonlySet<string>>(() => new Set());
