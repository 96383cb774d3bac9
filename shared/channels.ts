import type { OperationName } from './contract.ts';

/** The IPC channel of an operation, and the single channel that carries every push. Without the contract's schemas: the preload has no use for them. */
export const channelOf = (name: OperationName): string => `klientbro:${name}`;
export const PUSH_CHANNEL = 'klientbro:push';

/** The preload's own: it takes a path, so a page must never be able to call it (`chooseFile` takes a File instead). */
export const PRELOAD_ONLY = 'app.registerFile' satisfies OperationName;
