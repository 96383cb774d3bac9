import { z } from 'zod';
import type { NoticeSettings } from '../../../../shared/contract/background.ts';

/** What is not told yet, and what was; kept, so that a restart says nothing twice and forgets nothing. */
export const kept = z.object({
  pending: z.array(z.object({ id: z.string(), kind: z.enum(['message', 'content']) })),
  /** When a message was last told of, ms. */
  told: z.record(z.string(), z.number()),
  /** When the last look ended, ms. */
  lookedAt: z.number().nullable(),
  /** The same for clients that could not be looked at since: what comes to them meanwhile is still news. */
  behind: z.record(z.string(), z.number()),
  /** The day that deadlines were last told of. */
  daily: z.string(),
  /** Filings whose refusal is told; null: those that are refused now are history. */
  refusedFilings: z.array(z.string()).nullable().default(null),
  linkedAt: z.string().nullable(),
});
export type Kept = z.infer<typeof kept>;
export const NOTHING: Kept = {
  pending: [],
  told: {},
  lookedAt: null,
  behind: {},
  daily: '',
  refusedFilings: null,
  linkedAt: null,
};

/** Seven to five on working days: told by the first look after the quiet, and together. */
export const usualNotices: NoticeSettings = {
  messages: true,
  deadlines: true,
  events: true,
  ...{ claimsOverdue: true, claimFines: true, newClaims: false, claimPayouts: false },
  onlyMine: false,
  showTitle: false,
  quiet: { hours: true, from: '17:00', to: '07:00', freeDays: true },
};
