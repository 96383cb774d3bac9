import type { z } from 'zod';

/** Who answers: the shell (windows, files, links, the engine's life) or the engine (everything the firm's work needs). */
export type Side = 'shell' | 'engine';

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly side: Side;
  readonly input: I;
  readonly output: O;
}

export function engineOperation<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { side: 'engine' as const, input, output };
}

export function shellOperation<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { side: 'shell' as const, input, output };
}
