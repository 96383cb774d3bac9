const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait after the n-th failed try in a row (1, 2, …): 5 s doubled each time up to 15 minutes, of which the
 * second half is random so that many jobs that failed together do not come back together.
 */
export function backoffMs(failedTries: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failedTries - 1));
  return Math.round(full / 2 + random() * (full / 2));
}
