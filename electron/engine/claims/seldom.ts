import type { Clock } from '../ports.ts';

/** At once, and then no more than once a second: a round of hundreds must not have the windows ask for the list as often. */
export function seldom(clock: Clock, tell: () => void): () => void {
  let state: 'rest' | 'told' | 'again' = 'rest';
  const now = (): void => {
    state = 'told';
    tell();
    clock.timer(1_000, () => {
      if (state === 'again') now();
      else state = 'rest';
    });
  };
  return () => {
    if (state === 'rest') now();
    else state = 'again';
  };
}
