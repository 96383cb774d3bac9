import { z } from 'zod';
import { failureView, instant, nothing, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { keyBits } from './keys.ts';

/** stopped: on, but waits for a person to mend `problem`. elsewhere: on, and only the machine in `on` works. */
export const selfLinkingState = z.enum(['off', 'on', 'stopped', 'elsewhere']);
export type SelfLinkingState = z.infer<typeof selfLinkingState>;

/** Linking clients without a login: whether it is on, what it needs, and what it did last. */
export const selfLinkingView = z.object({
  state: selfLinkingState,
  /** The machine this is. */
  machine: z.string(),
  /** By whom, when, and the machine that does it. */
  on: z.object({ person: z.string(), at: instant, machine: z.string(), systemUser: z.string() }).nullable(),
  /** Stopped: why. On: what the last try met; it is tried again at `nextRunAt`. */
  problem: failureView.nullable(),
  /** What must be there before it can be thrown on. */
  needs: z.object({
    /** The firm's system has the package `klientadministrator` in the register. */
    inSystem: z.boolean(),
    systemUser: z.object({ id: uuid, title: z.string() }).nullable(),
    /** An open request for one. */
    requestId: uuid.nullable(),
    key: z
      .object({ kid: z.string(), fingerprint: z.string(), jwk: z.string(), registeredAt: instant.nullable() })
      .nullable(),
  }),
  /** Clients of the last run: linked, refused, and not answered yet. */
  lastRun: z
    .object({ at: instant, linked: z.number().int(), refused: z.number().int(), open: z.number().int() })
    .nullable(),
  nextRunAt: instant.nullable(),
  /** Each system user for clients, and when Altinn was last asked whom it has. */
  lists: z.array(z.object({ systemUserId: uuid, title: z.string(), confirmedAt: instant.nullable() })),
  clientId: z.string(),
  selfService: z.string(),
});
export type SelfLinkingView = z.infer<typeof selfLinkingView>;

export const selfLinking = {
  view: engineOperation(nothing, selfLinkingView),
  /** A key apart from the one the workstation works with. */
  createKey: engineOperation(z.object({ bits: keyBits }).strict(), selfLinkingView),
  /** Tries the key and the right at Altinn first; on only if both hold. This machine becomes the one that does it. */
  turnOn: engineOperation(nothing, selfLinkingView),
  /** At once: nothing more is begun, and its tokens are dropped. */
  turnOff: engineOperation(nothing, selfLinkingView),
  /** Now, also after it stopped. */
  runNow: engineOperation(nothing, selfLinkingView),
};
