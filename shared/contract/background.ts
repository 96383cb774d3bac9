import { z } from 'zod';
import { nothing } from './common.ts';
import { engineOperation, shellOperation } from './define.ts';
import { syncState } from './dialogs.ts';

/** Minutes between two looks for messages. */
export const everyMinutes = z.literal([5, 10, 15, 30, 60]);

/** What Klientbro does on this machine while nobody looks at it. Kept with the profile, the same for every environment. */
export const backgroundChoice = z.object({
  /** What closing the window means. `ask`: nobody has said yet; closes as `quit` until somebody has. */
  whenClosed: z.enum(['ask', 'stay', 'quit']),
  everyMinutes,
  /** Fetches nothing by itself while the system says that the network is metered. */
  waitOnMetered: z.boolean(),
});
export type BackgroundChoice = z.infer<typeof backgroundChoice>;

/** unknown: the system does not tell. */
export const known = z.enum(['yes', 'no', 'unknown']);
export type Known = z.infer<typeof known>;

export const backgroundView = backgroundChoice.extend({
  /** Whether the desktop shows icons of running programs; many on Linux do not. */
  tray: known,
  /** Asked of the system itself, where it may be changed too. null: this build cannot be started at log-in. */
  atLogin: z.boolean().nullable(),
  metered: known,
  /** Whether the system shows notices of programs at all. */
  canNotify: z.boolean(),
});
export type BackgroundView = z.infer<typeof backgroundView>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Nothing is told in these hours of the day, nor on Saturdays, Sundays and public holidays: it waits, and comes as one when they end. Norway's time. */
export const quietHours = z.object({ hours: z.boolean(), from: time, to: time, freeDays: z.boolean() });
export type QuietHours = z.infer<typeof quietHours>;

/** What whoever is here is told of by the system, outside the window. */
export const noticeSettings = z
  .object({
    messages: z.boolean(),
    /** Due messages and returns whose day comes close: at most once a day. */
    deadlines: z.boolean(),
    /** Returns that were refused, and clients linked without a login. */
    events: z.boolean(),
    /** Of clients' claims: that one fell overdue, a coercive fine, a new one that no return of ours explains, and credit that was settled. */
    claimsOverdue: z.boolean().default(true),
    claimFines: z.boolean().default(true),
    newClaims: z.boolean().default(false),
    claimPayouts: z.boolean().default(false),
    /** Only clients that the person answers for, alone or as deputy. */
    onlyMine: z.boolean(),
    /** The title of a single message too, where others may read the screen. */
    showTitle: z.boolean(),
    quiet: quietHours,
  })
  .strict();
export type NoticeSettings = z.infer<typeof noticeSettings>;

/** One notice, however many it is about. The shell has the words. */
export const notice = z.object({
  kind: z.enum(['messages', 'content', 'due', 'returns', 'refused', 'linked', 'fine', 'overdue', 'newClaim', 'payout']),
  count: z.number().int(),
  clients: z.number().int(),
  /** Its name, when all are one client's. */
  client: z.string().nullable(),
  title: z.string().nullable(),
  /** The page that a click opens. */
  to: z.string().regex(/^\/[a-z0-9/-]*$/),
});
export type Notice = z.infer<typeof notice>;

export const background = {
  view: shellOperation(nothing, backgroundView),
  set: shellOperation(backgroundChoice.extend({ atLogin: z.boolean() }).partial().strict(), backgroundView),
  /** Shows one notice as the system shows them; false: the system cannot. */
  tryNotice: shellOperation(nothing, z.object({ shown: z.boolean() })),
  notices: engineOperation(nothing, noticeSettings),
  setNotices: engineOperation(noticeSettings, noticeSettings),
  /** Messages that nobody has read and nobody is done with, of the clients the person sees. */
  unread: engineOperation(nothing, z.object({ count: z.number().int() })),
  /** A look that begins after the call, for `--sync-once`; answers when it is over. */
  syncOnce: engineOperation(nothing, syncState),
};
