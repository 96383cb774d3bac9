import { z } from 'zod';
import { instant, nothing } from './common.ts';
import { engineOperation } from './define.ts';

const count = z.number().int().nonnegative();

/** How it goes with one token since the engine started. Never the token itself. */
export const tokenRow = z.object({
  issuer: z.enum(['maskinporten', 'altinn']),
  scopes: z.array(z.string()),
  /** The title of the system user it is for; null for the firm's own. */
  systemUser: z.string().nullable(),
  /** Answered from memory. */
  hits: count,
  /** Waited for a fetch that another had begun. */
  shared: count,
  fetches: count,
  failures: count,
  lastFailure: z.object({ code: z.string(), authorityCode: z.string().nullable(), at: instant }).nullable(),
  /** Milliseconds a fetch took, waits and repeats included. */
  medianMs: count.nullable(),
  worstMs: count.nullable(),
  /** null when none is held. */
  expiresAt: instant.nullable(),
});
export type TokenRow = z.infer<typeof tokenRow>;

export const tokens = {
  diagnostics: engineOperation(nothing, z.object({ rows: z.array(tokenRow) })),
};
