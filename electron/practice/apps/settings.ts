import type { PracticeDatabase } from '../core/database.ts';

/** How the copy of Skatteetaten behaves; kept in practice's database, changed by the fault hook `skatteetaten`. */
export interface Behaviour {
  /** Milliseconds from the second `process/next` to the feedback. */
  readonly feedbackDelayMs: number;
  /** False: what a system user started or finished is never picked up, as reported (reference mva-melding 0 and 5.4). */
  readonly systemUserPickedUp: boolean;
  /** Where a rejection for register reasons shows: at once, or only in the feedback (3.4, last paragraph). */
  readonly registersIn: 'next' | 'feedback';
}

const DEFAULTS: Behaviour = { feedbackDelayMs: 8_000, systemUserPickedUp: true, registersIn: 'next' };
const NAME = 'skatteetaten.behaviour';

export function behaviour(database: PracticeDatabase): Behaviour {
  const stored = database.setting(NAME);
  return stored === undefined ? DEFAULTS : { ...DEFAULTS, ...(JSON.parse(stored) as Partial<Behaviour>) };
}

export function changeBehaviour(database: PracticeDatabase, input: Record<string, unknown>): Behaviour {
  const before = behaviour(database);
  const after: Behaviour = {
    feedbackDelayMs: typeof input.feedbackDelayMs === 'number' ? input.feedbackDelayMs : before.feedbackDelayMs,
    systemUserPickedUp:
      typeof input.systemUserPickedUp === 'boolean' ? input.systemUserPickedUp : before.systemUserPickedUp,
    registersIn:
      input.registersIn === 'next' || input.registersIn === 'feedback' ? input.registersIn : before.registersIn,
  };
  database.set(NAME, JSON.stringify(after));
  return after;
}
