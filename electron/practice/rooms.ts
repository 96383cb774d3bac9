import type { Room } from './core/context.ts';

/** Every authority that practice copies. A new one is added here. */
export const rooms: readonly Room[] = [];
