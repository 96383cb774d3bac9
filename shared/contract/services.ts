import { z } from 'zod';
import { instant } from './common.ts';

export const serviceName = z.enum(['altinn', 'idporten', 'maskinporten', 'skatteetaten']);
export type ServiceName = z.infer<typeof serviceName>;

/** As the engine's own calls of the last half hour met it. unknown: it was not called. unsteady: the last call failed, not those before. */
export const serviceState = z.object({
  service: serviceName,
  state: z.enum(['unknown', 'working', 'slow', 'unsteady', 'failing']),
  /** When it last answered as it should, and last did not; null: never since the engine started. */
  answeredAt: instant.nullable(),
  failedAt: instant.nullable(),
  /** Of the last failure: our code, or its status. */
  problem: z.string().nullable(),
  typicalMs: z.number().nullable(),
});
export type ServiceState = z.infer<typeof serviceState>;
