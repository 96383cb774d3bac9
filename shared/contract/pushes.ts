import { z } from 'zod';
import { loginView } from './access.ts';
import { engineState } from './app.ts';
import { notice } from './background.ts';
import { syncState } from './dialogs.ts';
import { jobRow } from './work.ts';

/** Something in this domain changed: read it again. */
const changed = z.object({});

/** Every push travels as `{ revision, payload }`; revisions grow over one engine's life and start anew with `epoch`. */
export const pushes = {
  'app.engine': engineState,
  'access.changed': changed,
  'access.login': loginView,
  'checks.changed': changed,
  'clients.changed': changed,
  'mva.changed': z.object({ returnId: z.string() }),
  'claims.changed': changed,
  'dialogs.changed': changed,
  'dialogs.sync': syncState,
  /** Told by the system, outside the window; already sifted for whoever is here. */
  'background.notice': notice,
  /** A notice was clicked: the window goes there. */
  'app.goTo': z.object({ to: z.string() }),
  'jobs.changed': jobRow,
  'audit.changed': changed,
  /** A backup began, came further or ended; a restore likewise. */
  'backup.changed': changed,
  /** Papers were written to the archive folder, or could not be. */
  'archive.changed': changed,
  /** Who is here, or what they may do. */
  'people.changed': changed,
  /** The keychain answered: the environment opens, or cannot be. */
  'health.changed': changed,
} as const;

export type PushName = keyof typeof pushes;
export type PushPayload<N extends PushName> = z.infer<(typeof pushes)[N]>;

/** `epoch` grows with every engine started; a store applies a push only when (epoch, revision) is newer than its own. */
export interface PushEnvelope<N extends PushName = PushName> {
  readonly name: N;
  readonly epoch: number;
  readonly revision: number;
  readonly payload: PushPayload<N>;
}
